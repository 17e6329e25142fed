"""How editions of terms and of their list are shown, and cards: from versions to the context of templates."""

from collections.abc import Container, Mapping
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from glossary.forms import TermFilterForm
from glossary.listing import all_entries, by_letter, matching
from glossary.models import TermKind
from glossary.naming import beside_title, name_entry
from glossary.publication import READING
from glossary.terms_of_text import terms_path
from glossary.texts import plain_texts, with_headings, without_links_to
from glossary.uses import grouped_uses, live_uses
from publishing.editions import Edition
from publishing.models import DocumentState, Version
from sources.bibliography import bibliography, entry_html
from sources.citing import citation
from sources.csl.coins import coins
from sources.items import item_of
from sources.notes import withheld_among

HEADINGS = {
    "definition": "Definition",
    "full_description": "Full description",
    "critical_perspective": "Critical perspective",
}


def term_entry(version: Version) -> dict[str, Any]:
    """What stands above the texts of a term."""
    fields = version.fields
    return {
        "title": version.title,
        "kind": TermKind(fields["kind"]).label if fields.get("kind") else "",
        "names": [name_entry(name) for name in fields.get("names", [])],
        "perspective_author": fields.get("perspective_author", ""),
        "subjects": fields.get("subjects", []),
    }


def term(edition: Edition) -> tuple[str, dict[str, Any]]:
    version = edition.version
    entry = term_entry(version)
    headings = {
        name: render_to_string("glossary/text-heading.html", {"name": name, "heading": heading, "term": entry})
        for name, heading in HEADINGS.items()
    }
    html = without_links_to(with_headings(edition.bodies()[version.pk], headings), edition.document.pk)
    anchor = edition.document.anchor
    uses = [] if edition.is_permanent else live_uses(edition)
    cited = bibliography(edition)
    reading = further_reading(edition, listed={source["coins"] for source in cited})
    places = [(f"{anchor}-b{name}", heading) for name, heading in HEADINGS.items() if f'id="{anchor}-b{name}"' in html]
    if reading:
        places.append((f"{anchor}-b{READING}", "Further reading"))
    if uses:
        places.append(("where-used", "Where used"))
    if cited:
        places.append(("bibliography", "Bibliography"))
    return "glossary/term.html", {
        "term": entry | {"html": SafeString(html)},
        "definition": version.plain_text.partition("\n")[0],
        "headings": [{"level": 3, "text": heading, "anchor": place} for place, heading in places],
        "reading": reading,
        "reading_anchor": f"{anchor}-b{READING}",
        "uses": uses,
        "use_groups": grouped_uses(uses, version.title),
        "terms_path": terms_path(edition, [html]),
        "bibliography": cited,
        "citation": citation(edition),
        "index_path": edition.path.rstrip("/").rpartition("/")[0] + "/",
    }


def further_reading(edition: Edition, listed: Container[str] = ()) -> list[dict[str, Any]]:
    """The entries of the sources that lead further, as they are now or were when the edition was published.

    ``listed`` are the COinS that the page has already: reference managers would take a source twice.
    """
    keys = list(dict.fromkeys(link["document"] for link in edition.version.link_list if link["block"] == READING))
    versions = Version.objects.latest_as_of(edition.serial, keys)
    hidden = withheld_among(version.pk for version in versions.values()) if versions else set()
    shown = [versions[key] for key in keys if key in versions and versions[key].pk not in hidden]
    metadata = {version.pk: coins(item_of(version)) for version in shown}
    return [
        {
            "path": edition.path_of(version),
            "title": version.title,
            "html": SafeString(entry_html(version)),
            "coins": "" if metadata[version.pk] in listed else metadata[version.pk],
        }
        for version in shown
        if edition.is_permanent or version.document.state == DocumentState.LIVE
    ]


def card(version: Version) -> tuple[str, dict[str, Any]]:
    """What opens beside a link to a term. It shows one version, so it is the same for ever."""
    entry = term_entry(version)
    body = without_links_to(version.body, version.document_id)
    texts = {name: SafeString(html) for name, html in plain_texts(body).items()}
    return "glossary/card.html", {
        "term": entry,
        "names": beside_title(entry["names"]),
        "texts": texts,
        "path": version.path,
        "permanent_path": version.permanent_path,
        "is_withdrawn": version.document.state == DocumentState.WITHDRAWN,
    }


def glossary_index(edition: Edition, question: Mapping[str, str] | None = None) -> tuple[str, dict[str, Any]]:
    """The list of terms, whole or as far as it answers a reader's question."""
    fields = edition.version.fields
    context = {"index": {"title": edition.version.title, "introduction": fields.get("introduction", "")}}
    # A permanent page is the page's own words: what is listed on it changes.
    entries = [] if edition.is_permanent else all_entries()
    form = TermFilterForm(question, entries=entries)
    found = matching(entries, **form.asked())
    return "glossary/index.html", context | {
        "form": form,
        "total": len(entries),
        "count": len(found),
        "is_filtered": question is not None,
        "letters": by_letter(found),
    }
