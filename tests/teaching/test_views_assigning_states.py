"""Assignments are published, copied, shared and moved to newer texts in a browser."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.roles import CHIEF_EDITOR
from publishing.actions import withdraw, withhold
from teaching.models import Assignment
from tests.factories.accounts import UserFactory
from tests.factories.pages import body, revise
from tests.factories.teaching import (
    code_of,
    make_answer,
    make_assignment,
    make_classroom,
    make_item,
    make_pupil,
    make_question,
)
from tests.teaching.assigning_pages import at, browser, told

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


# --- States -----------------------------------------------------------------------------------------------------------
def test_draft_without_a_text_is_not_published(teacher, classroom):
    draft = make_assignment(classroom, draft=True)
    response = browser(teacher).post(at("teach_publish", draft), follow=True)
    assert told(response) == ["It has no text yet. Add at least one, then publish it."]
    draft.refresh_from_db()
    assert draft.published_at is None


def test_publishing_tells_what_may_have_been_overlooked(teacher, classroom, section):
    due = timezone.now() - timedelta(days=1)
    item = make_item(make_assignment(classroom, draft=True, due_at=due, late_policy="refuse"), section)
    response = browser(teacher).post(at("teach_publish", item.assignment), follow=True)
    assert told(response)[1:] == [
        "It was due in the past: nobody can answer.",
        "No text has a question: pupils only read.",
    ]
    assert Assignment.objects.get().published_at is not None


def test_published_assignment_is_a_draft_again_until_it_is_opened(teacher, classroom, section):
    question = make_question(make_item(make_assignment(classroom), section))
    assignment, client = question.item.assignment, browser(teacher)
    client.post(at("teach_back_to_draft", assignment))
    assert Assignment.objects.get().published_at is None
    Assignment.objects.update(published_at=timezone.now())
    make_answer(make_pupil(classroom), question)
    assert "Make it a draft again" not in client.get(at("teach_assignment", assignment)).content.decode()
    response = client.post(at("teach_back_to_draft", assignment), follow=True)
    assert told(response) == ["Pupils have opened it: it cannot be a draft again. You can still change it."]
    assert Assignment.objects.get().published_at is not None


def test_deletion_says_how_many_answers_go(teacher, classroom, section):
    question = make_question(make_item(make_assignment(classroom), section))
    make_answer(make_pupil(classroom), question)
    client, path = browser(teacher), at("teach_assignment_delete", question.item.assignment)
    for page in (client.get(path), client.post(path), client.post(path, {"answers": "0"})):
        assert (page.status_code, page.context["answers"]) == (200, 1)
    assert client.post(path, {"answers": "1"})["Location"] == reverse("teach_assignments", args=[classroom.pk])
    assert Assignment.objects.count() == 0


def test_reuse_offers_only_own_current_classes(teacher, classroom, section):
    item = make_item(make_assignment(classroom), section)
    make_classroom()
    make_classroom(teacher, "Past", archived_at=timezone.now())
    client, path = browser(teacher), at("teach_reuse", item.assignment)
    assert client.get(path).context["has_classes"] is False
    other = make_classroom(teacher, "10a")
    assert list(client.get(path).context["form"].fields["classroom"].queryset) == [other]
    response = client.post(path, {"classroom": other.pk, "texts": "then"})
    copy = other.assignments.get()
    assert response["Location"] == at("teach_assignment", copy)


@pytest.mark.parametrize("key", ["", "x", "0", "9" * 30])
def test_reuse_in_no_class_says_so(teacher, classroom, section, key):
    item = make_item(make_assignment(classroom), section)
    make_classroom(teacher, "10a")
    page = browser(teacher).post(at("teach_reuse", item.assignment), {"classroom": key, "texts": "then"})
    assert (page.status_code, list(page.context["form"].errors)) == (200, ["classroom"])


def test_duplicate_is_made_once(teacher, classroom, section):
    item = make_item(make_assignment(classroom), section)
    answers = [browser(teacher).post(at("teach_duplicate", item.assignment)) for _ in range(2)]
    copy = Assignment.objects.get(title="Copy of Why China fought")
    assert [answer["Location"] for answer in answers] == [at("teach_assignment", copy)] * 2


# --- What changed since -----------------------------------------------------------------------------------------------
def test_teacher_sees_what_changed_since_and_moves(teacher, classroom, section):
    item = make_item(make_assignment(classroom), section)
    client, path = browser(teacher), at("teach_update", item)
    assert "Nothing has changed" in client.get(path).content.decode()
    revise(section, body=body("Nobody crossed."), change_kind="fact", change_note="It was not so.")
    assert "changed this text since" in client.get(at("teach_assignment", item.assignment)).content.decode()
    listed = client.get(reverse("teach_assignments", args=[classroom.pk]))
    assert [row.how_many_changed for row in listed.context["published"]] == [1]
    page = client.get(path)
    html = page.content.decode()
    assert (page.context["is_newer"], [version["note"] for version in page.context["since"]]) == (
        True,
        ["It was not so."],
    )
    assert f"{section.document.path}compare/1/2/" in html
    assert "Nobody crossed" in html
    client.post(path, {"choice": "move", "version": page.context["new"].pk})
    item.refresh_from_db()
    assert item.version.number == 2
    assert "changed this text since" not in client.get(at("teach_assignment", item.assignment)).content.decode()


def test_teacher_stays_and_is_asked_again_only_after_another_version(teacher, classroom, section):
    item = make_item(make_assignment(classroom), section)
    revise(section, body=body("Two."), change_kind="wording")
    client, path = browser(teacher), at("teach_update", item)
    client.post(path, {"choice": "stay", "version": client.get(path).context["new"].pk})
    assert "changed this text since" not in client.get(at("teach_assignment", item.assignment)).content.decode()
    revise(section, body=body("Three."), change_kind="wording")
    assert "changed this text since" in client.get(at("teach_assignment", item.assignment)).content.decode()


def test_version_that_is_not_the_newest_any_more_is_not_moved_to(teacher, classroom, section):
    item = make_item(make_assignment(classroom), section)
    revise(section, body=body("Two."), change_kind="wording")
    client, path = browser(teacher), at("teach_update", item)
    seen = client.get(path).context["new"]
    revise(section, body=body("Three."), change_kind="wording")
    page = client.post(path, {"choice": "move", "version": seen.pk})
    assert told(page) == ["The editors have published another version meanwhile. Look at what changed since."]
    assert page.context["new"].number == 3
    item.refresh_from_db()
    assert item.version.number == 1


@pytest.mark.parametrize("key", ["", "x", "0", "9" * 30])
def test_moving_to_no_version_is_not_found(teacher, classroom, section, key):
    item = make_item(make_assignment(classroom), section)
    assert browser(teacher).post(at("teach_update", item), {"choice": "move", "version": key}).status_code == 404


def test_withheld_text_is_flagged_and_not_compared(teacher, classroom, section):
    item = make_item(make_assignment(classroom), section)
    section = revise(section, body=body("A libel."), change_kind="fact")
    by = UserFactory(role=CHIEF_EDITOR)
    withhold(version=section.document.current_version, by=by, reason="A court decided so.")
    client = browser(teacher)
    page = client.get(at("teach_update", item))
    assert "The editors withhold this text. Their reason: A court decided so." in page.content.decode()
    assert "A libel." not in page.content.decode()
    withhold(version=item.version, by=by, reason="This one too.")
    html = client.get(at("teach_assignment", item.assignment)).content.decode()
    assert html.count("Pupils see this reason in its place") == 1


def test_withdrawn_text_is_flagged(teacher, classroom, section):
    item = make_item(make_assignment(classroom), section)
    withdraw(page=section, by=None, reason="Its source was forged.")
    html = browser(teacher).get(at("teach_assignment", item.assignment)).content.decode()
    assert "Their reason: Its source was forged. It stays here as it was assigned." in html


# --- Sharing ----------------------------------------------------------------------------------------------------------
def test_published_assignment_can_be_shared(teacher, classroom, section, settings):
    settings.SITE_ADDRESS = "https://history.example.org"
    item = make_item(make_assignment(classroom, "War & peace"), section)
    page = browser(teacher).get(at("teach_assignment", item.assignment))
    link = f"https://history.example.org/learn/{code_of(classroom)}/{item.assignment_id}/"
    assert page.context["share"].link == link
    escaped = link.replace(":", "%3A").replace("/", "%2F")
    html = page.content.decode()
    assert (
        f'href="https://classroom.google.com/share?url={escaped}&amp;title=War+%26+peace" target="_blank" '
        'rel="noopener noreferrer"' in html
    )
    assert html.count('class="qr-code"') == 1
    assert "style=" not in html


def test_draft_is_not_shared(teacher, classroom):
    page = browser(teacher).get(at("teach_assignment", make_assignment(classroom, draft=True)))
    assert page.context["share"] is None


def test_assignment_of_a_class_without_a_code_is_shown_all_the_same(teacher, classroom, section):
    item = make_item(make_assignment(classroom), section)
    classroom.join_codes.update(retired_at=timezone.now())
    page = browser(teacher).get(at("teach_assignment", item.assignment))
    assert (page.status_code, page.context["share"]) == (200, None)
