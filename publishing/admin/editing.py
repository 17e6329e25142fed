"""Pages and records alike, as the admin's views need them: who may do what with them, and where they are edited."""

from typing import Any

from django.apps import apps
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import Page
from wagtail.permission_policies import ModelPermissionPolicy

from publishing.models import Document
from publishing.publishables import Publishable


def load_record(document_id: int) -> Publishable:
    """The record that a document is published from. Raises Http404 for pages and unknown documents."""
    document = get_object_or_404(Document, pk=document_id)
    model = apps.get_model(document.kind)
    if issubclass(model, Page):
        raise Http404
    return get_object_or_404(model, document=document)


def may_edit(user, draft: Publishable) -> bool:
    if isinstance(draft, Page):
        return draft.permissions_for_user(user).can_edit()
    return ModelPermissionPolicy(type(draft)).user_has_permission(user, "change")


def may_withdraw(user, draft: Publishable) -> bool:
    if isinstance(draft, Page):
        return draft.permissions_for_user(user).can_unpublish()
    return draft.live and ModelPermissionPolicy(type(draft)).user_has_permission(user, "publish")


def display_title(draft: Publishable) -> str:
    return draft.get_admin_display_title() if isinstance(draft, Page) else str(draft)


def edit_address(draft: Publishable) -> str:
    """Where a draft is edited."""
    if isinstance(draft, Page):
        return reverse("wagtailadmin_pages:edit", args=[draft.pk])
    return AdminURLFinder().get_edit_url(draft)


def drafts_address(draft: Publishable) -> str:
    """The history of its drafts and reviews."""
    if isinstance(draft, Page):
        return reverse("wagtailadmin_pages:history", args=[draft.pk])
    return reverse(type(draft).snippet_viewset.get_url_name("history"), args=[draft.pk])


def listing_address(draft: Publishable) -> str:
    """The list in which a draft stands."""
    if isinstance(draft, Page):
        return reverse("wagtailadmin_explore", args=[draft.get_parent().pk])
    return reverse(type(draft).snippet_viewset.get_url_name("list"))


def render_about(
    request: HttpRequest, draft: Publishable, template: str, *, title: str, icon: str, **context: Any
) -> HttpResponse:
    """A view about one page or record, with the way back to it above."""
    parent = display_title(draft.get_parent()) if isinstance(draft, Page) else draft._meta.verbose_name_plural.title()
    breadcrumbs = [
        {"url": listing_address(draft), "label": parent},
        {"url": edit_address(draft), "label": display_title(draft)},
        {"url": "", "label": title},
    ]
    furniture = {
        "page": draft,
        "draft_title": display_title(draft),
        "edit_address": edit_address(draft),
        "header_title": f"{title}: {display_title(draft)}",
        "page_title": title,
        "header_icon": icon,
        "breadcrumbs_items": breadcrumbs,
    }
    return render(request, template, furniture | context)
