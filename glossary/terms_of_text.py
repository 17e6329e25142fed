"""The terms that a text links to, each with its definition: ``<path>v<n>/terms/``, a page to read and to print.

With ``?now`` they are those of the live page; without, those of the permanent one, which stay as they are.
"""

import re
from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from glossary.listing import order_of
from glossary.naming import beside_title, name_entry
from glossary.texts import plain_texts, without_links_to
from publishing.editions import Edition, is_readable, permanent_edition
from publishing.models import Version
from publishing.rendering import make_edition
from publishing.restrictions import restricted_paths_within
from publishing.site import bare_site_context, site_context
from publishing.views.answers import StoredPage, answer
from sources.notes import withheld_among

KIND = "glossary.termpage"
WITH_CARD = re.compile(r'<a data-document="(\d+)"[^<>]* data-card="')


def terms_path(edition: Edition, texts: Iterable[str]) -> str:
    """Where the terms of an edition are; empty where its texts, as they are shown, link to none."""
    if edition.is_preview or not any(WITH_CARD.search(html) for html in texts):
        return ""
    return f"{edition.permanent_path}terms/{'' if edition.is_permanent else '?now'}"


def terms_of(edition: Edition) -> list[Version]:
    """The versions of the terms that the texts of an edition link to, from A to Z."""
    hidden = edition.notices()
    shown = [html for key, html in edition.bodies().items() if key not in hidden]
    keys = {int(key) for html in shown for key in WITH_CARD.findall(html)}
    versions = Version.objects.latest_as_of(edition.serial, keys).values()
    terms = [version for version in versions if version.document.kind == KIND]
    withheld = withheld_among(term.pk for term in terms) if terms else set()
    closed = tuple(edition.restricted_paths)
    open_to_all = [term for term in terms if term.pk not in withheld and not term.document.path.startswith(closed)]
    return sorted(open_to_all, key=lambda term: order_of(term.title))


def term_entry(edition: Edition, version: Version) -> dict[str, Any]:
    """One term as the list shows it."""
    body = without_links_to(version.body, version.document_id)
    return {
        "title": version.title,
        "path": edition.path_of(version),
        "names": beside_title(name_entry(name) for name in version.fields.get("names", [])),
        "definition": SafeString(plain_texts(body).get("definition", "")),
    }


def terms(request: HttpRequest, version: Version) -> HttpResponse:
    document = version.document
    is_current = "now" in request.GET and is_readable(document) and version.pk == document.current_version_id
    if is_current:
        edition = make_edition(document)
    else:
        edition = permanent_edition(version, restricted_paths=restricted_paths_within(document.path))
    context = {
        "site": site_context() if is_current else bare_site_context(),
        "title": version.title,
        "version": version,
        "path": edition.path if is_current else edition.permanent_path,
        "is_current": is_current,
        "terms": [term_entry(edition, term) for term in terms_of(edition)],
    }
    response = answer(request, StoredPage.of(render_to_string("glossary/terms.html", context)))
    response["X-Robots-Tag"] = "noindex"
    return response
