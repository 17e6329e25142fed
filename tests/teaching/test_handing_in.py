"""Handing in an assignment, taking it back, handing it in again."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from teaching.models import Submission
from tests.factories.teaching import code_of, make_answer, make_pupil, make_question, pupil_client, submit
from tests.teaching.answering import CLOSINGS, LONG_AGO, send

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


def do(pupil, assignment, name):
    return pupil_client(pupil).post(reverse(name, args=[code_of(pupil.classroom), assignment.pk]))


def page_of(pupil, assignment):
    path = reverse("learn_assignment", args=[code_of(pupil.classroom), assignment.pk])
    return pupil_client(pupil).get(path).content.decode()


def test_summary_says_what_is_unanswered(pupil, item, question):
    make_question(item, "Second?")
    make_answer(pupil, question)
    page = page_of(pupil, item.assignment)
    assert "1 of 2 questions is unanswered:" in page
    assert "question 2</li>" in page
    assert "Hand in as it is" in page


def test_handing_in_twice_is_handing_in_once(pupil, item):
    for _ in range(2):
        assert do(pupil, item.assignment, "learn_hand_in").status_code == 302
    first = Submission.objects.get()
    do(pupil, item.assignment, "learn_hand_in")
    assert Submission.objects.get().submitted_at == first.submitted_at
    assert "You handed this in on" in page_of(pupil, item.assignment)


def test_handing_in_late_is_told(pupil, item):
    item.assignment.due_at = LONG_AGO
    item.assignment.save()
    do(pupil, item.assignment, "learn_hand_in")
    assert "Handed in late" in page_of(pupil, item.assignment)


@pytest.mark.parametrize(("close", "words"), CLOSINGS[1:])
def test_closed_assignment_is_not_handed_in(pupil, item, close, words):
    close(item, pupil)
    assert words in do(pupil, item.assignment, "learn_hand_in").content.decode()
    assert Submission.objects.count() == 0


def test_returned_work_is_handed_in_again(pupil, item):
    then = timezone.now() - timedelta(hours=2)
    submit(
        pupil, item.assignment, submitted_at=then, returned_at=then + timedelta(hours=1), return_note="More, please."
    )
    assert "More, please." in page_of(pupil, item.assignment)
    do(pupil, item.assignment, "learn_hand_in")
    assert not Submission.objects.get().is_open


def test_work_is_taken_back_before_it_is_due(pupil, item, question):
    do(pupil, item.assignment, "learn_hand_in")
    do(pupil, item.assignment, "learn_take_back")
    do(pupil, item.assignment, "learn_take_back")
    assert Submission.objects.count() == 0
    assert send(pupil, question, base=0, text="Again.").status_code == 200


def test_work_handed_in_again_and_taken_back_is_returned_as_before(pupil, item):
    then = timezone.now() - timedelta(hours=2)
    submit(pupil, item.assignment, submitted_at=then, returned_at=then, return_note="More, please.")
    do(pupil, item.assignment, "learn_hand_in")
    do(pupil, item.assignment, "learn_take_back")
    assert Submission.objects.get().is_open
    assert Submission.objects.get().return_note == "More, please."


def test_work_is_not_taken_back_after_it_was_due(pupil, item):
    submit(pupil, item.assignment)
    item.assignment.due_at = LONG_AGO
    item.assignment.save()
    assert "what was handed in stays so" in do(pupil, item.assignment, "learn_take_back").content.decode()
    assert Submission.objects.count() == 1


def test_one_pupil_hands_in_for_nobody_else(pupil, item):
    other = make_pupil(pupil.classroom, "Other")
    do(pupil, item.assignment, "learn_hand_in")
    assert list(Submission.objects.values_list("pupil", flat=True)) == [pupil.pk]
    assert "Handed in" not in page_of(other, item.assignment).split("<main")[1].split("Hand in")[0]
