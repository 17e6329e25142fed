"""Everything that is kept about one pupil."""

import json
from datetime import UTC, datetime

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from teaching.models import Highlight, Pupil, QuestionKind, Reading
from teaching.pupil_data import data_of, sizes_of
from tests.factories.pages import make_information
from tests.factories.teaching import (
    code_of,
    make_answer,
    make_assignment,
    make_classroom,
    make_item,
    make_pupil,
    make_question,
    make_teacher,
    pupil_client,
    submit,
)

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.fixture
def pupil(site):
    classroom = make_classroom(make_teacher(display_name="Ms Okafor"), time_zone="Asia/Seoul")
    pupil = make_pupil(classroom)
    assignment = make_assignment(classroom)
    item = make_item(assignment, make_information("A text"))
    choice = make_question(item, "Why?", QuestionKind.SINGLE)
    marker = classroom.teachers.get().teacher
    told = {"mark": "B", "comment": "Good.", "marked_at": NOON, "marked_by": marker, "saved_at": NOON}
    make_answer(pupil, make_question(item), "Fear.", passage={"quote": "the river"}, **told)
    make_answer(pupil, choice, "", choices=["b", "gone"], saved_at=NOON)
    submit(pupil, assignment, submitted_at=NOON, returned_at=NOON, return_note="Again.")
    Highlight.objects.create(pupil=pupil, item=item, quote="a passage", note="my secret")
    Reading.objects.create(pupil=pupil, item=item, version=item.version, serial=item.serial)
    return pupil


def test_data_hold_every_word_in_the_time_of_the_class(pupil):
    data = data_of(pupil, with_private=True)
    noon = data["answers"][0]["saved"]
    assert noon.isoformat() == "2026-11-23T21:00:00+09:00"
    assert data["answers"] == [
        {
            "assignment": "Why China fought",
            "text": "A text",
            "version": 1,
            "as_of": data["opened"][0]["as_of"],
            "question": "Why?",
            "answer": "",
            "choices": ["On Moscow's order", "gone"],
            "passage": {},
            "saved": noon,
            "times_saved": 1,
            "mark": "",
            "comment": "",
            "marked": None,
            "marked_by": "",
        },
        {
            "assignment": "Why China fought",
            "text": "A text",
            "version": 1,
            "as_of": data["opened"][0]["as_of"],
            "question": "Why did China cross the river?",
            "answer": "Fear.",
            "choices": [],
            "passage": {"quote": "the river"},
            "saved": noon,
            "times_saved": 1,
            "mark": "B",
            "comment": "Good.",
            "marked": noon,
            "marked_by": "Ms Okafor",
        },
    ]
    handed_in = {"assignment": "Why China fought", "handed_in": noon, "returned": noon, "return_note": "Again."}
    assert (data["pupil"]["nickname"], data["handed_in"]) == ("Kestrel", [handed_in])
    assert [(each["passage"], each["note"]) for each in data["highlights_and_notes"]] == [("a passage", "my secret")]


def test_every_table_of_pupils_is_in_the_data():
    """A new model of pupils' work must be exported, counted and erased."""
    related = {relation.get_accessor_name() for relation in Pupil._meta.related_objects}
    assert related == {"answers", "submissions", "readings", "highlights"}
    of_pupils = {model for model in apps.get_models() if any(f.related_model is Pupil for f in model._meta.fields)}
    assert {model.__name__ for model in of_pupils} == {"Answer", "Submission", "Reading", "Highlight"}


def test_sizes_count_what_would_be_erased(pupil):
    assert sizes_of(pupil) == {"answers": 2, "handed_in": 1, "opened": 1, "highlights": 1}


def test_data_of_another_pupil_are_not_told(pupil):
    other = make_pupil(pupil.classroom, "Other")
    data = data_of(other, with_private=True)
    assert [data[name] for name in ("opened", "answers", "handed_in", "highlights_and_notes")] == [[], [], [], []]


def test_data_are_read_at_one_query_count(pupil):
    counts = []
    for title in ("More", "Yet more"):
        with CaptureQueriesContext(connection) as queries:
            data_of(pupil, with_private=True)
        counts.append(len(queries))
        item = make_item(make_assignment(pupil.classroom, title), make_information(title))
        make_answer(pupil, make_question(item))
    assert counts == [4, 4]


def test_teacher_exports_all_but_the_private_notes(pupil):
    client = Client()
    client.force_login(pupil.classroom.teachers.get().teacher)
    base = f"/teach/{pupil.classroom_id}/pupils/{pupil.pk}/"
    response = client.get(f"{base}data.json")
    data, html = json.loads(response.content), client.get(base).content.decode()
    assert response["Content-Disposition"] == 'attachment; filename="pupil.json"'
    assert ([each["answer"] for each in data["answers"]], data["highlights_and_notes"]) == (["", "Fear."], 1)
    assert [words in html for words in ("Fear.", "Good.", "Again.", "On Moscow", "my secret")] == [True] * 4 + [False]
    assert "my secret" not in response.content.decode()


def test_pupil_exports_everything(pupil):
    client, base = pupil_client(pupil), f"/learn/{code_of(pupil.classroom)}/"
    html = client.get(f"{base}data/").content.decode()
    data = json.loads(client.get(f"{base}data.json").content)
    assert [words in html for words in ("Fear.", "Good.", "Again.", "my secret")] == [True] * 4
    assert [each["note"] for each in data["highlights_and_notes"]] == ["my secret"]
