"""The history of a document: every version with its date, kind and note."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from publishing.events import events_between
from publishing.models import Document, Version, Withholding

VERSIONS_PER_PAGE = 50


def with_withheld(document: Document):
    """A document's versions, newest first, each with ``withheld``."""
    active = Withholding.objects.filter(version=OuterRef("pk"), lifted_at=None)
    return (
        Version.objects.filter(document=document)
        .newest_first()
        .annotate(withheld=Exists(active))
        .defer("source", "body", "links", "contents", "plain_text")
    )


def version_entry(version: Version, path: str) -> dict[str, Any]:
    """What a list of versions says of one."""
    return {
        "number": version.number,
        "published_at": version.published_at,
        "kind": version.get_change_kind_display(),
        "note": version.change_note,
        "author_name": version.author_name,
        "permanent_path": f"{path}v{version.number}/",
        "compare_path": f"{path}compare/{version.number - 1}/{version.number}/" if version.number > 1 else None,
        "withheld": version.withheld,
    }


def history(request: HttpRequest, document: Document) -> HttpResponse:
    """Every version of a document, newest first, with what changed on its page in between."""
    page = Paginator(with_withheld(document), VERSIONS_PER_PAGE).get_page(request.GET.get("page"))
    page.object_list = _with_events(document, page)
    context = {
        "document": document,
        "title": document.current_version.title,
        "path": document.path,
        "versions": page,
    }
    return render(request, "publishing/history.html", context)


def _with_events(document: Document, page: Page) -> list[dict[str, Any]]:
    """The versions of one page of the list, each event before the version that was the newest when it happened."""
    versions = list(page.object_list)
    until = None
    if page.has_previous():  # what happened after the newest of these, up to the version above it
        above = with_withheld(document).filter(number=versions[0].number + 1).first()
        until = above.published_at if above else None
    events = events_between(document, versions[-1].published_at, until) if versions else []
    entries: list[dict[str, Any]] = []
    for version in versions:
        while events and events[0].at >= version.published_at:
            entries.append({"event": events.pop(0)})
        entries.append(version_entry(version, document.path))
    return entries
