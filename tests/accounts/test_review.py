"""A writer's draft on its way through review: who hears of it, and where it waits."""

import pytest
from django.core import mail
from django.urls import reverse
from wagtail.models import TaskState

from accounts.roles import CHIEF_EDITOR, EDITOR, TEACHER, WRITER
from tests.accounts.test_roles import edit_url, page_form
from tests.factories.accounts import UserFactory
from tests.factories.pages import fresh


@pytest.fixture
def submitted(sign_in, draft):
    """The draft, submitted by a writer, with the people around it."""
    people = {role.name: UserFactory(role=role) for role in (WRITER, EDITOR, CHIEF_EDITOR, TEACHER)}
    client = sign_in(WRITER)
    draft.people, draft.writer = people, client.user
    client.post(edit_url(draft), page_form(**{"action-submit": "1"}))
    return draft


def task_url(page, action) -> str:
    task = fresh(page).current_workflow_task_state
    return reverse("wagtailadmin_pages:workflow_action", args=[page.pk, action, task.pk])


def test_submitting_sends_a_mail_to_editors_and_chief_editors_alone(submitted):
    reviewers = {submitted.people["Editor"].email, submitted.people["Chief editor"].email}
    assert {address for message in mail.outbox for address in message.to} == reviewers
    assert len(mail.outbox) == 2
    assert "About" in mail.outbox[0].subject
    assert f"http://localhost:8000/admin/pages/{submitted.pk}/edit/" in mail.outbox[0].body


@pytest.mark.parametrize(("role", "waits"), [("Editor", True), ("Chief editor", True), ("Writer", False)])
def test_submitted_draft_waits_on_the_dashboard_of_reviewers(role, waits, submitted, client):
    client.force_login(submitted.people[role])
    html = client.get(reverse("wagtailadmin_home")).content.decode()
    assert (task_url(submitted, "approve") in html) == waits


def test_submitted_draft_is_on_the_dashboard_of_its_writer(submitted, client):
    client.force_login(submitted.writer)
    html = client.get(reverse("wagtailadmin_home")).content.decode()
    assert ("Your pages and snippets in a workflow" in html, edit_url(submitted) in html) == (True, True)


def test_submitted_draft_is_locked_for_its_writer(submitted, client):
    client.force_login(submitted.writer)
    client.post(edit_url(submitted), page_form(title="Changed meanwhile"))
    assert fresh(submitted).get_latest_revision_as_object().title == "About"


@pytest.mark.parametrize("action", ["approve", "reject"])
def test_writer_cannot_decide_about_the_draft(action, submitted, client):
    client.force_login(submitted.people["Writer"])
    client.post(task_url(submitted, action), {"comment": "Fine"})
    assert fresh(submitted).current_workflow_task_state.status == TaskState.STATUS_IN_PROGRESS


def test_approved_draft_is_published_and_its_writer_told(submitted, client):
    mail.outbox.clear()
    client.force_login(submitted.people["Editor"])
    client.post(task_url(submitted, "approve"), {"comment": ""})
    assert fresh(submitted).live
    assert [message.to for message in mail.outbox] == [[submitted.writer.email]]


def test_rejected_draft_stays_a_draft_and_its_writer_is_told_why(submitted, client):
    mail.outbox.clear()
    client.force_login(submitted.people["Editor"])
    client.post(task_url(submitted, "reject"), {"comment": "Which telegram?"})
    assert not fresh(submitted).live
    assert [message.to for message in mail.outbox] == [[submitted.writer.email]]
    assert "Which telegram?" in mail.outbox[0].body
