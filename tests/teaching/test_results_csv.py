"""Everything of a class as CSV."""

import csv
import io
from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from teaching.models import QuestionKind
from tests.factories.pages import body, fresh, make_article, make_section, revise
from tests.factories.teaching import (
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
SAVED = datetime(2026, 7, 1, 12, 0, tzinfo=UTC)


@pytest.fixture
def teacher(client):
    teacher = make_teacher()
    client.force_login(teacher)
    return teacher


@pytest.fixture
def classroom(teacher):
    return make_classroom(teacher, time_zone="Asia/Seoul")


@pytest.fixture
def section(site):
    return make_section(make_article(), "Crossing")


@pytest.fixture
def item(classroom, section):
    return make_item(make_assignment(classroom, "Why", due_at=SAVED + timedelta(hours=1)), section)


def rows(client, classroom, query: str = "") -> list[dict]:
    response = client.get(reverse("teach_csv", args=[classroom.pk]) + query)
    assert (response.status_code, response["Content-Type"]) == (200, "text/csv; charset=utf-8")
    data = b"".join(response.streaming_content)
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))


def test_row_tells_everything_of_an_answer(client, classroom, item):
    pupil = make_pupil(classroom)
    answer = make_answer(pupil, make_question(item), saved_at=SAVED, mark="7", comment="Good.", marked_at=SAVED)
    submit(pupil, item.assignment, submitted_at=SAVED + timedelta(hours=2))
    assert rows(client, classroom) == [
        {
            "Pupil": "Kestrel",
            "Assignment": "Why",
            "Text": "Crossing",
            "Version": "1",
            "Question": "Why did China cross the river?",
            "Kind": "Short answer",
            "Answer": answer.text,
            "Evidence": "",
            "Right?": "",
            "Mark": "7",
            "Comment": "Good.",
            "Saved at": "2026-07-01 21:00:00+09:00",
            "Late": "late",
            "Handed in": "2026-07-01 23:00:00+09:00",
            "Still asked": "yes",
        }
    ]


def test_choices_are_told_in_words_and_judged(client, classroom, item):
    pupil = make_pupil(classroom)
    make_answer(pupil, make_question(item, kind=QuestionKind.SINGLE), text="", choices=["a"])
    make_answer(pupil, make_question(item, kind=QuestionKind.MULTIPLE), text="", choices=["a", "b"])
    told = [(row["Answer"], row["Right?"]) for row in rows(client, classroom)]
    assert told == [("Out of fear", "yes"), ("Out of fear | On Moscow's order", "no")]


def test_evidence_is_told(client, classroom, item):
    question = make_question(item, kind=QuestionKind.EVIDENCE)
    make_answer(make_pupil(classroom), question, text="Look.", passage={"quote": "They crossed.", "block": "p1"})
    assert [(row["Answer"], row["Evidence"]) for row in rows(client, classroom)] == [("Look.", "They crossed.")]


def test_every_pupil_has_a_row_for_every_question(client, classroom, item):
    for name in ("Ada", "Bo"):
        make_pupil(classroom, name)
    questions = [make_question(item, text).text for text in ("One?", "Two?")]
    told = [(row["Pupil"], row["Question"], row["Answer"], row["Saved at"]) for row in rows(client, classroom)]
    assert told == [(name, text, "", "") for name in ("Ada", "Bo") for text in questions]


def test_version_is_the_one_that_was_before_the_pupil(client, classroom, section, item):
    make_answer(make_pupil(classroom), make_question(item))
    revise(section, body=body("Nobody crossed."), change_kind="fact", change_note="It was so.")
    item.version = fresh(section).document.current_version
    item.save()
    assert [row["Version"] for row in rows(client, classroom)] == ["1"]


def test_question_no_longer_asked_is_told_where_it_was_answered(client, classroom, item):
    question = make_question(item)
    make_answer(make_pupil(classroom, "Ada"), question)
    make_pupil(classroom, "Bo")
    question.retired_at = timezone.now()
    question.save()
    assert [(row["Pupil"], row["Still asked"]) for row in rows(client, classroom)] == [("Ada", "no")]


@pytest.mark.parametrize("danger", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_no_cell_is_a_formula(client, classroom, item, danger):
    pupil = make_pupil(classroom, f"{danger.strip()}x")
    make_answer(pupil, make_question(item, f"{danger}?"), text=danger, mark="-2", comment=danger, marked_at=SAVED)
    row = rows(client, classroom)[0]
    told = [row[name] for name in ("Pupil", "Question", "Answer", "Mark", "Comment")]
    assert told == [f"'{danger.strip()}x", f"'{danger}?", f"'{danger}", "'-2", f"'{danger}"]


def test_one_assignment_alone(client, classroom, section, item):
    other = make_item(make_assignment(classroom, "Other"), section)
    make_pupil(classroom)
    make_question(item)
    make_question(other)
    query = f"?assignment={other.assignment_id}"
    assert [row["Assignment"] for row in rows(client, classroom, query)] == ["Other"]


def test_drafts_are_left_out(client, classroom, section):
    make_question(make_item(make_assignment(classroom, draft=True), section))
    make_pupil(classroom)
    assert rows(client, classroom) == []


@pytest.mark.parametrize("asked", ["x", "999999", "²", "9" * 40, "-1"])
def test_unknown_assignment_is_not_found(client, classroom, asked):
    assert client.get(reverse("teach_csv", args=[classroom.pk]), {"assignment": asked}).status_code == 404


def test_assignment_of_another_class_is_not_found(client, classroom, section):
    other = make_assignment(make_classroom())
    address = reverse("teach_csv", args=[classroom.pk])
    assert client.get(address, {"assignment": other.pk}).status_code == 404


def test_queries_do_not_grow_with_the_pupils(client, classroom, item, django_assert_num_queries):
    question = make_question(item)
    for number in range(3):
        make_answer(make_pupil(classroom, f"Pupil {number}"), question)
        with django_assert_num_queries(10):
            rows(client, classroom)
