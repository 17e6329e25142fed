"""What a page refers to, as an edition shows it: as it is now, or in a permanent edition, as it was then."""

from collections.abc import Container, Iterable
from typing import Any

from django.utils.safestring import SafeString

from publishing.editions import Edition
from publishing.models import Document, DocumentState, Version
from sources.bibliography import entry_html
from sources.csl.coins import coins
from sources.items import item_of, short_label, year_of
from sources.notes import withheld_among


def linked(edition: Edition, block: str) -> list[int]:
    """The documents that a version links to in a block, in order."""
    return list(dict.fromkeys(link["document"] for link in edition.version.link_list if link["block"] == block))


def versions_of(edition: Edition, documents: Iterable[int]) -> dict[int, Version]:
    """The versions of some documents that an edition shows, by document. Two queries, in permanent editions three.

    What was published in the same set, after the edition's own version, is shown as it was first published; what
    readers could not have then is left out. So is what is withheld or restricted, and from the live page what has been
    withdrawn.
    """
    keys = set(documents)
    if edition.is_permanent:
        keys &= {link["document"] for link in edition.version.link_list if link["href"]}
    found = Version.objects.latest_as_of(edition.serial, keys)
    if edition.is_permanent and keys - found.keys():
        later = Version.objects.filter(document__in=keys - found.keys(), number=1).select_related("document")
        found |= {version.document_id: version for version in later}
    hidden = withheld_among(version.pk for version in found.values()) if found else set()
    return {
        key: version
        for key, version in found.items()
        if version.pk not in hidden and _is_open(version.document, edition)
    }


def _is_open(document: Document, edition: Edition) -> bool:
    if any((document.path or "").startswith(path) for path in edition.restricted_paths):
        return False
    return edition.is_permanent or document.state == DocumentState.LIVE


def works(edition: Edition, listed: Container[str] = ()) -> list[dict[str, Any]]:
    """The works that a page names as such, in the order of time.

    ``listed`` are the COinS that the page has already: reference managers would take a source twice.
    """
    found = [(item_of(version), version) for version in versions_of(edition, linked(edition, "works")).values()]
    found.sort(key=lambda pair: (year_of(pair[0]) or 9999, short_label(pair[0])))
    return [
        {
            "path": edition.path_of(version),
            "title": version.title,
            "html": SafeString(entry_html(version)),
            "coins": "" if coins(item) in listed else coins(item),
        }
        for item, version in found
    ]
