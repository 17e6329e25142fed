"""Marks and comments, by one teacher and by two; returning work."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from teaching.actions.marking import MarkedMeanwhile, NotHandedIn, mark_answer, return_submission
from teaching.models import Answer, Submission
from tests.factories.pages import make_article, make_section
from tests.factories.teaching import (
    add_teacher,
    make_answer,
    make_assignment,
    make_classroom,
    make_item,
    make_pupil,
    make_question,
    make_teacher,
    submit,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


@pytest.fixture
def teacher():
    return make_teacher()


@pytest.fixture
def answer(teacher):
    item = make_item(make_assignment(make_classroom(teacher)), make_section(make_article(), "Crossing"))
    return make_answer(make_pupil(item.assignment.classroom), make_question(item))


@pytest.fixture
def submission(answer):
    return submit(answer.pupil, answer.question.item.assignment)


def stored(answer) -> tuple:
    now = Answer.objects.get(pk=answer.pk)
    return now.mark, now.comment, now.marked_by, now.text, now.revision


def test_mark_and_comment_are_stored_and_the_answer_is_left_alone(answer, teacher):
    mark_answer(answer=answer, by=teacher, mark="7", comment="Which sources?")
    assert stored(answer) == ("7", "Which sources?", teacher, "Out of fear for Manchuria.", 1)
    assert Answer.objects.get().marked_at == answer.marked_at


def test_feedback_survives_what_the_pupil_writes_later(answer, teacher):
    mark_answer(answer=answer, by=teacher, mark="7", comment="More.")
    Answer.objects.filter(pk=answer.pk).update(text="More.", revision=2, saved_at=timezone.now())
    assert stored(answer) == ("7", "More.", teacher, "More.", 2)


def test_what_the_pupil_writes_meanwhile_survives_the_mark(answer, teacher):
    loaded = Answer.objects.get(pk=answer.pk)
    Answer.objects.filter(pk=answer.pk).update(text="Newer.", revision=2)
    mark_answer(answer=loaded, by=teacher, mark="7", comment="")
    assert stored(answer) == ("7", "", teacher, "Newer.", 2)


def test_second_of_two_teachers_is_told_and_overwrites_nothing(answer, teacher):
    colleague = add_teacher(answer.pupil.classroom)
    behind = Answer.objects.get(pk=answer.pk)
    mark_answer(answer=answer, by=teacher, mark="7", comment="Mine.")
    with pytest.raises(MarkedMeanwhile) as told:
        mark_answer(answer=behind, by=colleague, mark="2", comment="Theirs.")
    assert (told.value.answer.mark, told.value.answer.marked_by) == ("7", teacher)
    assert stored(answer)[:3] == ("7", "Mine.", teacher)


def test_second_teacher_who_saw_the_first_mark_replaces_it(answer, teacher):
    colleague = add_teacher(answer.pupil.classroom)
    mark_answer(answer=answer, by=teacher, mark="7", comment="Mine.")
    mark_answer(answer=answer, by=colleague, mark="8", comment="Ours.", seen=answer.marked_at)
    assert stored(answer)[:3] == ("8", "Ours.", colleague)


def test_empty_feedback_takes_the_mark_away(answer, teacher):
    mark_answer(answer=answer, by=teacher, mark="7", comment="")
    mark_answer(answer=answer, by=teacher, mark="", comment="")
    assert (stored(answer)[:3], Answer.objects.get().marked_at) == (("", "", None), None)


def test_only_teachers_of_the_class_mark(answer):
    with pytest.raises(PermissionDenied):
        mark_answer(answer=answer, by=make_teacher(), mark="7", comment="")
    assert stored(answer)[:3] == ("", "", None)


def test_returned_work_is_open_and_holds_the_note(submission, teacher):
    return_submission(submission=submission, by=teacher, note="Say more.")
    now = Submission.objects.get()
    assert (now.is_open, now.return_note, now.submitted_at) == (True, "Say more.", submission.submitted_at)


def test_work_is_not_returned_twice(submission, teacher):
    return_submission(submission=submission, by=teacher, note="Say more.")
    with pytest.raises(NotHandedIn):
        return_submission(submission=submission, by=teacher, note="Less.")
    assert Submission.objects.get().return_note == "Say more."


def test_second_of_two_teachers_does_not_return_it_again(submission, teacher):
    behind = Submission.objects.get()
    return_submission(submission=submission, by=teacher, note="Say more.")
    with pytest.raises(NotHandedIn):
        return_submission(submission=behind, by=teacher, note="Less.")
    assert Submission.objects.get().return_note == "Say more."


def test_work_that_was_handed_in_again_is_looked_at_first(submission, teacher):
    Submission.objects.update(submitted_at=submission.submitted_at + timedelta(seconds=5))
    with pytest.raises(NotHandedIn):
        return_submission(submission=submission, by=teacher, note="")
    assert Submission.objects.get().returned_at is None


def test_work_that_was_returned_and_handed_in_again_can_be_returned_again(submission, teacher):
    hour = timedelta(hours=1)
    times = {"submitted_at": timezone.now() - hour, "returned_at": timezone.now() - 2 * hour}
    Submission.objects.update(**times)
    return_submission(submission=Submission.objects.get(), by=teacher, note="Once more.")
    assert Submission.objects.get().is_open is True


def test_only_teachers_of_the_class_return(submission):
    with pytest.raises(PermissionDenied):
        return_submission(submission=submission, by=make_teacher(), note="")
    assert Submission.objects.get().returned_at is None
