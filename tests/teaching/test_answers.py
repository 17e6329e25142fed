"""Answers are saved, none is lost or overwritten, and what cannot be saved says why."""

import json
from datetime import timedelta

import pytest
from django.db import IntegrityError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from teaching.actions import working
from teaching.actions.working import save_answer
from teaching.answering import LONGEST, Written
from teaching.models import Answer, Pupil, QuestionKind, Reading
from teaching.views import learning_answers
from tests.factories.pages import body, make_article, make_section, revise
from tests.factories.teaching import (
    code_of,
    make_answer,
    make_assignment,
    make_classroom,
    make_item,
    make_pupil,
    make_question,
    pupil_client,
    submit,
)
from tests.teaching.answering import CLOSINGS, LONG_AGO, address, not_open, over, send

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


@pytest.fixture
def section():
    return make_section(make_article(), "Crossing", body=body("Peng Dehuai crossed the “river”", "by night."))


def save_form(pupil, item, **fields):
    named = {name.replace("_", "-"): value for name, value in fields.items()}
    return pupil_client(pupil).post(address("learn_answers", item), named)


# --- One by one, by the script ---------------------------------------------------------------------------------------
def test_answer_is_saved_with_what_was_read(pupil, question):
    response = send(pupil, question, base=0, text="Out of fear.\r\nAnd for allies.")
    answer = Answer.objects.get()
    assert response.json() | {"at": ""} == {
        "state": "saved",
        "revision": 1,
        "at": "",
        "text": "Out of fear.\nAnd for allies.",
        "choices": [],
        "passage": {},
    }
    assert (answer.pupil, answer.question) == (pupil, question)
    assert (answer.version, answer.serial) == (question.item.version, question.item.serial)


def test_saved_time_is_told_in_the_zone_of_the_class(section):
    item = make_item(make_assignment(make_classroom(time_zone="Asia/Kathmandu")), section)
    told = send(make_pupil(item.assignment.classroom), make_question(item), base=0, text="x").json()["at"]
    assert told == f"{Answer.objects.get().saved_at + timedelta(hours=5, minutes=45):%H:%M}"


def test_saving_is_cheap(pupil, question, django_assert_max_num_queries):
    client, path = pupil_client(pupil), address("learn_answer", question.item, question.pk)
    for base in (0, 1):
        with django_assert_max_num_queries(10):  # with the savepoint that a test has instead of a transaction
            client.post(path, json.dumps({"base": base, "text": f"{base}"}), content_type="application/json")
    assert Answer.objects.get().revision == 2


def test_same_again_changes_nothing(pupil, question):
    assert [send(pupil, question, base=0, text="Fear.").json()["revision"] for _ in range(3)] == [1, 1, 1]


def test_tab_that_is_behind_overwrites_nothing_and_is_told_what_is_there(pupil, question):
    send(pupil, question, base=0, text="Fear.")
    send(pupil, question, base=1, text="Fear of the army.")
    response = send(pupil, question, base=1, text="Something else.")
    assert response.status_code == 409
    told = response.json()
    assert (told["state"], told["revision"], told["text"]) == ("changed", 2, "Fear of the army.")
    assert Answer.objects.get().text == "Fear of the army."
    assert send(pupil, question, base=2, text="Something else.").status_code == 200


def test_two_first_savings_at_once_lose_nothing(pupil, question, monkeypatch):
    def late(pupil, question, written, version):
        make_answer(pupil, question, "The other tab was first.")
        raise IntegrityError

    monkeypatch.setattr(working, "_create", late)
    with pytest.raises(working.Changed) as conflict:
        save_answer(pupil=pupil, question=question, written=Written("Mine."), base=0)
    assert conflict.value.answer.text == "The other tab was first."


def test_saving_between_reading_and_writing_is_noticed(pupil, question, monkeypatch):
    answer = make_answer(pupil, question, "Fear.")

    def meanwhile(*arguments):
        Answer.objects.filter(pk=answer.pk).update(text="Theirs.", revision=2)
        return {}

    monkeypatch.setattr(working, "_read", meanwhile)
    with pytest.raises(working.Changed):
        save_answer(pupil=pupil, question=question, written=Written("Mine."), base=1)
    assert Answer.objects.get().text == "Theirs."


def test_emptied_answer_is_kept_empty_and_an_empty_first_one_is_none(pupil, question):
    assert send(pupil, question, base=0, text="  ").json()["revision"] == 0
    assert Answer.objects.count() == 0
    send(pupil, question, base=0, text="Fear.")
    assert send(pupil, question, base=1, text="").json()["revision"] == 2
    assert Answer.objects.get().is_empty


def test_answer_keeps_the_version_that_was_before_the_pupil(pupil, question, section):
    item, old = question.item, question.item.version
    Reading.objects.create(pupil=pupil, item=item, version=old, serial=item.serial)
    newer = revise(section, body=body("Nobody crossed."), change_kind="fact").document.current_version
    serial, item.version, item.serial = item.serial, newer, newer.serial
    item.save()
    send(pupil, question, base=0, text="Fear.", version=old.pk)
    assert (Answer.objects.get().version, Answer.objects.get().serial) == (old, serial)
    send(pupil, question, base=1, text="None.", version=newer.pk)
    assert Answer.objects.get().version == newer


def test_version_that_the_pupil_never_had_is_not_believed(pupil, question):
    other = make_section(make_article("Other"), "Other").document.current_version
    send(pupil, question, base=0, text="Fear.", version=other.pk)
    assert Answer.objects.get().version == question.item.version


@pytest.mark.parametrize("kind", [QuestionKind.SHORT, QuestionKind.LONG])
def test_answer_that_is_too_long_is_refused_with_its_length(pupil, item, kind):
    longest = LONGEST[kind.value]
    question = make_question(item, kind=kind)
    response = send(pupil, question, base=0, text="x" * (longest + 1))
    assert response.status_code == 400
    assert f"{longest + 1:,} characters. Shorten it to {longest:,} at most." in response.json()["words"]
    assert send(pupil, question, base=0, text="x" * longest).status_code == 200


@pytest.mark.parametrize(
    "sent", [b"", b"{", b"[]", b'"x"', b"\xff\xfe", b'{"base": 0, "text": "' + b"x" * 500_000 + b'"}'], ids=len
)
def test_what_cannot_be_read_is_refused(pupil, question, sent):
    path = address("learn_answer", question.item, question.pk)
    assert pupil_client(pupil).post(path, sent, content_type="application/json").status_code == 400


@pytest.mark.parametrize(
    "sent",
    [
        {"text": "a\x00b"},
        {"text": "a\ud800b"},
        {"text": 7, "choices": "a", "passage": []},
        {"base": -1, "text": "ab"},
        {"base": "9" * 30, "version": None, "text": "ab"},
        {"text": "ab", "passage": {"quote": "x"}, "choices": [{}]},
    ],
)
def test_what_is_odd_is_taken_or_left_and_breaks_nothing(pupil, question, sent):
    assert send(pupil, question, **sent).status_code == 200
    assert list(Answer.objects.values_list("text", flat=True)) in ([], ["ab"])


@pytest.mark.parametrize(
    ("kind", "choices", "status"),
    [
        (QuestionKind.SINGLE, ["b"], 200),
        (QuestionKind.SINGLE, ["a", "b"], 400),
        (QuestionKind.SINGLE, ["z"], 400),
        (QuestionKind.MULTIPLE, ["c", "a"], 200),
        (QuestionKind.MULTIPLE, [], 200),
    ],
)
def test_choices_must_be_options(pupil, item, kind, choices, status):
    question = make_question(item, kind=kind)
    assert send(pupil, question, base=0, choices=choices).status_code == status
    assert list(Answer.objects.values_list("choices", flat=True)) == (
        [sorted(choices)] if choices and status == 200 else []
    )


@pytest.mark.parametrize(
    ("quote", "found"),
    [('crossed the "river"', True), ("river” by\n  night", True), ("crossed the sea", False)],
)
def test_passage_says_whether_it_stands_in_the_text_and_is_kept_anyway(pupil, item, quote, found):
    question = make_question(item, kind=QuestionKind.EVIDENCE)
    passage = {"quote": quote, "before": "x" * 500, "after": "", "block": "s1"}
    told = send(pupil, question, base=0, passage=passage, text="It says so.").json()["passage"]
    assert told == {"quote": quote, "before": "x" * 80, "after": "", "block": "s1", "found": found}
    assert Answer.objects.get().passage == told


# --- When nothing can be saved ---------------------------------------------------------------------------------------
@pytest.mark.parametrize(("close", "words"), CLOSINGS)
def test_closed_assignment_takes_no_answer_and_says_why(pupil, question, close, words):
    close(question.item, pupil)
    response = send(pupil, question, base=0, text="Too late.")
    assert response.status_code == 423
    assert response.json()["words"].startswith(words)
    page = save_form(pupil, question.item, **{f"revision-{question.pk}": 0, f"text-{question.pk}": "Too late."})
    assert "Too late." in page.content.decode()
    assert words in page.content.decode()
    assert Answer.objects.count() == 0


@pytest.mark.parametrize(("close", "words"), CLOSINGS[:2])
@pytest.mark.parametrize("had", [False, True])
def test_assignment_closed_while_an_answer_is_checked_takes_it_no_more(pupil, question, monkeypatch, had, close, words):
    base = make_answer(pupil, question, "Fear.").revision if had else 0

    def slow(written, item):
        close(question.item, pupil)
        item.assignment.refresh_from_db()
        return written

    monkeypatch.setattr(learning_answers, "checked", slow)
    response = send(pupil, question, base=base, text="Too late.")
    assert response.status_code == 423
    assert response.json()["words"].startswith(words)
    assert [answer.text for answer in Answer.objects.all()] == (["Fear."] if had else [])


def test_answer_of_somebody_erased_meanwhile_is_refused(pupil, question):
    Pupil.objects.filter(pk=pupil.pk).delete()
    with pytest.raises(working.Closed, match="no longer in this class"):
        save_answer(pupil=pupil, question=question, written=Written("Mine."), base=0)


def test_question_removed_while_it_is_answered_is_told(pupil, question, monkeypatch):
    def late(*_):
        raise IntegrityError

    monkeypatch.setattr(working, "_create", late)
    with pytest.raises(working.Closed, match="taken this question away"):
        save_answer(pupil=pupil, question=question, written=Written("Mine."), base=0)


@pytest.mark.parametrize(
    "raw", ["[" * 100_000, '{"a":' * 50_000, '{"base":' + "9" * 5000 + "}", '{"base": [[1]]}', '"\\ud800"']
)
def test_senseless_json_is_refused_or_taken_for_an_empty_answer(pupil, question, raw):
    path = address("learn_answer", question.item, question.pk)
    response = pupil_client(pupil).post(path, raw, content_type="application/json")
    assert response.status_code == (200 if raw == '{"base": [[1]]}' else 400)
    assert Answer.objects.count() == 0


def test_question_of_a_senseless_item_is_not_found(pupil, question):
    path = reverse(
        "learn_answer",
        args=[code_of(pupil.classroom), question.item.assignment_id, 10**30, question.pk],
    )
    assert pupil_client(pupil).post(path, "{}", content_type="application/json").status_code == 404


@pytest.mark.parametrize("field", ["text", "text-999999"])
def test_form_to_an_assignment_that_opens_later_shows_what_was_typed_and_nothing_of_the_text(pupil, question, field):
    not_open(question.item, pupil)
    name = f"text-{question.pk}" if field == "text" else field
    page = save_form(pupil, question.item, **{f"revision-{question.pk}": 0, name: "Mine."}).content.decode()
    assert ("Mine." in page, question.text in page, "Peng Dehuai" in page) == (True, False, False)


def test_late_answers_are_taken_where_they_are_accepted(pupil, question):
    question.item.assignment.due_at = LONG_AGO
    question.item.assignment.save()
    assert send(pupil, question, base=0, text="Late.").status_code == 200


def test_returned_answers_can_be_changed_even_after_the_due_date(pupil, question):
    over(question.item, pupil)
    make_answer(pupil, question)
    submit(pupil, question.item.assignment, submitted_at=LONG_AGO, returned_at=LONG_AGO + timedelta(hours=1))
    assert send(pupil, question, base=1, text="Better.").status_code == 200


def test_question_no_longer_asked_is_not_found(pupil, question):
    question.retired_at = timezone.now()
    question.save()
    assert send(pupil, question, base=0, text="x").status_code == 404


def test_question_of_another_text_or_class_is_not_found(pupil, question, section):
    other = make_question(make_item(make_assignment(make_classroom(name="Other")), section))
    code = code_of(pupil.classroom)
    path = reverse("learn_answer", args=[code, question.item.assignment_id, question.item_id, other.pk])
    sent = json.dumps({"base": 0, "text": "x"})
    assert pupil_client(pupil).post(path, sent, content_type="application/json").status_code == 404
    path = address("learn_answer", other.item, other.pk)
    assert pupil_client(pupil).post(path, sent, content_type="application/json").status_code == 401
    assert Answer.objects.count() == 0


def test_signed_out_script_is_told_to_sign_in(question):
    path = address("learn_answer", question.item, question.pk)
    assert Client().post(path, "{}", content_type="application/json").status_code == 401


def test_signed_out_form_gets_back_what_it_sent(question):
    fields = {f"text-{question.pk}": "Long <words>"}
    response = Client().post(address("learn_answers", question.item), fields)
    assert response.status_code == 401
    assert "Long &lt;words&gt;</textarea>" in response.content.decode()


# --- All on a text, by a form ----------------------------------------------------------------------------------------
def test_form_saves_answers_of_all_kinds(pupil, item):
    short, several, evidence = (
        make_question(item, kind=kind) for kind in (QuestionKind.SHORT, QuestionKind.MULTIPLE, QuestionKind.EVIDENCE)
    )
    response = save_form(
        pupil,
        item,
        **{f"revision-{each.pk}": 0 for each in (short, several, evidence)},
        **{f"text-{short.pk}": "Fear.", f"choice-{several.pk}": ["a", "c"], f"quote-{evidence.pk}": "by night"},
    )
    assert response["Location"] == f"{address('learn_item', item)}?saved#questions"
    found = {
        answer.question: (answer.text, answer.choices, answer.passage.get("found")) for answer in Answer.objects.all()
    }
    assert found == {short: ("Fear.", [], None), several: ("", ["a", "c"], None), evidence: ("", [], True)}


def test_form_can_lead_on_to_handing_in(pupil, question):
    response = save_form(pupil, question.item, **{f"revision-{question.pk}": 0, "hand-in": "1"})
    assert response["Location"] == reverse(
        "learn_assignment", args=[code_of(pupil.classroom), question.item.assignment_id]
    )


def test_form_leaves_questions_alone_that_it_did_not_show(pupil, item, question):
    make_answer(pupil, question, "Fear.")
    save_form(pupil, item, **{f"text-{question.pk}": ""})
    assert Answer.objects.get().text == "Fear."


def test_form_saves_the_others_and_keeps_what_is_refused(pupil, item, question):
    second = make_question(item, "Second?")
    sent = {f"revision-{question.pk}": 0, f"text-{question.pk}": "y" * 1001}
    sent |= {f"revision-{second.pk}": 0, f"text-{second.pk}": "Fine."}
    page = save_form(pupil, item, **sent).content.decode()
    assert "y" * 1001 in page
    assert "1,001 characters. Shorten it to 1,000 at most." in page
    assert [answer.text for answer in Answer.objects.all()] == ["Fine."]


def test_form_of_a_tab_that_is_behind_shows_both_and_keeps_mine_when_sent_again(pupil, item, question):
    make_answer(pupil, question, "Theirs.", revision=2)
    page = save_form(pupil, item, **{f"revision-{question.pk}": 1, f"text-{question.pk}": "Mine."}).content.decode()
    assert "Theirs." in page
    assert "Mine.</textarea>" in page
    assert f'name="revision-{question.pk}" value="2"' in page
    save_form(pupil, item, **{f"revision-{question.pk}": 2, f"text-{question.pk}": "Mine."})
    assert Answer.objects.get().text == "Mine."


def test_form_gives_back_what_was_written_to_a_question_that_is_gone(pupil, item, question):
    key = question.pk
    question.delete()
    page = save_form(pupil, item, **{f"revision-{key}": 0, f"text-{key}": "For nobody."}).content.decode()
    assert "For nobody." in page
