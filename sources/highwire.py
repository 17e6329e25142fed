"""The tags in a page's head by which reference managers and scholarly indexes read what the page is."""

from collections.abc import Iterator, Mapping
from typing import Any

from sources.csl.people import full_name, iso_date
from sources.csl.plain import plain

# What Zotero takes a page for depends on the tag that names what it is part of.
CONTAINERS = {
    "chapter": ("citation_inbook_title", "citation_book_title"),
    "entry-encyclopedia": ("citation_inbook_title", "citation_book_title"),
}
JOURNAL = ("citation_journal_title",)


def highwire(item: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Names and contents of the ``citation_*`` tags for an item, in order."""
    return [(name, content) for name, content in _tags(item) if content]


def _tags(item: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    yield "citation_title", plain(item.get("title"))
    yield from (("citation_author", _family_first(person)) for person in item.get("author") or ())
    date = iso_date(item).replace("-", "/")
    yield "citation_publication_date", date
    yield "citation_online_date", date
    for name in CONTAINERS.get(str(item.get("type")), JOURNAL):
        yield name, plain(item.get("container-title"))
    yield "citation_publisher", plain(item.get("publisher"))
    yield "citation_public_url", str(item.get("URL") or "")
    yield "citation_fulltext_html_url", str(item.get("URL") or "")
    yield "citation_language", str(item.get("language") or "")


def _family_first(person: Mapping[str, Any]) -> str:
    """The comma tells where the family name ends."""
    if not person.get("family") or not person.get("given"):
        return full_name(person)
    return f"{full_name({**person, 'given': '', 'suffix': '', 'dropping-particle': ''})}, {person['given']}"
