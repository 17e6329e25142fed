"""The way to “What this changes” from an entry's editor and from its withdrawal."""

from collections.abc import Iterable, Iterator

from django.urls import reverse
from wagtail.admin.ui.menus.pages import PageMenuItem
from wagtail.models import Page

from linking.admin.impact import WITHDRAWN
from linking.admin.permissions import LOOK
from linking.registry import target_kinds
from publishing.publishables import Publishable


class WhatThisChangesItem(PageMenuItem):
    """Shown for pages whose names are linked."""

    label = "What this changes"
    icon_name = "link"

    def __init__(self, *args, page, **kwargs):
        if _is_entry(page):
            kwargs["url"] = reverse("links:impact", args=[page.document_id])
        super().__init__(*args, page=page, **kwargs)

    def is_shown(self, user) -> bool:
        return _is_entry(self.page) and user.has_perm(LOOK)


def header_items(page: Page, user, view_name: str, next_url: str | None = None) -> list[PageMenuItem]:
    return [WhatThisChangesItem(page=page, priority=64)]


def before_withdrawal(drafts: Iterable[Publishable], user) -> Iterator[tuple[str, str]]:
    """Of each entry that is about to be withdrawn the title, and where it is shown what that changes."""
    for draft in drafts:
        if _is_entry(draft) and user.has_perm(LOOK):
            address = reverse("links:impact", args=[draft.document_id])
            yield str(draft), f"{address}?becomes={WITHDRAWN}"


def _is_entry(page) -> bool:
    return isinstance(page, Publishable) and page.document_id is not None and page._meta.label_lower in target_kinds()
