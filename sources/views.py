"""The list of sources as it answers a reader's question, and sources as files; the stored pages do the rest."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from publishing.models import Document, DocumentState, PastPath
from publishing.rendering import make_edition
from publishing.restrictions import restricted_paths
from publishing.site import site_context
from publishing.views.answers import StoredPage, answer
from publishing.views.lookup import find
from publishing.views.reading import serve
from sources.exporting import FORMATS, exported
from sources.filtering import SourceFilterForm
from sources.items import item_of
from sources.listing import KIND, live_documents
from sources.models.querysets import path_of
from sources.presenters import source_index

ADDRESS = "sources/"
INDEX_KIND = "sources.sourceindexpage"


@require_safe
def sources(request: HttpRequest) -> HttpResponse:
    """``/sources/``, and ``/sources/?q=chen&kind=book``."""
    found = find(f"/{ADDRESS}") if request.GET.keys() & SourceFilterForm.base_fields.keys() else None
    if found is None or found.closed or found.state != DocumentState.LIVE:
        return serve(request, ADDRESS)
    document = Document.objects.select_related("current_version").get(pk=found.document)
    if document.kind != INDEX_KIND:
        return serve(request, ADDRESS)
    edition = make_edition(document)
    template, context = source_index(edition, request.GET)
    html = render_to_string(template, {"site": site_context(), "edition": edition, **context})
    return answer(request, StoredPage.of(html))


@require_safe
def source_file(request: HttpRequest, key: str, ending: str) -> HttpResponse:
    """One published source: ``/sources/chen1994.bib``."""
    path = path_of(key)
    document = Document.objects.select_related("current_version").filter(path=path, kind=KIND).first()
    if document is None or document.state != DocumentState.LIVE or any(path.startswith(p) for p in restricted_paths()):
        return _elsewhere(request, path, ending)
    return _file([item_of(document.current_version)], key, ending)


@require_safe
def all_sources_file(request: HttpRequest, ending: str) -> HttpResponse:
    """The whole bibliography: ``/sources.bib``."""
    items = [item_of(document.current_version) for document in live_documents()]
    return _file(sorted(items, key=lambda item: item["id"]), "sources", ending)


def _elsewhere(request: HttpRequest, path: str, ending: str) -> HttpResponse:
    """The file where the source is now; else what its page answers: why it is gone, or that it never was."""
    past = PastPath.objects.select_related("document").filter(path=path).first()
    if past is not None and past.document.path not in (None, path):
        return HttpResponsePermanentRedirect(f"{past.document.path.rstrip('/')}.{ending}")
    return serve(request, path.removeprefix("/"))


def _file(items: Sequence[dict[str, Any]], name: str, ending: str) -> HttpResponse:
    content_type = f"{FORMATS[ending].media_type}; charset=utf-8"
    response = HttpResponse(exported(items, ending), content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}.{ending}"'
    response["Cache-Control"] = "public, max-age=0"
    return response
