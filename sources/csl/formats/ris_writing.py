"""Writing RIS."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sources.csl.formats.ris_tags import ACCESSED, FIELDS, LAST_PAGE, NUMBER, STARTING_PAGE, TYPES
from sources.csl.people import full_name
from sources.csl.plain import plain

Item = Mapping[str, Any]

RIS_TYPES = {csl: ris for ris, csl in reversed(TYPES.items())}
# What RIS has no type for of its own.
NEAREST = {
    "review": "JOUR",
    "review-book": "JOUR",
    "interview": "PCOMM",
    "broadcast": "VIDEO",
    "regulation": "STAT",
    "post": "BLOG",
    "collection": "MANSCPT",
}
ROLES = {"author": "AU", "editor": "A2", "collection-editor": "A3", "translator": "A4"}
SEASONS = ("Spring", "Summer", "Autumn", "Winter")


def write_ris(items: Sequence[Item]) -> str:
    return "\n".join("".join(f"{tag}  - {value}\n" for tag, value in _lines(item)) for item in items)


def _lines(item: Item) -> Iterator[tuple[str, str]]:
    type = str(item.get("type") or "document")
    yield "TY", RIS_TYPES.get(type) or NEAREST.get(type, "GEN")
    yield from _filled("ID", item.get("id"))
    for role, tag in ROLES.items():
        yield from ((tag, _name(person)) for person in item.get(role) or ())
    for variable, tags in FIELDS.items():
        yield from _filled(tags[0], item.get(variable))
    yield from _pages(item)
    yield from _filled(NUMBER, item.get("ISBN") or item.get("ISSN"))
    yield from _date("PY", "DA", item.get("issued"))
    yield from _date("", ACCESSED, item.get("accessed"))
    yield "ER", ""


def _filled(tag: str, value: Any) -> Iterator[tuple[str, str]]:
    if tag and plain(value):
        yield tag, plain(value)


def _pages(item: Item) -> Iterator[tuple[str, str]]:
    first, _, last = plain(item.get("page")).replace("–", "-").partition("-")
    yield from _filled(STARTING_PAGE, first.strip() or item.get("number-of-pages"))
    yield from _filled(LAST_PAGE, last.strip())


def _name(person: Mapping[str, Any]) -> str:
    """A comma tells a person from an institution."""
    if not person.get("family"):
        return plain(full_name(person)).replace(",", " ")
    family = f"{person.get('non-dropping-particle') or ''} {person['family']}".strip()
    given = f"{person.get('given') or ''} {person.get('dropping-particle') or ''}".strip()
    return ", ".join([plain(family), plain(given), *([plain(person["suffix"])] if person.get("suffix") else [])])


def _date(year_tag: str, date_tag: str, date: Any) -> Iterator[tuple[str, str]]:
    parts = (date or {}).get("date-parts") or [[]]
    if not parts[0]:
        yield from _filled(year_tag, (date or {}).get("literal"))
        return
    year, month, day, *_ = [*(f"{int(part):02}" for part in parts[0]), "", "", ""]
    season = SEASONS[int(date["season"]) - 1] if str(date.get("season")) in "1234" else ""
    yield from _filled(year_tag, year)
    if month or season or not year_tag:
        yield date_tag, f"{year}/{month}/{day}/{season}"
