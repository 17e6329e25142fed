"""What each role may do, through the views that people use. A line of ACTIONS is an action, a column a role."""

from datetime import timedelta
from inspect import signature
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from PIL import Image
from wagtail.models import Workflow
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from accounts.roles import CHIEF_EDITOR, EDITOR, TEACHER, WRITER
from articles.models import InformationPage
from images.models import SiteImage
from publishing import actions
from publishing.models import ErrorReport
from tests.factories.accounts import UserFactory
from tests.factories.pages import fresh, make_article, make_information


def page_form(**fields) -> dict:
    values = {
        "title": "About",
        "slug": "about",
        "introduction": "Changed.",
        "body": streamfield([("text", rich_text("<p>What this site is.</p>"))]),
        "change_kind": "wording",
        "change_note": "",
        "comments": inline_formset([]),
    }
    return nested_form_data(values | fields)


def edit_url(page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def uploaded_image() -> SimpleUploadedFile:
    file = BytesIO()
    Image.new("RGB", (8, 8)).save(file, "PNG")
    return SimpleUploadedFile("map.png", file.getvalue(), "image/png")


def report_about(page) -> ErrorReport:
    version = page.document.current_version
    return ErrorReport.objects.create(document=page.document, version=version, message="A wrong date.", sender="x")


# Each action does its work through the client, on the pages it names (fixtures), and returns whether it was done.
def enter_admin(client) -> bool:
    return client.get(reverse("wagtailadmin_home")).status_code == 200


def create_draft(client, home) -> bool:
    url = reverse("wagtailadmin_pages:add", args=["articles", "informationpage", home.pk])
    client.post(url, page_form(title="New", slug="new"))
    return InformationPage.objects.filter(slug="new", live=False).exists()


def edit_draft(client, draft) -> bool:
    client.post(edit_url(draft), page_form(title="Edited"))
    return fresh(draft).get_latest_revision_as_object().title == "Edited"


def edit_live(client, live) -> bool:
    client.post(edit_url(live), page_form(title="Edited", slug="terms"))
    assert fresh(live).title == "Terms"
    return fresh(live).get_latest_revision_as_object().title == "Edited"


def submit(client, draft) -> bool:
    client.post(edit_url(draft), page_form(**{"action-submit": "1"}))
    return fresh(draft).current_workflow_state is not None


def publish_draft(client, draft) -> bool:
    client.post(edit_url(draft), page_form(**{"action-publish": "1"}))
    return fresh(draft).live


def schedule(client, draft) -> bool:
    tomorrow = (timezone.now() + timedelta(days=1)).strftime("%Y-%m-%d %H:%M")
    client.post(edit_url(draft), page_form(go_live_at=tomorrow, **{"action-publish": "1"}))
    return fresh(draft).approved_schedule


def unpublish_without_reason(client, live) -> bool:
    client.post(reverse("wagtailadmin_pages:unpublish", args=[live.pk]))
    return not fresh(live).live


def withdraw(client, live) -> bool:
    client.post(reverse("publishing_admin:withdraw", args=[live.pk]), {"reason": "Superseded."})
    return not fresh(live).live


def withhold(client, live) -> bool:
    version = live.document.current_version
    data = {"versions": [version.pk], "reason": "A court order.", "confirmed": "on"}
    client.post(reverse("publishing_admin:withhold", args=[live.pk]), data)
    return version.withholdings.exists()


def lift_withholding(client, live) -> bool:
    chief, version = UserFactory(role=CHIEF_EDITOR), live.document.current_version
    withholding = actions.withhold(version=version, by=chief, reason="A court order.")
    client.post(reverse("publishing_admin:lift", args=[live.pk, withholding.pk]))
    withholding.refresh_from_db()
    return withholding.lifted_at is not None


def publish_all_drafts(client, home) -> bool:
    article = make_article(sections=["Crossing"], live=False)
    url = reverse("publishing_admin:publish_drafts", args=[article.pk])
    drafts = client.get(url).context
    client.post(
        url, {draft.form.add_prefix("state"): draft.form.initial["state"] for draft in (drafts or {}).get("drafts", [])}
    )
    return fresh(article).live


def see_where_used(client, live) -> bool:
    return client.get(reverse("publishing_admin:used", args=[live.pk])).status_code == 200


def bulk_publish(client, draft) -> bool:
    client.post(reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"]) + f"?id={draft.pk}")
    return fresh(draft).live


def bulk_delete(client, draft) -> bool:
    client.post(reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"]) + f"?id={draft.pk}")
    return not InformationPage.objects.filter(pk=draft.pk).exists()


def move(client, draft) -> bool:
    before = fresh(draft).path
    other = make_information("First", live=False)
    url = reverse("wagtailadmin_pages:set_page_position", args=[draft.pk])
    client.post(f"{url}?position=2", headers={"x-requested-with": "XMLHttpRequest"})
    assert other.path > before
    return fresh(draft).path != before


def lock(client, draft) -> bool:
    client.post(reverse("wagtailadmin_pages:lock", args=[draft.pk]))
    return fresh(draft).locked


def unlock_of_another(client, draft) -> bool:
    draft.locked, draft.locked_by, draft.locked_at = True, UserFactory(role=EDITOR), timezone.now()
    draft.save(update_fields=["locked", "locked_by", "locked_at"])
    client.post(reverse("wagtailadmin_pages:unlock", args=[draft.pk]))
    return not fresh(draft).locked


def delete_draft(client, draft) -> bool:
    client.post(reverse("wagtailadmin_pages:delete", args=[draft.pk]))
    return not InformationPage.objects.filter(pk=draft.pk).exists()


def approve(client, draft) -> bool:
    state = Workflow.objects.get().start(draft, UserFactory(role=WRITER))
    task_state = state.current_task_state
    url = reverse("wagtailadmin_pages:workflow_action", args=[draft.pk, "approve", task_state.pk])
    client.post(url, {"comment": ""})
    return fresh(draft).live


def restrict_reading(client, live) -> bool:
    url = reverse("wagtailadmin_pages:set_privacy", args=[live.pk])
    client.post(url, {"restriction_type": "login", "password": "", "groups": []})
    return live.get_view_restrictions().exists()


def add_image(client) -> bool:
    data = {"title": "Map", "file": uploaded_image(), "credit": "US National Archives", "licence": "public-domain"}
    client.post(reverse("wagtailimages:add"), data)
    return SiteImage.objects.filter(title="Map").exists()


def choose_image(client) -> bool:
    return client.get(reverse("wagtailimages_chooser:choose")).status_code == 200


def delete_image_of_another(client) -> bool:
    image = SiteImage.objects.create(title="Map", file=uploaded_image(), credit="US National Archives")
    client.post(reverse("wagtailimages:delete", args=[image.pk]))
    return not SiteImage.objects.filter(pk=image.pk).exists()


def read_reports(client) -> bool:
    return client.get(reverse("error_reports:index")).status_code == 200


def answer_report(client, live) -> bool:
    report = report_about(live)
    client.post(reverse("error_reports:edit", args=[report.pk]), {"status": "corrected", "response": "Thank you."})
    report.refresh_from_db()
    return report.status == "corrected"


def add_report(client) -> bool:
    return client.get(reverse("error_reports:add")).status_code == 200


def delete_report(client, live) -> bool:
    report = report_about(live)
    client.post(reverse("error_reports:delete", args=[report.pk]))
    return not ErrorReport.objects.filter(pk=report.pk).exists()


def list_users(client) -> bool:
    return client.get(reverse("wagtailusers_users:index")).status_code == 200


def edit_user(client) -> bool:
    other = UserFactory()
    data = {"email": other.email, "display_name": "Renamed", "is_active": "on"}
    client.post(reverse("wagtailusers_users:edit", args=[other.pk]), data)
    other.refresh_from_db()
    return other.display_name == "Renamed"


def edit_groups(client) -> bool:
    return client.get(reverse("wagtailusers_groups:index")).status_code == 200


def edit_workflows(client) -> bool:
    return client.get(reverse("wagtailadmin_workflows:add")).status_code == 200


COLUMNS = (None, TEACHER, WRITER, EDITOR, CHIEF_EDITOR)
# Anonymous, teacher, writer, editor, chief editor: "x" may, "." may not.
ACTIONS = [
    (enter_admin, ". . x x x"),
    (create_draft, ". . x x x"),
    (edit_draft, ". . x x x"),
    (edit_live, ". . x x x"),
    (submit, ". . x x x"),
    (publish_draft, ". . . x x"),
    (schedule, ". . . x x"),
    (unpublish_without_reason, ". . . . ."),
    (withdraw, ". . . x x"),
    (withhold, ". . . . x"),
    (lift_withholding, ". . . . x"),
    (publish_all_drafts, ". . . x x"),
    (see_where_used, ". . x x x"),
    (bulk_publish, ". . . x x"),
    (bulk_delete, ". . x x x"),
    (move, ". . . x x"),
    (lock, ". . . x x"),
    (unlock_of_another, ". . . x x"),
    (delete_draft, ". . x x x"),
    (approve, ". . . x x"),
    (restrict_reading, ". . . x x"),
    (add_image, ". . x x x"),
    (choose_image, ". . x x x"),
    (delete_image_of_another, ". . . x x"),
    (read_reports, ". . . x x"),
    (answer_report, ". . . x x"),
    (add_report, ". . . . ."),
    (delete_report, ". . . . ."),
    (list_users, ". . . . x"),
    (edit_user, ". . . . x"),
    (edit_groups, ". . . . ."),
    (edit_workflows, ". . . . x"),
]
CASES = [
    pytest.param(action, role, mark == "x", id=f"{action.__name__}-{role.name if role else 'anonymous'}")
    for action, marks in ACTIONS
    for role, mark in zip(COLUMNS, marks.split(), strict=True)
]


@pytest.mark.parametrize(("action", "role", "allowed"), CASES)
def test_action_is_allowed_or_refused_by_role(action, role, allowed, sign_in, request):
    pages = [request.getfixturevalue(name) for name in list(signature(action).parameters)[1:]]
    assert action(sign_in(role), *pages) == allowed
