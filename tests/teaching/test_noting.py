"""Pupils' own highlights and notes, looking up terms, and what teachers see beforehand."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from teaching.actions import noting
from teaching.models import Answer, Assignment, Highlight, Lookup, QuestionKind, Reading
from tests.factories.glossary import make_term
from tests.factories.pages import body, make_article, make_section
from tests.factories.teaching import (
    add_teacher,
    code_of,
    make_assignment,
    make_classroom,
    make_item,
    make_pupil,
    make_question,
    make_teacher,
    pupil_client,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]
FETCH = {"X-Requested-With": "fetch"}


@pytest.fixture
def section():
    return make_section(make_article(), "Crossing", body=body("Peng Dehuai crossed the river."))


@pytest.fixture
def item(section):
    return make_item(make_assignment(make_classroom()), section)


@pytest.fixture
def pupil(item):
    return make_pupil(item.assignment.classroom)


def address(name, item, *more) -> str:
    return reverse(name, args=[code_of(item.assignment.classroom), item.assignment_id, item.pk, *more])


def add(pupil, item, headers=None, **fields):
    return pupil_client(pupil).post(address("learn_highlights", item), fields, headers=headers or {})


def change(pupil, highlight, name="learn_highlight", **fields):
    return pupil_client(pupil).post(address(name, highlight.item, highlight.pk), fields)


# --- Highlights and notes --------------------------------------------------------------------------------------------
def test_highlight_is_kept_with_its_place(pupil, item):
    sent = {"quote": " crossed the river ", "before": "Dehuai ", "after": ".", "block": "s1", "note": ""}
    assert add(pupil, item, **sent)["Location"] == f"{address('learn_item', item)}#notes"
    fields = ("pupil", "quote", "before", "after", "block", "note")
    assert list(Highlight.objects.values_list(*fields)) == [(pupil.pk, "crossed the river", "Dehuai ", ".", "s1", "")]


def test_script_gets_the_list_alone(pupil, item):
    response = add(pupil, item, headers=FETCH, quote="the river", note="Which?")
    assert "Which?" in response.content.decode()
    assert "<html" not in response.content.decode()


def test_same_highlight_again_is_one(pupil, item):
    for _ in range(2):
        add(pupil, item, quote="the river")
    assert Highlight.objects.count() == 1


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({}, "Write a note, or paste the words to highlight."),
        ({"quote": "\x00", "note": " "}, "Write a note, or paste the words to highlight."),
        ({"note": "n" * 2001}, "The note is too long: 2,001 characters."),
        ({"quote": "q" * 2001, "note": "Kept?"}, "The passage is too long: 2,001 characters."),
    ],
)
def test_note_that_cannot_be_kept_says_why_and_stays_in_the_fields(pupil, item, sent, words):
    page = add(pupil, item, **sent).content.decode()
    assert words in page
    assert all(value.strip("\x00 ") in page for value in sent.values())
    assert add(pupil, item, headers=FETCH, **sent).status_code == 400
    assert Highlight.objects.count() == 0


def test_notes_have_a_limit(pupil, item, monkeypatch):
    monkeypatch.setattr(noting, "MOST_HIGHLIGHTS", 1)
    add(pupil, item, note="First")
    assert "delete some" in add(pupil, item, note="Second").content.decode()


def test_assignment_that_opens_later_shows_the_note_and_nothing_of_the_text(pupil, item):
    question = make_question(item)
    Assignment.objects.update(available_from=timezone.now() + timedelta(days=1))
    page = add(pupil, item, note="Mine.").content.decode()
    assert ("Mine." in page, question.text in page, "Peng Dehuai" in page) == (True, False, False)
    assert Highlight.objects.count() == 0


def test_note_is_changed_and_deleted_by_its_pupil(pupil, item):
    add(pupil, item, quote="the river", note="Which?")
    highlight = Highlight.objects.get()
    change(pupil, highlight, note="The Yalu.")
    assert Highlight.objects.get().note == "The Yalu."
    for _ in range(2):
        assert change(pupil, highlight, "learn_highlight_delete").status_code == 302
    assert Highlight.objects.count() == 0


def test_note_without_words_is_not_emptied(pupil, item):
    add(pupil, item, note="Which?")
    assert "delete it instead" in change(pupil, Highlight.objects.get(), note=" ").content.decode()
    assert Highlight.objects.get().note == "Which?"


def test_notes_of_another_pupil_are_not_found(pupil, item):
    highlight = Highlight.objects.create(pupil=pupil, item=item, note="Mine")
    other = make_pupil(pupil.classroom, "Other")
    assert change(other, highlight, note="Yours").status_code == 404
    change(other, highlight, "learn_highlight_delete")
    assert Highlight.objects.get().note == "Mine"


def test_highlight_is_not_empty(pupil, item):
    with pytest.raises(IntegrityError, match="teaching_highlight_not_empty"), transaction.atomic():
        Highlight.objects.create(pupil=pupil, item=item)


def test_class_that_is_over_takes_no_notes(pupil, item):
    pupil.classroom.archived_at = timezone.now()
    pupil.classroom.save()
    assert "The class is over" in add(pupil, item, note="Too late").content.decode()
    assert Highlight.objects.count() == 0


# --- Looking up ------------------------------------------------------------------------------------------------------
def look_up(pupil, item, card):
    return pupil_client(pupil).post(address("learn_lookups", item), {"card": card})


def test_lookups_are_counted_for_the_class_and_not_for_pupils(pupil, item):
    term = make_term("Yalu River")
    for each in (pupil, pupil, make_pupil(pupil.classroom, "Other")):
        assert look_up(each, item, f"{term.document.path}v1/card/").status_code == 204
    assert list(Lookup.objects.values_list("item", "document", "count")) == [(item.pk, term.document_id, 3)]
    assert not any(field.name == "pupil" for field in Lookup._meta.get_fields())


@pytest.mark.parametrize(
    "card", ["", "/", "/glossary/nothing/v1/card/", "https://example.org/v1/card/", "\x00", "/x/" * 999]
)
def test_what_is_no_card_is_not_counted(pupil, item, card):
    assert look_up(pupil, item, card).status_code == 204
    assert Lookup.objects.count() == 0


def test_page_without_a_card_is_not_counted(pupil, item, section):
    look_up(pupil, item, f"{section.document.path}v1/card/")
    assert Lookup.objects.count() == 0


@pytest.mark.parametrize("name", ["learn_highlights", "learn_lookups", "learn_answers"])
def test_nobody_writes_without_being_in_the_class(item, name):
    stranger = make_pupil(make_classroom(name="Other"))
    for client in (Client(), pupil_client(stranger)):
        assert client.post(address(name, item), {"note": "x", "card": "/x/v1/card/"}).status_code == 401


# --- Preview ---------------------------------------------------------------------------------------------------------
@pytest.fixture
def draft(section):
    return make_item(make_assignment(make_classroom(), draft=True), section)


def preview(client, item, *parts):
    name = "teach_preview_item" if parts else "teach_preview"
    return client.get(reverse(name, args=[item.assignment.classroom_id, item.assignment_id, *parts]))


def test_preview_shows_teachers_what_pupils_will_see_and_saves_nothing(client, draft):
    make_question(draft, kind=QuestionKind.SINGLE)
    client.force_login(add_teacher(draft.assignment.classroom))
    page = preview(client, draft, draft.pk).content.decode()
    assert "Nothing that you write here is saved" in page
    assert "Peng Dehuai crossed the river." in page
    assert "Out of fear" in page
    assert 'method="post"' not in page
    assert "Why China fought" in preview(client, draft).content.decode()
    assert (Reading.objects.count(), Answer.objects.count()) == (0, 0)


def test_preview_is_for_teachers_of_the_class_only(client, draft):
    assert preview(client, draft).status_code == 302
    client.force_login(make_teacher())
    assert preview(client, draft).status_code == 404
    assert preview(client, draft, draft.pk).status_code == 404


def test_preview_of_an_item_of_another_assignment_is_not_found(client, draft, item):
    client.force_login(add_teacher(draft.assignment.classroom))
    assert preview(client, draft, item.pk).status_code == 404
