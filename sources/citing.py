"""How the site's own texts are cited: each version by itself, by its number and its permanent address.

Apps say for their kinds of documents what a version is to a bibliography, as a CSL item.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC
from typing import Any

from django.conf import settings
from django.utils.safestring import SafeString

from publishing.editions import Edition
from publishing.models import Version
from sources.csl.coins import coins
from sources.csl.people import full_name
from sources.csl.processor import CiteItem
from sources.formatting import entries_html, notes_html
from sources.highwire import highwire

Item = dict[str, Any]
_items: dict[str, Callable[[Version], Item]] = {}


def register_citable(kind: str, item_of_version: Callable[[Version], Item]) -> None:
    """Let documents of a kind (a model label in small letters) be cited. Called in ``AppConfig.ready()``."""
    _items[kind] = item_of_version


def is_citable(version: Version) -> bool:
    return version.document.kind in _items


def item_of_text(version: Version) -> Item:
    """The CSL item of a version of one of the site's texts. Raises LookupError for kinds that are not cited."""
    return _items[version.document.kind](version)


def site_item(version: Version, **variables: Any) -> Item:
    """What the item of every text of this site says; ``variables`` say the rest, its type among them."""
    date = version.published_at.astimezone(UTC)
    parts = version.path.strip("/").split("/")
    return {
        "id": f"{'-'.join(parts[1:] or parts)}-v{version.number}",
        "type": "webpage",
        "title": version.title,
        "issued": {"date-parts": [[date.year, date.month, date.day]]},
        "version": str(version.number),
        "note": f"Version {version.number}",  # for formats that have no field for versions
        "URL": f"{settings.SITE_ADDRESS}{version.permanent_path}",
        "language": "en-GB",
        **variables,
    }


def formatted(item: Item) -> list[tuple[str, str]]:
    """Names of citation styles, each with the HTML of an item in it. Raises ProcessorFault."""
    # In this style APA names the version of what is part of something only.
    with_version = {"genre": f"Version {item['version']}"} if item["type"] == "webpage" else {}
    [note] = notes_html({item["id"]: item}, [[CiteItem(item["id"])]])
    texts = {
        "Chicago, in a note": note,
        "Chicago, in a bibliography": _entry(item, "chicago"),
        "MLA": _entry(item, "mla"),
        "APA": _entry(item | with_version, "apa"),
    }
    # Chicago has entries of encyclopaedias in notes only.
    return [(name, html) for name, html in texts.items() if html]


def _entry(item: Item, style: str) -> str:
    return entries_html([item], style).get(item["id"], "")


def citation(edition: Edition) -> dict[str, Any] | None:
    """What templates need to say how an edition is cited; None where there is nothing that could be."""
    if edition.is_preview or not is_citable(edition.version):
        return None
    item = item_of_text(edition.version)
    container = item.get("container-title", "")
    return {
        "authors": [full_name(person) for person in item.get("author", ())],
        "title": item["title"],
        "container": "" if container == settings.SITE_NAME else container,
        "tags": highwire(item),
        "coins": coins(item),
        "path": f"{edition.permanent_path}cite/",
    }


def cited_texts(version: Version) -> list[dict[str, Any]]:
    """A version in every style, for templates."""
    return [{"name": name, "html": SafeString(html)} for name, html in formatted(item_of_text(version))]
