"""The pages on which teachers see what pupils did, and mark it."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.roles import CHIEF_EDITOR, EDITOR
from teaching.feedback import save_feedback, seal
from teaching.models import Answer, Highlight, Lookup, QuestionKind, Reading, Submission
from tests.factories.accounts import UserFactory
from tests.factories.pages import body, fresh, make_article, make_section, revise
from tests.factories.teaching import (
    add_teacher,
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

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


@pytest.fixture
def teacher(client):
    teacher = make_teacher()
    client.force_login(teacher)
    return teacher


@pytest.fixture
def classroom(teacher):
    return make_classroom(teacher)


@pytest.fixture
def section(site):
    return make_section(make_article(), "Crossing")


@pytest.fixture
def assignment(classroom):
    return make_assignment(classroom)


@pytest.fixture
def item(assignment, section):
    return make_item(assignment, section)


@pytest.fixture
def pupil(classroom):
    return make_pupil(classroom)


@pytest.fixture
def answer(item, pupil):
    return make_answer(pupil, make_question(item))


def address(name: str, assignment, *keys: int) -> str:
    if name in ("teach_class", "teach_csv"):
        return reverse(name, args=[assignment.classroom_id])
    return reverse(name, args=[assignment.classroom_id, assignment.pk, *keys])


def parsed(response) -> BeautifulSoup:
    return BeautifulSoup(response.content.decode(), "html.parser")


def page_of(client, path: str, **options):
    response = client.get(path, **options)
    assert response.status_code == 200
    return parsed(response)


def texts(page, selector: str) -> list[str]:
    return [" ".join(each.get_text().split()) for each in page.select(selector)]


def opened(pupil, item) -> None:
    Reading.objects.create(pupil=pupil, item=item, version=item.version, serial=item.serial)


def posted(answer, **fields) -> dict:
    """The fields of an answer as a page sends them that was opened just now."""
    told = {"seen": seal(Answer.objects.get(pk=answer.pk)), "mark": "", "comment": ""} | fields
    return {f"a{answer.pk}-{name}": value for name, value in told.items()}


# --- The class ------------------------------------------------------------------------------------------------------


def test_class_page_shows_each_state_of_a_text_in_words(client, assignment, item, classroom):
    first, second = make_question(item, "One?"), make_question(item, "Two?")
    names = ["Ada", "Bo", "Cy", "Di", "Ed"]
    _, looked, half, done, late = (make_pupil(classroom, name) for name in names)
    opened(looked, item)
    make_answer(half, first)
    make_answer(half, second, text=" \n\u3000")
    for pupil, saved_at in ((done, timezone.now()), (late, assignment.due_at + timedelta(minutes=1))):
        for question in (first, second):
            make_answer(pupil, question, saved_at=saved_at)
    page = page_of(client, address("teach_class", assignment))
    assert texts(page, ".progress tbody th") == names
    told = ["not opened", "opened", "1 of 2", "answered", "answered, late"]
    assert texts(page, ".progress tbody td:nth-child(2)") == told
    classes = [" ".join(each["class"]) for each in page.select(".progress tbody td:nth-child(2)")]
    assert classes == ["is-not-opened", "is-opened", "is-opened", "is-answered", "is-answered is-late"]


def test_question_no_longer_asked_does_not_count(client, assignment, item, pupil):
    make_question(item, "Old?", retired_at=timezone.now())
    make_answer(pupil, make_question(item))
    page = page_of(client, address("teach_class", assignment))
    assert texts(page, ".progress tbody td:nth-child(2)") == ["answered"]


def test_class_page_tells_what_was_handed_in_and_waits_for_marks(client, assignment, answer, item, pupil):
    make_answer(pupil, make_question(item, kind=QuestionKind.SINGLE), text="", choices=["a"])
    submit(pupil, assignment)
    page = page_of(client, address("teach_class", assignment))
    assert texts(page, ".progress td.progress__handing") == ["handed in, 1 to mark"]
    assert texts(page, ".progress__summary") == ["1 of 1 handed in, 1 to mark"]
    link = page.select(".progress td.progress__handing a")[0].get("href")
    assert link == address("teach_pupil", assignment, pupil.pk)


def test_answer_changed_after_its_mark_waits_again(client, assignment, answer, pupil):
    submit(pupil, assignment)
    now = timezone.now()
    Answer.objects.update(mark="7", marked_at=now)
    assert texts(page_of(client, address("teach_class", assignment)), ".progress__summary") == ["1 of 1 handed in"]
    Answer.objects.update(saved_at=now + timedelta(seconds=1))
    told = ["1 of 1 handed in, 1 to mark"]
    assert texts(page_of(client, address("teach_class", assignment)), ".progress__summary") == told


def test_class_page_without_assignments_says_how_to_begin(client, classroom):
    page = page_of(client, reverse("teach_class", args=[classroom.pk]))
    assert texts(page, ".empty-state__title") == ["Nothing is assigned yet"]


def test_drafts_are_no_columns(client, classroom, section):
    make_item(make_assignment(classroom, draft=True), section)
    page = page_of(client, reverse("teach_class", args=[classroom.pk]))
    assert texts(page, ".progress__assignment") == []


def test_one_assignment_can_be_chosen(client, classroom, section, item):
    other = make_assignment(classroom, "Other")
    make_item(other, section)
    path = reverse("teach_class", args=[classroom.pk])
    assert len(texts(page_of(client, path), ".progress__assignment a")) == 2
    assert texts(page_of(client, f"{path}?assignment={other.pk}"), ".progress__assignment a") == ["Other"]


@pytest.mark.parametrize("asked", ["x", "²", "9" * 40, "", "-1", "all"])
def test_senseless_choice_shows_the_latest(client, assignment, item, asked):
    page = page_of(client, address("teach_class", assignment) + f"?assignment={asked}")
    assert texts(page, ".progress__assignment a") == ["Why China fought"]


def test_nickname_with_markup_is_text(client, classroom, assignment, item):
    make_pupil(classroom, "<script>x</script>")
    page = page_of(client, address("teach_class", assignment))
    assert texts(page, ".progress tbody th") == ["<script>x</script>"]


def test_refreshing_sends_the_table_alone_and_nothing_while_it_is_the_same(client, assignment, item, pupil):
    path = address("teach_class", assignment)
    seen = page_of(client, path).select_one("#live")["data-live"]
    htmx = {"HX-Request": "true"}
    same = client.get(path, {"seen": seen}, headers=htmx)
    assert (same.status_code, same.content) == (204, b"")
    assert '"live:checked"' in same["HX-Trigger"]
    opened(pupil, item)
    changed = client.get(path, {"seen": seen}, headers=htmx)
    assert (changed.status_code, changed.content.strip()[:6]) == (200, b"<table")


def test_results_refresh_in_the_same_way(client, assignment, item):
    path = address("teach_results", assignment)
    seen = page_of(client, path).select_one("#live")["data-live"]
    assert client.get(path, {"seen": seen}, headers={"HX-Request": "true"}).status_code == 204


# --- One assignment -------------------------------------------------------------------------------------------------


def test_results_tell_how_choices_fall_and_which_are_right(client, classroom, assignment, item):
    question = make_question(item, kind=QuestionKind.SINGLE)
    for name, choice in (("Ada", "a"), ("Bo", "a"), ("Cy", "b")):
        make_answer(make_pupil(classroom, name), question, text="", choices=[choice])
    page = page_of(client, address("teach_results", assignment))
    assert texts(page, ".shares__option") == [
        "Out of fear ✓ right 2 (67 %)",
        "On Moscow's order 1 (33 %)",
        "For its allies 0 (0 %)",
    ]
    told = ["One of several choices · answered by 3 of 3 · 2 right, 1 wrong"]
    assert texts(page, ".results__question .results__figures") == told


def test_results_begin_with_where_the_class_struggles(client, classroom, assignment, item):
    easy, hard = make_question(item, "Easy?"), make_question(item, "Hard?", kind=QuestionKind.SINGLE)
    for name, choice in (("Ada", "b"), ("Bo", "a")):
        pupil = make_pupil(classroom, name)
        opened(pupil, item)
        make_answer(pupil, easy)
        make_answer(pupil, hard, text="", choices=[choice])
    looked = make_pupil(classroom, "Cy")
    opened(looked, item)
    page = page_of(client, address("teach_results", assignment))
    assert texts(page, ".results__struggles li") == [
        "Hard? 1 wrong, 1 without an answer of 3 who opened the text",
        "Easy? 1 without an answer of 3 who opened the text",
    ]


def test_results_name_the_terms_most_looked_up(client, assignment, item, section):
    other = make_section(make_article(slug="other"), "Another")
    for page, count in ((section, 2), (other, 5)):
        Lookup.objects.create(item=item, document=page.document, count=count)
    assert texts(page_of(client, address("teach_results", assignment)), ".results__terms li") == [
        "Another 5 times",
        "Crossing 2 times",
    ]


def test_results_list_the_pupils(client, assignment, item, pupil):
    opened(pupil, item)
    page = page_of(client, address("teach_results", assignment))
    assert texts(page, ".results__pupils li") == ["Kestrel not handed in · 1 of 1 opened, 0 of 0 answered"]


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


@pytest.mark.parametrize("seen", ["", "x", "2026-11-23", "a b c d", "\x00"])
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


# --- Who may --------------------------------------------------------------------------------------------------------

SEEING = ["teach_class", "teach_csv", "teach_results", "teach_question", "teach_pupil"]
CHANGING = ["teach_question", "teach_pupil", "teach_mark"]


def addresses(assignment, answer) -> dict[str, str]:
    keys = {"teach_question": [answer.question_id], "teach_pupil": [answer.pupil_id], "teach_mark": [answer.pk]}
    return {name: address(name, assignment, *keys.get(name, [])) for name in {*SEEING, *CHANGING}}


def statuses(client, assignment, answer) -> list[int]:
    """Of every page, then of every change."""
    at = addresses(assignment, answer)
    return [client.get(at[name]).status_code for name in SEEING] + [
        client.post(at[name], posted(answer, mark="7")).status_code for name in CHANGING
    ]


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_co_teacher_sees_and_marks(assignment, answer, classroom):
    assert statuses(signed_in(add_teacher(classroom)), assignment, answer) == [200] * 5 + [302, 302, 200]


@pytest.mark.parametrize(
    "make",
    [
        make_teacher,
        lambda: UserFactory(is_superuser=True, is_staff=True),
        lambda: make_classroom().teachers.get().teacher,
    ],
    ids=["other teacher", "superuser", "teacher of another class"],
)
def test_class_of_others_is_not_found(assignment, answer, make):
    assert statuses(signed_in(make()), assignment, answer) == [404] * 8
    assert Answer.objects.get().mark == ""


@pytest.mark.parametrize("role", [EDITOR, CHIEF_EDITOR])
def test_editors_see_nothing(assignment, answer, role):
    found = statuses(signed_in(UserFactory(role=role)), assignment, answer)
    assert set(found) <= {403, 404}
    assert Answer.objects.get().mark == ""


@pytest.mark.parametrize("who", ["anonymous", "pupil"])
def test_others_are_led_to_the_login(assignment, answer, pupil, who):
    visitor = Client() if who == "anonymous" else pupil_client(pupil)
    assert statuses(visitor, assignment, answer) == [302] * 8
    assert Answer.objects.get().mark == ""


def test_archived_class_is_seen_and_not_marked(client, assignment, answer, classroom):
    classroom.archived_at = timezone.now()
    classroom.save()
    assert statuses(client, assignment, answer) == [200] * 5 + [403] * 3
    page = page_of(client, address("teach_pupil", assignment, answer.pupil_id))
    assert page.select(".feedback, .answers__return") == []


def test_nothing_of_another_class_is_reached_through_ones_own(client, assignment, answer):
    """The keys of another class below the address of one's own, and below one's own assignment."""
    own = make_assignment(make_classroom(assignment.classroom.teachers.get().teacher, "Own"))
    for name, path in addresses(assignment, answer).items():
        if name not in ("teach_class", "teach_csv"):
            foreign = path.replace(f"/teach/{assignment.classroom_id}/", f"/teach/{own.classroom_id}/", 1)
            below = foreign.replace(f"/assignments/{assignment.pk}/", f"/assignments/{own.pk}/", 1)
            for wrong in [foreign] + ([below] if name != "teach_results" else []):
                status = client.post(wrong).status_code if name == "teach_mark" else client.get(wrong).status_code
                assert status == 404, wrong


def test_class_page_shows_no_other_class(client, assignment, item, section):
    other = make_item(make_assignment(make_classroom(), "Foreign"), section)
    make_pupil(other.assignment.classroom, "Stranger")
    page = page_of(client, address("teach_class", assignment) + f"?assignment={other.assignment_id}")
    assert (texts(page, ".progress__assignment a"), texts(page, ".progress tbody th")) == ([], [])


@pytest.mark.parametrize("name", ["teach_class", "teach_results", "teach_question", "teach_pupil"])
def test_queries_do_not_grow(client, assignment, item, answer, classroom, name, django_assert_max_num_queries):
    path = addresses(assignment, answer)[name]
    client.get(path)
    counts = []
    for count in (1, 3):
        for number in range(classroom.pupils.count(), count):
            pupil = make_pupil(classroom, f"Pupil {number}")
            opened(pupil, item)
            make_answer(pupil, answer.question, mark="7", marked_at=timezone.now(), marked_by=make_teacher())
            submit(pupil, assignment)
        with django_assert_max_num_queries(16) as queries:
            client.get(path)
        counts.append(len(queries))
    assert counts[0] == counts[1]
