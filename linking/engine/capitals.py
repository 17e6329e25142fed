"""Whether words of a text are written as a name is: capitals tell names from common nouns."""

from __future__ import annotations

import re
from enum import Enum, auto

from linking.engine.family_names import PARTICLES

_WORDS = re.compile(r"[^\W_]+")
SHORTEST_ROMAN = 4  # letters: Nato is NATO, but Aid is not AID


class Fit(Enum):
    """How well words of a text fit a name."""

    AS_LISTED = auto()
    OTHER_CAPITALS = auto()


def capitals_of_name(surface: str, listed: str, *, starts_sentence: bool) -> Fit | None:
    """Names begin with capitals; what follows may be small (Yalu river), all of it may be large (KHRUSHCHEV).

    >>> capitals_of_name("Yalu river", "Yalu River", starts_sentence=False)
    <Fit.OTHER_CAPITALS: 2>
    >>> capitals_of_name("long march", "Long March", starts_sentence=False) is None
    True
    """
    if surface == listed:
        return Fit.AS_LISTED
    words, names = _WORDS.findall(surface), _WORDS.findall(listed)
    if len(words) != len(names):
        return Fit.OTHER_CAPITALS if words and not words[0][0].islower() else None
    pairs = list(zip(words, names, strict=True))
    if all(_no_smaller(word, name) for word, name in pairs):
        return Fit.AS_LISTED
    if not _fits_first(*pairs[0]) or not all(_fits_later(word, name) for word, name in pairs[1:]):
        return None
    # At the beginning of a sentence the first capital says nothing: another has to show that this is a name.
    anchors = words[1:] if starts_sentence else words
    return Fit.OTHER_CAPITALS if any(not word[0].islower() for word in anchors) else None


def _no_smaller(word: str, name: str) -> bool:
    if name.isupper() and len(name) > 1:
        return word.isupper()
    return not word[0].islower() or name[0].islower()


def _fits_first(word: str, name: str) -> bool:
    return _no_smaller(word, name) or word.lower() in PARTICLES


def _fits_later(word: str, name: str) -> bool:
    # A later word may be small, but what is all capitals in the name is an abbreviation there.
    return _no_smaller(word, name) or (word.islower() and not (name.isupper() and len(name) > 1))


def capitals_of_abbreviation(surface: str, listed: str) -> Fit | None:
    """Abbreviations are written as they are listed; long ones may be read as words (Nato) or stand among capitals.

    >>> capitals_of_abbreviation("Nato", "NATO")
    <Fit.OTHER_CAPITALS: 2>
    >>> capitals_of_abbreviation("aid", "AID") is None
    True
    """
    if surface == listed:
        return Fit.AS_LISTED
    word, name = (fold_dashes(text) for text in (surface, listed))
    if word == name or (name[:1].islower() and word[:1].isupper() and word[1:] == name[1:]):
        return Fit.AS_LISTED
    if len(name) < SHORTEST_ROMAN or not name.isalpha():
        return None
    if (name.isupper() and word == name.capitalize()) or (not name.isupper() and word.isupper()):
        return Fit.OTHER_CAPITALS
    return None


def fold_dashes(text: str) -> str:
    """All dashes as hyphens."""
    return re.sub(r"[‐‑‒–—−]", "-", text)


def is_dotted_form(surface: str, listed: str) -> bool:
    """Whether every letter of an abbreviation but the last has its dot.

    >>> is_dotted_form("U.N", "UN"), is_dotted_form("U N", "UN")
    (True, False)
    """
    return surface.replace(". ", ".").replace("\xa0", "") == ".".join(listed)
