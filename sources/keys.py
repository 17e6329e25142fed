"""Keys by which sources are cited in text: ``chen1994``."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from itertools import count
from string import ascii_lowercase
from typing import Any

from anyascii import anyascii

from sources.folding import fold
from sources.items import creators, title_of, year_of
from sources.validation import key_fault

LONGEST_OF_OTHERS = 40
_SMALL_WORDS = {
    "a",
    "an",
    "the",
    "of",
    "on",
    "to",
    "in",
    "and",
    "der",
    "die",
    "das",
    "le",
    "la",
    "les",
    "united",
    "states",
}


def suggested_key(item: Mapping[str, Any], taken: Container[str] = ()) -> str:
    """First surname and year, with a letter from the second of the same kind on: ``li2001``, ``li2001b``."""
    year = year_of(item)
    base = f"{_who(item)}{year if year is not None and year >= 0 else 'nd'}"
    return next(key for key in _variants(base) if key not in taken)


def settled_key(item: Mapping[str, Any], taken: Container[str] = ()) -> str:
    """The key that came with an item if it can be one, with a letter where it is taken; else a suggested one."""
    key = key_of_id(item.get("id"))
    return next(variant for variant in _variants(key) if variant not in taken) if key else suggested_key(item, taken)


def key_of_id(id: object) -> str | None:
    """The key that an id of another program makes, or None: addresses and bare numbers say nothing."""
    text = str(id or "")
    key = "-".join(fold(anyascii(text)).split())
    if "/" in text or len(key) > LONGEST_OF_OTHERS or not key[:1].isalpha() or key_fault(key):
        return None
    return key


def _who(item: Mapping[str, Any]) -> str:
    person = next(iter(creators(item)), None)
    if person is not None and person.get("family"):
        words = fold(anyascii(str(person["family"]))).split()
        return "".join(words)[:30] or "anonymous"
    words = fold(anyascii(str(person["literal"]) if person is not None else title_of(item))).split()
    telling = [word for word in words if len(word) > 2 and word not in _SMALL_WORDS]
    return next(iter([*telling, *words]), "anonymous")[:30]


def _variants(base: str) -> Iterator[str]:
    yield base
    yield from (f"{base}{letter}" for letter in ascii_lowercase[1:])
    yield from (f"{base}-{number}" for number in count(27))
