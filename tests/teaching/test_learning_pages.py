"""What pupils get to see, and what they do not."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.roles import CHIEF_EDITOR
from publishing.actions import withdraw, withhold
from teaching.models import LatePolicy, Pupil, QuestionKind, Reading
from tests.factories.accounts import UserFactory
from tests.factories.historiography import make_school
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

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


@pytest.fixture
def classroom():
    return make_classroom()


@pytest.fixture
def pupil(classroom):
    return make_pupil(classroom)


@pytest.fixture
def section():
    return make_section(make_article(), "Crossing", body=body("Peng Dehuai crossed the river by night."))


@pytest.fixture
def assignment(classroom):
    return make_assignment(classroom)


@pytest.fixture
def item(assignment, section):
    return make_item(assignment, section)


def page_of(pupil, name="learn_class", *parts) -> str:
    response = pupil_client(pupil).get(reverse(name, args=[code_of(pupil.classroom), *parts]))
    assert response.status_code == 200, response
    return response.content.decode()


def item_page(pupil, item) -> str:
    return page_of(pupil, "learn_item", item.assignment_id, item.pk)


# --- The class -------------------------------------------------------------------------------------------------------
def test_class_page_says_that_nothing_was_given_yet(pupil):
    assert "Nothing has been given to the class yet" in page_of(pupil)


def test_class_page_does_not_show_drafts(pupil, classroom):
    make_assignment(classroom, "Secret plan", draft=True)
    assert "Secret plan" not in page_of(pupil)


def test_class_page_tells_dates_in_the_zone_of_the_class():
    classroom = make_classroom(time_zone="Asia/Tokyo")
    make_assignment(classroom, due_at=datetime(2027, 1, 4, 15, 0, tzinfo=UTC))
    assert "Due Monday 4 January 2027, midnight at the end of the day." in page_of(make_pupil(classroom))


def test_class_page_says_when_an_assignment_opens(pupil, classroom):
    soon = timezone.now() + timedelta(days=1)
    make_assignment(classroom, available_from=soon)
    assert f"Opens {soon.astimezone(UTC):%A} {soon.day}" in page_of(pupil)


def test_class_page_asks_as_many_queries_for_one_assignment_as_for_three(
    pupil, classroom, item, section, django_assert_num_queries
):
    make_question(item)
    client, path = pupil_client(pupil), reverse("learn_class", args=[code_of(classroom)])
    client.get(path)
    with django_assert_num_queries(8):
        client.get(path)
    for title in ("Second", "Third"):
        other = make_item(make_assignment(classroom, title), section)
        make_answer(pupil, make_question(other))
    with django_assert_num_queries(8):
        client.get(path)


def test_class_page_notes_that_a_pupil_was_there_every_few_minutes_only(pupil, classroom):
    page_of(pupil)
    first = Pupil.objects.get().last_seen_at
    page_of(pupil)
    assert first is not None
    assert Pupil.objects.get().last_seen_at == first


@pytest.mark.parametrize(("name", "depth"), [("learn_class", 1), ("learn_assignment", 2), ("learn_item", 3)])
def test_pages_are_kept_by_no_cache_and_no_search_engine(pupil, item, name, depth):
    parts = [code_of(pupil.classroom), item.assignment_id, item.pk]
    response = pupil_client(pupil).get(reverse(name, args=parts[:depth]))
    assert "no-store" in response["Cache-Control"]
    assert '<meta name="robots" content="noindex">' in response.content.decode()


# --- The text --------------------------------------------------------------------------------------------------------
def test_text_stays_as_assigned_when_a_newer_version_is_published(pupil, item, section):
    revise(section, body=body("Nobody crossed."), change_kind="fact", change_note="It was not so.")
    page = item_page(pupil, item)
    assert "Peng Dehuai crossed the river by night." in page
    assert "As assigned: version 1" in page


def test_text_says_that_it_was_withdrawn(pupil, item, section):
    withdraw(page=section, by=None, reason="Its source was forged.")
    page = item_page(pupil, item)
    assert "Their reason: Its source was forged. It stays here as it was assigned." in page
    assert "crossed the river by night" in page


def test_text_that_is_withheld_is_not_shown_and_questions_are(pupil, item, section):
    make_question(item, "Why cross?")
    withhold(version=item.version, by=UserFactory(role=CHIEF_EDITOR), reason="A court decided so.")
    page = item_page(pupil, item)
    assert "Their reason: A court decided so." in page
    assert "crossed the river by night" not in page
    assert "Why cross?" in page


def test_opening_a_text_is_remembered_once_with_its_version(pupil, item):
    item_page(pupil, item)
    item_page(pupil, item)
    assert list(Reading.objects.values_list("pupil", "item", "version", "serial")) == [
        (pupil.pk, item.pk, item.version_id, item.serial)
    ]


def test_opening_a_text_after_it_was_moved_remembers_the_newer_version(pupil, item, section):
    item_page(pupil, item)
    newer = revise(section, body=body("Nobody crossed."), change_kind="fact").document.current_version
    item.version, item.serial = newer, newer.serial
    item.save()
    item_page(pupil, item)
    assert list(Reading.objects.values_list("version", "serial")) == [(newer.pk, newer.serial)]


def test_looking_ahead_by_the_browser_is_no_opening(pupil, item):
    path = reverse("learn_item", args=[code_of(pupil.classroom), item.assignment_id, item.pk])
    pupil_client(pupil).get(path, headers={"Sec-Purpose": "prefetch"})
    pupil_client(pupil).head(path)
    assert Reading.objects.count() == 0


def test_text_leads_to_the_one_before_and_after(pupil, assignment, item):
    after = make_item(assignment, make_section(make_article("Second"), "After that"))
    last = make_item(assignment, make_section(make_article("Third"), "Last"))
    page = item_page(pupil, after)
    for other in (item, last):
        assert reverse("learn_item", args=[code_of(pupil.classroom), assignment.pk, other.pk]) in page
    assert "Text 2 of 3" in page


def test_text_of_an_assignment_that_opens_later_leads_to_the_assignment(pupil, assignment, item):
    assignment.available_from = timezone.now() + timedelta(days=1)
    assignment.save()
    code = code_of(pupil.classroom)
    response = pupil_client(pupil).get(reverse("learn_item", args=[code, assignment.pk, item.pk]))
    assert response["Location"] == reverse("learn_assignment", args=[code, assignment.pk])
    assert "Not open yet" in page_of(pupil, "learn_assignment", assignment.pk)


def test_reading_page_asks_few_queries(pupil, item, django_assert_max_num_queries):
    for kind in QuestionKind.values:
        if kind != QuestionKind.SCHOOL:
            make_answer(pupil, make_question(item, kind=kind))
    item_page(pupil, item)
    client = pupil_client(pupil)
    path = reverse("learn_item", args=[code_of(pupil.classroom), item.assignment_id, item.pk])
    with django_assert_max_num_queries(13):
        client.get(path)


# --- Questions -------------------------------------------------------------------------------------------------------
def test_pupils_are_not_told_what_is_right_nor_the_guide(pupil, item):
    make_question(item, kind=QuestionKind.SINGLE, guide="Say that it was fear.")
    page = item_page(pupil, item)
    assert "Out of fear" in page
    assert "is_right" not in page
    assert "Say that it was fear." not in page


def test_schools_are_shown_with_their_marks(pupil, item):
    school = make_school("Orthodox school")
    options = [{"key": str(school.document_id), "text": "Orthodox", "is_right": True}]
    make_question(item, kind=QuestionKind.SCHOOL, options=options)
    assert "school-mark--square" in item_page(pupil, item)


def test_retired_question_is_shown_to_those_who_answered_it(pupil, classroom, item):
    question = make_question(item, "An old question?", retired_at=timezone.now())
    make_answer(pupil, question, "My old answer")
    other = make_pupil(classroom, "Other")
    assert "My old answer" in item_page(pupil, item)
    assert "An old question?" not in item_page(other, item)


def test_feedback_stands_beside_the_answer(pupil, assignment, item):
    answer = make_answer(pupil, make_question(item), mark="B+", comment="Name a source.", marked_at=timezone.now())
    submit(pupil, assignment, returned_at=timezone.now() + timedelta(seconds=1), return_note="Nearly there.")
    page = item_page(pupil, item)
    assert answer.text in page
    assert "Mark: <strong>B+</strong>" in page
    assert "Name a source." in page
    assert "Nearly there." in page


def test_answers_after_handing_in_can_be_read_only(pupil, assignment, item):
    make_answer(pupil, make_question(item), "Handed in words")
    submit(pupil, assignment)
    page = item_page(pupil, item)
    assert "Handed in words" in page
    assert "data-address" not in page
    assert "You handed this in on" in page


def test_answers_after_the_due_date_can_be_read_only_where_late_ones_are_refused(pupil, classroom, section):
    due = datetime(2026, 11, 1, 12, 0, tzinfo=UTC)
    assignment = make_assignment(classroom, due_at=due, late_policy=LatePolicy.REFUSE)
    item = make_item(assignment, section)
    make_question(item)
    page = item_page(pupil, item)
    assert "This assignment was open until Sunday 1 November 2026, 12:00." in page
    assert "data-address" not in page


def test_what_pupils_write_is_shown_as_text(pupil, item):
    make_answer(pupil, make_question(item), "<script>alert(1)</script>")
    page = item_page(pupil, item)
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page


# --- Others ----------------------------------------------------------------------------------------------------------
def test_page_holds_nothing_of_other_pupils(pupil, classroom, item):
    other = make_pupil(classroom, "Nightjar")
    make_answer(other, make_question(item), "What Nightjar thinks")
    other.highlights.create(item=item, note="What Nightjar notes")
    pages = page_of(pupil) + page_of(pupil, "learn_assignment", item.assignment_id) + item_page(pupil, item)
    assert "Nightjar" not in pages


def test_pupil_of_another_class_must_join(item):
    stranger = make_pupil(make_classroom(name="Other class"))
    code = code_of(item.assignment.classroom)
    path = reverse("learn_item", args=[code, item.assignment_id, item.pk])
    response = pupil_client(stranger).get(path)
    assert response["Location"] == f"{reverse('learn_class', args=[code])}?next={path}"


def test_assignment_of_another_class_is_not_found(item):
    stranger = make_pupil(make_classroom(name="Other class"))
    path = reverse("learn_item", args=[code_of(stranger.classroom), item.assignment_id, item.pk])
    assert pupil_client(stranger).get(path).status_code == 404


def test_item_of_another_assignment_is_not_found(pupil, classroom, item):
    other = make_assignment(classroom, "Other")
    path = reverse("learn_item", args=[code_of(classroom), other.pk, item.pk])
    assert pupil_client(pupil).get(path).status_code == 404


def test_anonymous_visitor_is_led_to_the_class_and_on(item):
    code = code_of(item.assignment.classroom)
    path = reverse("learn_assignment", args=[code, item.assignment_id])
    assert Client().get(path)["Location"] == f"{reverse('learn_class', args=[code])}?next={path}"


def test_archived_class_can_be_read_and_says_that_it_is_over(pupil, classroom, item):
    make_answer(pupil, make_question(item), "Words of last year")
    classroom.archived_at = timezone.now()
    classroom.save()
    page = item_page(pupil, item)
    assert "This class is over." in page
    assert "Words of last year" in page
    assert "data-address" not in page
    assert Reading.objects.count() == 0
