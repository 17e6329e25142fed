"""What the database itself refuses of pupils' work, and what goes with what."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from teaching.models import Answer, Highlight, Lookup, Reading, Submission
from tests.factories.pages import make_article, make_section
from tests.factories.teaching import (
    make_answer,
    make_assignment,
    make_classroom,
    make_item,
    make_pupil,
    make_question,
    submit,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


@pytest.fixture
def item():
    return make_item(make_assignment(make_classroom()), make_section(make_article(), "Crossing"))


@pytest.fixture
def pupil(item):
    return make_pupil(item.assignment.classroom)


def refuses(name: str, make) -> None:
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        make()
    told = str(refused.value)
    assert name in told or "UNIQUE constraint failed" in told  # SQLite names columns instead


def test_a_text_is_opened_once(pupil, item):
    def opened():
        Reading.objects.create(pupil=pupil, item=item, version=item.version, serial=item.serial)

    opened()
    refuses("teaching_reading_once", opened)


def test_an_assignment_is_handed_in_once(pupil, item):
    submit(pupil, item.assignment)
    refuses("teaching_submission_once", lambda: submit(pupil, item.assignment))


def test_a_question_is_answered_once(pupil, item):
    question = make_question(item)
    make_answer(pupil, question)
    refuses("teaching_answer_once", lambda: make_answer(pupil, question))


def test_revisions_are_counted_from_one(pupil, item):
    refuses("teaching_answer_revision_from_one", lambda: make_answer(pupil, make_question(item), revision=0))


def test_highlight_holds_words(pupil, item):
    refuses("teaching_highlight_not_empty", lambda: Highlight.objects.create(pupil=pupil, item=item))


def test_a_term_is_counted_once_for_a_text(item):
    def counted():
        Lookup.objects.create(item=item, document=item.document, count=1)

    counted()
    refuses("teaching_lookup_once", counted)


def test_all_work_goes_with_the_pupil(pupil, item):
    Reading.objects.create(pupil=pupil, item=item, version=item.version, serial=item.serial)
    Highlight.objects.create(pupil=pupil, item=item, note="Mine.")
    submit(pupil, item.assignment)
    make_answer(pupil, make_question(item))
    pupil.delete()
    assert [model.objects.count() for model in (Reading, Highlight, Submission, Answer)] == [0, 0, 0, 0]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"text": " \n\u3000\x1f"}, True),
        ({"text": "", "choices": ["a"]}, False),
        ({"text": "", "passage": {"quote": "x"}}, False),
        ({"text": "Fear"}, False),
    ],
)
def test_answer_is_empty(fields, expected):
    assert Answer(**fields).is_empty is expected


def test_submission_is_open_after_it_was_returned():
    now = timezone.now()
    later = now + timedelta(seconds=1)
    times = [(now, None), (now, now), (now, later), (later, now)]
    states = [Submission(submitted_at=sent, returned_at=returned).is_open for sent, returned in times]
    assert states == [False, True, True, False]
