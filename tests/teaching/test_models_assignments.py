"""What the database refuses of assignments, and what an assignment says of itself."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from teaching.models import Assignment, LatePolicy, StudyQuestion
from tests.factories.pages import make_article, make_section
from tests.factories.teaching import make_assignment, make_classroom, make_item, make_question

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]
NOW = timezone.now()
HOUR = timedelta(hours=1)


def refused(action) -> bool:
    with pytest.raises(IntegrityError), transaction.atomic():
        action()
    return True


def test_assignment_has_a_title():
    assignment = make_assignment(make_classroom())
    assert refused(lambda: Assignment.objects.filter(pk=assignment.pk).update(title=""))


@pytest.mark.parametrize("late", [timedelta(), HOUR])
def test_assignment_is_available_before_it_is_due(late):
    assert refused(lambda: make_assignment(make_classroom(), due_at=NOW, available_from=NOW + late))


def test_assignment_may_have_one_date_or_none():
    classroom = make_classroom()
    for fields in ({"due_at": NOW}, {"due_at": None, "available_from": NOW}, {"due_at": None}):
        make_assignment(classroom, **fields)
    assert classroom.assignments.count() == 3


def test_text_stands_once_in_an_assignment():
    section = make_section(make_article(), "Crossing")
    item = make_item(make_assignment(make_classroom()), section)
    assert refused(lambda: make_item(item.assignment, section))
    make_item(make_assignment(item.assignment.classroom), section)


def test_question_has_a_text():
    item = make_item(make_assignment(make_classroom()), make_section(make_article(), "Crossing"))
    question = make_question(item)
    assert refused(lambda: StudyQuestion.objects.filter(pk=question.pk).update(text=""))


def test_assignments_are_ordered_by_what_is_due_first():
    classroom = make_classroom()
    never, later, soon = (make_assignment(classroom, due_at=due) for due in (None, NOW + HOUR, NOW))
    assert list(classroom.assignments.all()) == [soon, later, never]


def test_only_published_assignments_are_known_to_pupils():
    classroom = make_classroom()
    published, _ = make_assignment(classroom), make_assignment(classroom, draft=True)
    assert list(classroom.assignments.published()) == [published]


@pytest.mark.parametrize(
    ("fields", "answers"),
    [
        ({}, (True, False, True)),
        ({"published_at": None}, (False, False, False)),
        ({"available_from": NOW}, (True, False, True)),
        ({"available_from": NOW + HOUR}, (False, False, False)),
        ({"due_at": NOW}, (True, False, True)),
        ({"due_at": NOW - HOUR}, (True, True, True)),
        ({"due_at": NOW - HOUR, "late_policy": LatePolicy.REFUSE}, (True, True, False)),
        ({"due_at": NOW, "late_policy": LatePolicy.REFUSE}, (True, False, True)),
    ],
)
def test_assignment_is_open_between_its_dates(fields, answers):
    assignment = make_assignment(make_classroom(), **{"due_at": None} | fields)
    assert (assignment.is_available(NOW), assignment.is_past_due(NOW), assignment.accepts_answers(NOW)) == answers


def test_archived_class_accepts_no_answers():
    assignment = make_assignment(make_classroom(archived_at=NOW))
    assert assignment.accepts_answers(NOW) is False


def test_choices_are_the_kinds_with_options():
    assert [
        kind for kind in StudyQuestion._meta.get_field("kind").choices if StudyQuestion(kind=kind[0]).is_choice
    ] == [
        ("single", "One of several choices"),
        ("multiple", "Several of several choices"),
        ("school", "Which school would say this?"),
    ]
