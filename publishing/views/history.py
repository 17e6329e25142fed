"""The history of a document: every version with its date, kind and note."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

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
    """Every version of a document, newest first."""
    page = Paginator(with_withheld(document), VERSIONS_PER_PAGE).get_page(request.GET.get("page"))
    page.object_list = [version_entry(version, document.path) for version in page.object_list]
    context = {
        "document": document,
        "title": document.current_version.title,
        "path": document.path,
        "versions": page,
    }
    return render(request, "publishing/history.html", context)
