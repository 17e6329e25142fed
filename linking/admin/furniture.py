"""What stands around every page of the desk."""

from typing import Any

from django.urls import reverse


def furniture(title: str = "") -> dict[str, Any]:
    """The head, with the way back to the list; without a title that of the list itself."""
    crumbs = [{"url": reverse("links:desk"), "label": "Links"}]
    if title:
        crumbs.append({"url": "", "label": title})
    shown = title or "Links"
    return {"header_title": shown, "page_title": shown, "header_icon": "link", "breadcrumbs_items": crumbs}
