"""Pupils' data do not outlive their purpose: nothing of them is left in any table."""

import json
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from accounts.models import TeacherRequest, User
from publishing.timer import run_jobs
from teaching.actions import erasing
from teaching.actions.erasing import erase_due, erase_pupil, forget_what_is_over
from teaching.attempts import KEPT, WRONG_CODE, record
from teaching.models import Classroom, FailedAttempt, Highlight, Invitation, Lookup, Pupil, Reading
from tests.factories.accounts import UserFactory
from tests.factories.pages import make_information
from tests.factories.teaching import (
    add_teacher,
    code_of,
    make_answer,
    make_assignment,
    make_classroom,
    make_item,
    make_pupil,
    make_question,
    make_teacher,
    submit,
)

pytestmark = pytest.mark.django_db

WORKS = {"answer", "choice", "quote", "before", "note", "return", "comment", "mark", "high", "after"}


def places_of(words: str) -> list[str]:
    """Every column of every table of the database in which the words stand, whatever their case."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            for column in connection.introspection.get_table_description(cursor, table):
                name = f"{connection.ops.quote_name(table)}.{connection.ops.quote_name(column.name)}"
                cursor.execute(
                    f"SELECT COUNT(*) FROM {connection.ops.quote_name(table)} "
                    f"WHERE LOWER(CAST({name} AS TEXT)) LIKE %s",
                    [f"%{words.lower()}%"],
                )
                if cursor.fetchone()[0]:
                    found.append(f"{table}.{column.name}")
    return found


@pytest.fixture
def text(site):
    return make_information("A text")


def a_class_with_work(text, sign: str, **fields) -> Classroom:
    """A class with a pupil whose every word holds the sign."""
    classroom = make_classroom(name="History", **fields)
    pupil = make_pupil(classroom, f"{sign} nick")
    assignment = make_assignment(classroom)
    item = make_item(assignment, text)
    told = {name: f"{sign} {name}" for name in WORKS}
    make_answer(
        pupil,
        make_question(item),
        told["answer"],
        choices=[told["choice"]],
        passage={"quote": told["quote"], "before": told["before"], "after": told["after"]},
        comment=told["comment"],
        mark=told["mark"],
    )
    submit(pupil, assignment, returned_at=timezone.now(), return_note=told["return"])
    Highlight.objects.create(pupil=pupil, item=item, quote=told["high"], note=told["note"])
    Reading.objects.create(pupil=pupil, item=item, version=item.version, serial=item.serial)
    Lookup.objects.create(item=item, document=text.document, count=3)
    return classroom


def pupil_at_work(text, classroom: Classroom, sign: str) -> None:
    """A pupil joins, signs in anew, goes wrong, and works through the pages; a teacher looks on and marks."""
    code, browser, teacher = code_of(classroom), Client(), Client()
    assignment = classroom.assignments.get()
    item = assignment.items.get()
    answer = {"base": 0, "version": item.version_id, "text": f"{sign} typed"}
    work = f"/learn/{code}/{assignment.pk}/"
    browser.post(f"/learn/{code}/join/", {"nickname": f"{sign} walker", "pin": "2580"})
    browser.post(f"/learn/{code}/sign-in/", {"nickname": f"{sign} walker", "pin": "9999"})
    browser.get(f"{work}{item.pk}/")
    browser.post(f"{work}{item.pk}/answers/{item.questions.get().pk}/", answer, content_type="application/json")
    browser.post(f"{work}{item.pk}/highlights/", {"note": f"{sign} noted"})
    browser.post(f"{work}hand-in/")
    walker = classroom.pupils.get(nickname=f"{sign} walker")
    assert (walker.answers.count(), walker.highlights.count(), walker.submissions.count()) == (1, 1, 1)
    teacher.force_login(classroom.teachers.get(is_owner=True).teacher)
    base = f"/teach/{classroom.pk}/"
    for path in ("", "pupils/", f"pupils/{walker.pk}/", f"assignments/{assignment.pk}/results/", "results.csv"):
        assert teacher.get(base + path).status_code == 200
    teacher.post(f"{base}pupils/{walker.pk}/rename/", {"nickname": f"{sign} renamed"})
    teacher.post(f"{base}pupils/{walker.pk}/pin/")


def test_search_finds_what_a_pupil_left(text):
    a_class_with_work(text, "Zanzibar")
    assert {place.rpartition(".")[2] for place in places_of("zanzibar")} == {
        "nickname",
        "text",
        "choices",
        "passage",
        "comment",
        "mark",
        "return_note",
        "quote",
        "note",
        "nickname_key",
    }


def test_nothing_of_a_pupil_is_left_in_any_table_after_the_day(text):
    classroom = a_class_with_work(text, "Zanzibar")
    pupil_at_work(text, classroom, "Zanzibar")
    assert places_of("zanzibar") != []
    Classroom.objects.update(erase_on=timezone.now().date())
    erase_due()
    assert places_of("zanzibar") == []
    classroom.refresh_from_db()
    left = (classroom.pupils.count(), Lookup.objects.count(), classroom.assignments.count(), classroom.accepts_pupils)
    assert left == (0, 0, 1, False)


def test_nothing_is_left_of_a_pupil_whom_a_teacher_erases(text):
    classroom = a_class_with_work(text, "Zanzibar")
    erase_pupil(pupil=classroom.pupils.get())
    assert places_of("zanzibar") == []


def test_nothing_is_left_of_the_pupils_of_a_deleted_class(text):
    classroom = a_class_with_work(text, "Zanzibar")
    client = Client()
    client.force_login(classroom.teachers.get().teacher)
    client.post(f"/teach/{classroom.pk}/settings/delete/", {"name": classroom.name})
    assert (places_of("zanzibar"), Classroom.objects.count()) == ([], 0)


def test_other_classes_keep_theirs(text):
    a_class_with_work(text, "Zanzibar", erase_on=timezone.now().date())
    a_class_with_work(text, "Quokka")
    before = places_of("quokka")
    assert erase_due() == 1
    assert (places_of("zanzibar"), places_of("quokka") == before, Lookup.objects.count()) == ([], True, 1)


def test_archived_classes_are_erased_likewise(text):
    a_class_with_work(text, "Zanzibar", erase_on=timezone.now().date(), archived_at=timezone.now())
    assert (erase_due(), places_of("zanzibar")) == (1, [])


def test_class_whose_day_is_tomorrow_keeps_its_pupils():
    make_pupil(make_classroom(erase_on=timezone.now().date() + timedelta(days=1)))
    assert (erase_due(), Pupil.objects.count()) == (0, 1)


def test_class_that_nobody_teaches_is_deleted_with_its_pupils_and_invitations(text):
    classroom = a_class_with_work(text, "Zanzibar")
    Invitation.objects.create(classroom=classroom, email="ada@example.org")
    classroom.teachers.get().teacher.delete()
    erase_due()
    assert (places_of("zanzibar"), Classroom.objects.count(), Invitation.objects.count()) == ([], 0, 0)


def test_class_that_somebody_still_teaches_stays(text):
    classroom = make_classroom()
    co = add_teacher(classroom)
    classroom.teachers.get(is_owner=True).teacher.delete()
    make_pupil(classroom)
    erase_due()
    assert [(each.teacher, each.is_owner) for each in classroom.teachers.all()] == [(co, True)]
    assert Pupil.objects.count() == 1


def test_class_without_pupils_is_closed_on_its_day():
    classroom = make_classroom(erase_on=timezone.now().date())
    erase_due()
    classroom.refresh_from_db()
    assert classroom.accepts_pupils is False


def test_erasing_again_finds_nothing_to_do(django_assert_max_num_queries):
    for _ in range(3):
        make_pupil(make_classroom(erase_on=timezone.now().date()))
    assert erase_due() == 3
    with django_assert_max_num_queries(2):
        assert erase_due() == 0


def test_timer_erases_and_forgets():
    make_pupil(make_classroom(erase_on=timezone.now().date()))
    record(WRONG_CODE, "192.0.2.7")
    FailedAttempt.objects.update(at=timezone.now() - KEPT * 2)
    Invitation.objects.create(classroom=make_classroom(), email="ada@example.org")
    Invitation.objects.update(invited_at=timezone.now() - timedelta(days=91))
    TeacherRequest.objects.create(user=UserFactory(email="never@example.org", verified=False))
    TeacherRequest.objects.update(asked_at=timezone.now() - timedelta(days=15))
    run_jobs()
    counts = [each.objects.count() for each in (Pupil, FailedAttempt, Invitation, TeacherRequest)]
    assert (counts, User.objects.filter(email="never@example.org").exists()) == ([0, 0, 0, 0], False)


def test_class_that_cannot_be_erased_does_not_undo_the_others(monkeypatch):
    first, second = (make_classroom(erase_on=timezone.now().date()) for _ in range(2))
    for each in (first, second):
        make_pupil(each)
    real = erasing.erase_pupils

    def fail_second(*, classroom):
        if classroom == second:
            raise RuntimeError("broken")
        return real(classroom=classroom)

    monkeypatch.setattr(erasing, "erase_pupils", fail_second)
    with pytest.raises(RuntimeError):
        forget_what_is_over()
    assert [each.pupils.count() for each in (first, second)] == [0, 1]


def test_pupil_in_two_classes_is_erased_in_one(text):
    one, other = a_class_with_work(text, "Zanzibar"), make_classroom(make_teacher())
    make_pupil(other, "Zanzibar nick")
    erase_pupil(pupil=one.pupils.get())
    assert places_of("zanzibar") == ["teaching_pupil.nickname", "teaching_pupil.nickname_key"]


def test_search_reads_json_as_text(text):
    """Otherwise the search would prove nothing of answers kept as JSON."""
    classroom = a_class_with_work(text, "Zanzibar")
    answer = classroom.pupils.get().answers.get()
    assert "Zanzibar" in json.dumps(answer.passage)
    assert "teaching_answer.passage" in places_of("zanzibar")
