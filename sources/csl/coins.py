"""ContextObjects in Spans: what Zotero reads out of a page (an OpenURL in the title of a span of class Z3988)."""

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlencode

from sources.csl.people import full_name, iso_date
from sources.csl.plain import plain

# OpenURL has forms for journal articles, books and their parts, dissertations; the rest is told in Dublin Core.
GENRES = {
    "article-journal": ("journal", "article"),
    "article-magazine": ("journal", "article"),
    "article-newspaper": ("journal", "article"),
    "review": ("journal", "article"),
    "book": ("book", "book"),
    "report": ("book", "report"),
    "chapter": ("book", "bookitem"),
    "entry-encyclopedia": ("book", "bookitem"),
    "paper-conference": ("book", "proceeding"),
    "thesis": ("dissertation", ""),
}
COMMON = {"volume": "volume", "issue": "issue", "page": "pages", "ISSN": "issn", "ISBN": "isbn"}

Item = Mapping[str, Any]


def coins(item: Item) -> str:
    """Value of the span's title; the template escapes it."""
    return urlencode(list(_pairs(item)))


def _pairs(item: Item) -> Iterator[tuple[str, str]]:
    format, genre = GENRES.get(str(item.get("type")), ("dc", ""))
    yield "ctx_ver", "Z39.88-2004"
    yield "rft_val_fmt", f"info:ofi/fmt:kev:mtx:{format}"
    if item.get("DOI"):
        yield "rft_id", f"info:doi/{item['DOI']}"
    elif item.get("URL"):
        yield "rft_id", str(item["URL"])
    yield from (_dublin_core if format == "dc" else _scholarly)(item, format, genre)


def _dublin_core(item: Item, format: str, genre: str) -> Iterator[tuple[str, str]]:
    yield "rft.type", str(item.get("genre") or item.get("type") or "document")
    yield from _filled("rft.title", plain(item.get("title")))
    yield from (("rft.creator", full_name(person)) for person in item.get("author", ()))
    yield from _filled("rft.publisher", plain(item.get("publisher")))
    yield from _filled("rft.date", iso_date(item))


def _scholarly(item: Item, format: str, genre: str) -> Iterator[tuple[str, str]]:
    yield from _filled("rft.genre", genre)
    title, container = plain(item.get("title")), plain(item.get("container-title"))
    if format == "journal":
        yield from (*_filled("rft.atitle", title), *_filled("rft.jtitle", container))
    elif genre in ("bookitem", "proceeding"):
        yield from (*_filled("rft.atitle", title), *_filled("rft.btitle", container))
    else:
        yield from _filled("rft.title" if format == "dissertation" else "rft.btitle", title)
    yield from _people(item)
    yield from _filled("rft.date", iso_date(item))
    yield from _filled("rft.inst" if format == "dissertation" else "rft.pub", plain(item.get("publisher")))
    yield from _filled("rft.place", plain(item.get("publisher-place")))
    for field, key in COMMON.items():
        yield from _filled(f"rft.{key}", str(item.get(field) or ""))


def _people(item: Item) -> Iterator[tuple[str, str]]:
    people = item.get("author") or item.get("editor") or []
    if people and people[0].get("family"):
        yield "rft.aulast", str(people[0]["family"])
        yield from _filled("rft.aufirst", str(people[0].get("given") or ""))
    yield from (("rft.au", full_name(person)) for person in people)


def _filled(key: str, value: str) -> Iterator[tuple[str, str]]:
    if value:
        yield key, value
