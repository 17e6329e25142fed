"""What is found, sorted and recognised by: texts made of an item, compared as they are."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from sources.csl.items import NAMES
from sources.csl.people import full_name
from sources.folding import fold
from sources.items import creators, people, surname, title_of, year_of

LONGEST_SORT_TEXT = 200


def search_text(item: Mapping[str, Any]) -> str:
    """Every word by which an editor may look for a work."""
    names = [full_name(person) for role in NAMES for person in people(item, role)]
    found = [item.get("id"), title_of(item), item.get("title-short"), item.get("container-title"), year_of(item)]
    return fold(" ".join(str(part) for part in [*found, *names] if part is not None))


def sort_text(item: Mapping[str, Any]) -> str:
    """Where a work stands in a bibliography: by names (without any, by title), year and title."""
    names = " ".join(f"{surname(person)} {person.get('given', '')}" for person in creators(item))
    year, title = year_of(item), fold(title_of(item))
    # After all years: works without one. The braces sort behind letters and digits.
    parts = (fold(names) or title, f"{year:05d}" if year is not None else "{", title)
    return " ".join(part for part in parts if part)[:LONGEST_SORT_TEXT]


def fingerprint(item: Mapping[str, Any]) -> str:
    """Equal for the same work described twice: the first name, year, title and volume, without what people vary.

    Empty where that would tell too little.
    """
    first = next((fold(surname(person)) for person in creators(item)), "")
    year, title = year_of(item), fold(title_of(item)).replace(" ", "")
    if not title or (not first and year is None):
        return ""
    volume = fold(str(item.get("volume", "")))
    return sha256("|".join((first.replace(" ", ""), str(year), title, volume)).encode()).hexdigest()
