"""How far a class has come, the results of an assignment, and who may see them."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.roles import CHIEF_EDITOR, EDITOR
from teaching.models import Answer, Lookup, QuestionKind
from tests.factories.accounts import UserFactory
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
    pupil_client,
    submit,
)
from tests.teaching.insight_pages import address, opened, page_of, posted, texts

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site", "signed_in")]


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
