"""Answers by question and by pupil, marked and returned."""

from datetime import timedelta

import pytest
from django.utils import timezone

from teaching.feedback import save_feedback
from teaching.models import Answer, Highlight, QuestionKind, Submission
from tests.factories.pages import body, fresh, revise
from tests.factories.teaching import (
    make_answer,
    make_pupil,
    make_question,
    make_teacher,
    submit,
)
from tests.teaching.insight_pages import address, page_of, parsed, posted, texts

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site", "signed_in")]


# --- Answers --------------------------------------------------------------------------------------------------------


def test_question_page_shows_every_answer_and_who_has_none(client, classroom, assignment, answer):
    make_pupil(classroom, "Zoë")
    page = page_of(client, address("teach_question", assignment, answer.question_id))
    assert texts(page, ".answer__title") == ["Kestrel"]
    assert texts(page, "p.answer__words") == ["Out of fear for Manchuria."]
    assert texts(page, ".answers__without") == ["No answer yet: Zoë"]


def test_question_page_leads_to_its_neighbours(client, assignment, item):
    first, second, third = (make_question(item, text) for text in ("One?", "Two?", "Three?"))
    page = page_of(client, address("teach_question", assignment, second.pk))
    links = [page.select(f".answers-pager [rel={rel}]")[0].get("href") for rel in ("prev", "next")]
    assert links == [address("teach_question", assignment, each.pk) for each in (first, third)]


def test_evidence_is_quoted_and_leads_to_where_it_stands(client, assignment, item, pupil):
    passage = {"quote": "They crossed, at night.", "before": "So:", "after": "Then", "block": "b-1"}
    answer = make_answer(pupil, make_question(item, kind=QuestionKind.EVIDENCE), text="", passage=passage)
    page = page_of(client, address("teach_question", assignment, answer.question_id))
    assert texts(page, "blockquote mark") == ["They crossed, at night."]
    assert texts(page, "blockquote") == ["… So: They crossed, at night. Then …"]
    link = page.select("figcaption a")[0].get("href")
    assert link == f"{item.version.permanent_path}#b-1:~:text=They%20crossed%2C%20at%20night."


def test_long_evidence_is_found_by_its_ends(client, assignment, item, pupil):
    passage = {"quote": " ".join(f"w{number}" for number in range(20)), "before": "(", "after": ".", "block": "b"}
    answer = make_answer(pupil, make_question(item, kind=QuestionKind.EVIDENCE), text="", passage=passage)
    page = page_of(client, address("teach_question", assignment, answer.question_id))
    link = page.select("figcaption a")[0].get("href")
    assert link.partition(":~:text=")[2] == "w0%20w1%20w2%20w3%20w4,w15%20w16%20w17%20w18%20w19"
    assert texts(page, "blockquote") == [f"… ({passage['quote']}. …"]


@pytest.mark.parametrize("passage", [{}, {"quote": ""}, {"quote": 7, "block": None}, {"found": False}])
def test_malformed_evidence_is_no_error(client, assignment, item, pupil, passage):
    answer = make_answer(pupil, make_question(item, kind=QuestionKind.EVIDENCE), passage=passage)
    page_of(client, address("teach_question", assignment, answer.question_id))


def test_answer_on_another_version_says_so(client, assignment, item, section, answer):
    revise(section, body=body("Nobody crossed."), change_kind="fact", change_note="It was so.")
    item.version = fresh(section).document.current_version
    item.save()
    page = page_of(client, address("teach_question", assignment, answer.question_id))
    assert "answered on version 1, the assignment holds version 2 now: what differs" in texts(page, ".answer__facts")[0]
    link = page.select(".answer__facts a")[0].get("href")
    assert link == f"{section.document.path}compare/1/2/"
    assert client.get(link).status_code == 200


def test_pupil_page_shows_every_question(client, assignment, item, pupil, answer):
    make_question(item, "And then?")
    page = page_of(client, address("teach_pupil", assignment, pupil.pk))
    assert texts(page, ".answer__title") == ["Why did China cross the river?", "And then?"]
    assert texts(page, ".answer--blank .answer__around") == ["No answer yet."]


def test_private_highlights_and_notes_are_shown_nowhere(client, assignment, item, pupil, answer):
    Highlight.objects.create(pupil=pupil, item=item, quote="Secretquote", note="Secretnote")
    keys = {"teach_question": [answer.question_id], "teach_pupil": [pupil.pk]}
    for name in ("teach_class", "teach_results", "teach_question", "teach_pupil", "teach_csv"):
        response = client.get(address(name, assignment, *keys.get(name, [])))
        assert b"Secret" not in b"".join(response), name


# --- Marking --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["teach_question", "teach_pupil"])
def test_page_sent_whole_saves_what_was_changed(client, assignment, item, pupil, answer, teacher, name):
    other = make_answer(pupil, make_question(item, "Two?"), mark="5", marked_at=timezone.now())
    path = address(name, assignment, answer.question_id if name == "teach_question" else pupil.pk)
    data = posted(answer, mark=" 7 ", comment="One\r\nTwo") | posted(other, mark="5") | {"at": answer.pk}
    response = client.post(path, data)
    assert (response.status_code, response["Location"]) == (302, f"{path}#answer-{answer.pk}")
    told = list(Answer.objects.order_by("pk").values_list("mark", "comment", "marked_by"))
    assert told == [("7", "One\nTwo", teacher.pk), ("5", "", None)]


def test_page_that_is_behind_leaves_alone_what_was_not_touched_there(client, assignment, pupil, answer):
    data = posted(answer)
    Answer.objects.update(mark="7", marked_at=timezone.now())
    assert client.post(address("teach_pupil", assignment, pupil.pk), data).status_code == 302
    assert Answer.objects.get().mark == "7"


def test_second_teacher_is_told_and_what_they_wrote_is_kept(client, assignment, answer):
    data = posted(answer, mark="2", comment="Weak.")
    Answer.objects.update(
        mark="7", comment="Good.", marked_at=timezone.now(), marked_by=make_teacher(display_name="Ann")
    )
    path = address("teach_question", assignment, answer.question_id)
    response = client.post(path, data)
    page = parsed(response)
    assert (response.status_code, Answer.objects.get().mark) == (409, "7")
    assert "Ann wrote: mark “7”, comment “Good.”. What you wrote is kept below." in texts(page, ".feedback .message")[0]
    fields = {
        each["name"]: each.get("value", each.text).strip() for each in page.select(".feedback [name^=a]:not(button)")
    }
    assert fields[f"a{answer.pk}-mark"] == "2"
    assert fields[f"a{answer.pk}-comment"] == "Weak."
    assert client.post(path, fields).status_code == 302
    assert Answer.objects.get().mark == "2"


def test_too_long_feedback_is_told_and_kept(client, assignment, answer):
    path = address("teach_question", assignment, answer.question_id)
    response = client.post(path, posted(answer, mark="m" * 21, comment="c" * 4001))
    page = parsed(response)
    assert response.status_code == 409
    assert texts(page, ".feedback .message p") == [
        "A mark has at most 20 characters: write the rest as a comment.",
        "The comment has 4001 characters. Shorten it to 4,000 at most.",
    ]
    assert page.select_one(".feedback textarea").text.strip() == "c" * 4001
    assert Answer.objects.get().marked_at is None


@pytest.mark.parametrize("seen", ["", "x", "2026-11-23", "a b c d", "\x00", "0001-01-01T00:00:00+23:59 1 x"])
def test_forged_seal_is_no_error(client, assignment, answer, seen):
    path = address("teach_question", assignment, answer.question_id)
    assert client.post(path, posted(answer, mark="7", seen=seen)).status_code in (302, 409)


def test_nul_in_a_comment_is_refused(client, assignment, answer):
    path = address("teach_question", assignment, answer.question_id)
    assert client.post(path, posted(answer, comment="a\x00b")).status_code == 409
    assert Answer.objects.get().comment == ""


def test_script_gets_the_answer_back_as_it_was_saved(client, assignment, answer):
    path = address("teach_mark", assignment, answer.pk)
    response = client.post(path, posted(answer, mark="7"), headers={"HX-Request": "true"})
    found = parsed(response)
    assert (response.status_code, found.article["id"], found.article["data-said"]) == (
        200,
        f"answer-{answer.pk}",
        "Saved.",
    )
    assert Answer.objects.get().mark == "7"


def test_script_is_told_that_the_pupil_wrote_meanwhile(client, assignment, answer):
    data = posted(answer, mark="7")
    Answer.objects.update(text="Newer.", revision=2)
    found = parsed(client.post(address("teach_mark", assignment, answer.pk), data))
    assert found.article["data-said"] == "Saved. The pupil changed the answer meanwhile: see above."
    assert texts(found, "p.answer__words") == ["Newer."]


def test_pupil_removed_while_the_page_is_sent_is_told(assignment, answer, teacher):
    data = posted(answer, mark="7")
    Answer.objects.all().delete()
    assert save_feedback(data, answer, teacher).faults == ["Not saved: the answer was removed together with the pupil."]


@pytest.mark.parametrize("name", ["teach_question", "teach_pupil", "teach_mark"])
def test_senseless_keys_are_not_found(client, assignment, name):
    for key in (0, 10**30):
        path = address(name, assignment, key)
        assert (client.post(path) if name == "teach_mark" else client.get(path)).status_code == 404


# --- Returning ------------------------------------------------------------------------------------------------------


def returned(submission, note: str = "Say more.") -> dict:
    return {"do": "return", "note": note, "handed_in": submission.submitted_at.isoformat()}


def test_work_is_returned_with_a_note_and_marks_are_saved_first(client, assignment, pupil, answer):
    submission = submit(pupil, assignment)
    path = address("teach_pupil", assignment, pupil.pk)
    response = client.post(path, posted(answer, mark="7") | returned(submission))
    assert (response.status_code, response["Location"]) == (302, path)
    now = Submission.objects.get()
    assert (now.is_open, now.return_note, Answer.objects.get().mark) == (True, "Say more.", "7")


def test_work_handed_in_anew_meanwhile_is_not_returned_and_the_note_is_kept(client, assignment, pupil):
    submission = submit(pupil, assignment)
    Submission.objects.update(submitted_at=submission.submitted_at + timedelta(seconds=9))
    response = client.post(address("teach_pupil", assignment, pupil.pk), returned(submission))
    page = parsed(response)
    assert (response.status_code, Submission.objects.get().returned_at) == (409, None)
    assert page.select_one("#note").text.strip() == "Say more."


def test_too_long_note_is_kept(client, assignment, pupil):
    submission = submit(pupil, assignment)
    response = client.post(address("teach_pupil", assignment, pupil.pk), returned(submission, "n" * 2001))
    page = parsed(response)
    assert texts(page, ".answers__return .message") == ["The note has 2,001 characters. Shorten it to 2,000 at most."]
    assert page.select_one("#note").text.strip() == "n" * 2001


def test_work_taken_back_meanwhile_is_not_returned(client, assignment, pupil):
    submission = submit(pupil, assignment)
    Submission.objects.all().delete()
    assert client.post(address("teach_pupil", assignment, pupil.pk), returned(submission)).status_code == 409
