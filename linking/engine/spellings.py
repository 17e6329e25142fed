"""The ways a name can be written in a text: what the index holds for it, and what each has to be checked for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import IntEnum, auto
from typing import NamedTuple

from linking.engine.entries import Entry, Kind, MatchCase, Name
from linking.engine.family_names import HONORIFICS, PARTICLES
from linking.engine.folding import fold, fold_name
from linking.engine.person_names import PersonName
from linking.engine.scripts import is_unspaced

_DISAMBIGUATION = re.compile(r"\s*\([^()]*\)\s*$")
_ARTICLE = re.compile(r"the\s+", re.IGNORECASE)
_CAPITALS = re.compile(r"\b[A-Z]{2,4}\b")
_MARK = re.compile(r"[^\w '’-]")
_OPTIONAL = re.compile(r"(?<=\w)\((\w+)\)")
_CAPITALS_OR_DOTS = re.compile(r"[A-Z][A-Z.]")
_DOTTED = re.compile(r"\b(?:[A-Z]\.){2,5}")
NO_SURNAMES = PARTICLES | HONORIFICS
MOST_DOTTED = 6  # letters


class Check(IntEnum):
    """What tells whether words that fold like a name are the name."""

    NAME = auto()
    COMMON_NOUN = auto()
    ABBREVIATION = auto()
    DOTTED = auto()  # U.N. for UN
    SURNAME = auto()


class Spelling(NamedTuple):
    """One way to write a name. ``ending`` letters at its end are no part of the name: the s of a plural."""

    key: str
    listed: str
    check: Check
    ending: int = 0
    is_variant: bool = False


def is_common_noun(entry: Entry, name: Name) -> bool:
    """Whether a name is written with or without capitals.

    A concept whose later words have no capitals is a common noun, even if its headword begins with one.
    """
    if name.match_case is not MatchCase.AUTO:
        return name.match_case is MatchCase.NO
    first, *others = name.text.split() or [""]
    if entry.kind is not Kind.CONCEPT:
        return False
    return all(word[:1].islower() or not word[:1].isalpha() for word in others) and not _has_inner_capitals(first)


def _has_inner_capitals(word: str) -> bool:
    return any(letter.isupper() for letter in word[1:])


def spellings(entry: Entry, name: Name) -> Iterator[Spelling]:
    """Every way to write a name of an entry, the listed one first; of a person's name see ``person_spellings``."""
    if name.is_abbreviation:
        yield from _abbreviation(name.text)
        return
    check = Check.COMMON_NOUN if is_common_noun(entry, name) else Check.NAME
    for number, text in enumerate(_texts(name.text)):
        yield from _written(text, check, is_variant=number > 0)


def person_spellings(parts: PersonName) -> Iterator[Spelling]:
    """Every way to write a person's full name."""
    if is_unspaced(parts.surname):
        # Characters hold the whole name; nobody is called by the first of them alone.
        yield from _written(parts.surname, Check.NAME)
        return
    if not parts.given:
        return
    given = " ".join(parts.given)
    order = (parts.surname, given) if parts.family_first else (given, parts.surname)
    yield from _written(" ".join(order), Check.NAME)
    if parts.family_first:
        # Who writes in English often puts the family name last: Zhihua Shen.
        yield from (s._replace(is_variant=True) for s in _written(" ".join(reversed(order)), Check.NAME))


def surname_spellings(parts: PersonName) -> Iterator[Spelling]:
    """What a person is called for short."""
    if is_unspaced(parts.surname):
        return
    first = parts.surname.split(" ")[0]
    # Of two surnames the first is used alone (Salvador Allende Gossens), but not what belongs to the next (de Gaulle).
    alone = first if fold_name(first) not in NO_SURNAMES else parts.surname
    for called in dict.fromkeys((parts.called, parts.surname, alone)):
        yield Spelling(fold_name(called), called, Check.SURNAME)


def _texts(text: str) -> Iterator[str]:
    """A name with and without what only tells it from others, and the article before it."""
    plain = _DISAMBIGUATION.sub("", text) or text
    yield plain
    if plain != text:
        yield text
    if (article := _ARTICLE.match(plain)) and article.end() < len(plain):
        yield plain[article.end() :]


def _written(text: str, check: Check, *, is_variant: bool = False) -> Iterator[Spelling]:
    plain = fold_name(text)
    yield Spelling(plain, text, check, 0, is_variant)
    # Where a mark stands beside a space, texts have two: K. M. Panikkar; Resist America, Aid Korea.
    if _MARK.search(text) and (raw := fold(text).text.strip()) != plain:
        yield Spelling(raw, text, check, 0, is_variant)
    if "-" in text:
        yield Spelling(fold_name(text.replace("-", "")), text, check, 0, is_variant=True)
    if check is Check.COMMON_NOUN:
        yield from _plurals(plain, text)
    elif " " in text and _CAPITALS_OR_DOTS.search(text):
        yield from (Spelling(key, text, check, 0, is_variant=True) for key in _with_other_dots(text))


def _plurals(key: str, listed: str) -> Iterator[Spelling]:
    """The plural of a common noun; the link covers the noun alone where its letters stay."""
    if key.endswith(("s", "x", "ch", "sh")):
        yield Spelling(f"{key}es", listed, Check.COMMON_NOUN, 2, is_variant=True)
    elif key.endswith("y") and key[-2:-1] not in ("a", "e", "o", "u", ""):
        yield Spelling(f"{key[:-1]}ies", listed, Check.COMMON_NOUN, 0, is_variant=True)
    elif key[-1:].isalpha() and key[-1:].isascii():
        yield Spelling(f"{key}s", listed, Check.COMMON_NOUN, 1, is_variant=True)


def _with_other_dots(text: str) -> Iterator[str]:
    """``US Eighth Army`` for ``U.S. Eighth Army`` and the other way round."""
    for other in (_CAPITALS.sub(lambda word: ".".join(word[0]) + ".", text), _DOTTED.sub(_without_dots, text)):
        if other != text:
            yield fold(other).text.strip()
            yield fold_name(other)


def _without_dots(found: re.Match[str]) -> str:
    return found[0].replace(".", "")


def _abbreviation(listed: str) -> Iterator[Spelling]:
    # Letters in brackets may be left out: SovGov(t).
    for text in dict.fromkeys((listed, _OPTIONAL.sub("", listed), _OPTIONAL.sub(r"\1", listed))):
        plain = text.replace(".", "") if _DOTTED.fullmatch(text if text.endswith(".") else f"{text}.") else text
        key = fold_name(plain)
        yield Spelling(key, plain, Check.ABBREVIATION)
        if len(plain) > 1 and key.isalnum():
            yield Spelling(f"{key}s", plain, Check.ABBREVIATION, 1, is_variant=True)
        if plain.isalpha() and plain.isupper() and 1 < len(plain) <= MOST_DOTTED:
            # Where the list itself has the dots, they are no variant.
            for spaces in (" ", "  "):  # U.N. and U. N.
                yield Spelling(spaces.join(key), plain, Check.DOTTED, 0, is_variant=plain == text)
