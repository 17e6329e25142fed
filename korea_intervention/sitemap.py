"""``/sitemap.xml``: every published page with the time of its version; an index of parts where they are too many."""

import re
from collections.abc import Iterable
from datetime import datetime
from xml.etree import ElementTree

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.encoding import iri_to_uri
from django.views.decorators.http import require_safe

from publishing.models import Document
from publishing.restrictions import open_to_everyone
from publishing.views.answers import StoredPage, answer

MOST_ADDRESSES = 50_000  # in one file: sitemaps.org
MOST_PARTS = 50_000  # in one index
NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
Entry = tuple[str, datetime | None]  # an address of the site, and when it changed


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    if "part" in request.GET:
        return _part(request, request.GET["part"])
    documents = _documents()
    entries = list(documents[: MOST_ADDRESSES + 1])
    if len(entries) <= MOST_ADDRESSES:
        return _answer(request, _xml("urlset", "url", entries))
    parts = range(1, -(-documents.count() // MOST_ADDRESSES) + 1)
    addresses = [(f"{reverse('sitemap')}?part={part}", None) for part in parts]
    return _answer(request, _xml("sitemapindex", "sitemap", addresses))


def _part(request: HttpRequest, asked: str) -> HttpResponse:
    part = int(asked) if re.fullmatch(r"[0-9]{1,5}", asked) else 0
    last = part * MOST_ADDRESSES
    entries = list(_documents()[last - MOST_ADDRESSES : last]) if 0 < part <= MOST_PARTS else []
    if not entries:
        raise Http404
    return _answer(request, _xml("urlset", "url", entries))


def _documents():
    """Addresses and times of all that everyone may read. One query, and those for what is restricted."""
    documents = open_to_everyone(Document.objects.live(), "path").order_by("pk")
    return documents.values_list("path", "current_version__published_at")


def _xml(root: str, each: str, entries: Iterable[Entry]) -> str:
    tree = ElementTree.Element(root, xmlns=NAMESPACE)
    for path, changed in entries:
        element = ElementTree.SubElement(tree, each)
        ElementTree.SubElement(element, "loc").text = iri_to_uri(f"{settings.SITE_ADDRESS}{path}")
        if changed is not None:
            ElementTree.SubElement(element, "lastmod").text = changed.isoformat(timespec="seconds")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ElementTree.tostring(tree, encoding="unicode")}\n'


def _answer(request: HttpRequest, xml: str) -> HttpResponse:
    response = answer(request, StoredPage.of(xml))
    response["Content-Type"] = "application/xml; charset=utf-8"
    return response
