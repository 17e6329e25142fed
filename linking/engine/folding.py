"""Texts as they are matched: small letters without accents, one space for whatever is no letter or digit.

A folded text remembers where its characters stood, because a link has to begin and end in the text as it was written.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass

DROPPED = "\x7f"  # what a character becomes that is no character of its own: combining marks, soft hyphens
APOSTROPHES = "'’‘ʼʻʹ`´′ʾʿ"
_SINGLE = {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "t", "æ": "a", "œ": "o", "ı": "i", "ß": "s"}
_LONG = ("  ", "\n", "\t", "\r")
_SPACES = re.compile(r"\s{2,}")
# An apostrophe between letters belongs to the word (P'yŏngyang, O'Neill) unless it begins 's, 'll, 've or 're.
_INNER = re.compile(r"'(?!(?:ll|ve|re)\b)(?=[^\W\d_]{2})")


class _Table(dict[int, str]):
    """What each character becomes, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_character(chr(code))
        return folded


def _fold_character(character: str) -> str:
    if character in APOSTROPHES:
        return "'"
    if character in _SINGLE or character.lower() in _SINGLE:
        return _SINGLE[character.lower()]
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return DROPPED
    base = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", character).lower())
    # A Hangul syllable has no accents to lose, and a ligature of several letters stands for itself.
    letters = [part for part in base if not unicodedata.combining(part)]
    plain = letters[0] if len(letters) == 1 else character.lower()[0]
    return plain if plain.isalnum() and not _is_raised(character) else " "


def _is_raised(character: str) -> bool:
    """Raised figures refer to notes: they are no part of a word."""
    return unicodedata.decomposition(character).startswith(("<super>", "<sub>")) and not character.isalpha()


_TABLE = _Table()


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text. ``places`` and ``shifts`` tell how much was left out before which place; often nothing was."""

    text: str
    places: tuple[int, ...] = ()
    shifts: tuple[int, ...] = ()

    def start(self, place: int) -> int:
        """Where the character at a place of the folded text begins in the original."""
        if not self.places:
            return place
        return place + self.shifts[bisect_right(self.places, place)]

    def end(self, place: int) -> int:
        """Where the characters before a place of the folded text end in the original."""
        return self.start(place - 1) + 1


def fold(text: str) -> Folded:
    """The text as it is matched.

    >>> fold("P’yŏngyang’s").text
    'pyongyang s'
    >>> fold("US–UK").text
    'us uk'
    """
    plain = text.translate(_TABLE)
    cuts = [(found.start(), found.end()) for found in _marks(plain)] if DROPPED in plain else []
    if "'" in plain:
        cuts += [(at, at + 1) for at in _inner_apostrophes(plain)]
    cuts += [(start + 1, end) for start, end in _long_spaces(text)]
    if not cuts:
        return Folded(plain.replace("'", " "))
    return _without(plain, sorted(cuts))


def fold_name(text: str) -> str:
    """A name as it stands in the index: folded, with single spaces."""
    if text.isascii() and text.replace(" ", "").isalnum():
        return " ".join(text.lower().split())  # the usual case, which a hundred thousand names are
    return " ".join(fold(text).text.split())


_MARKS = re.compile(DROPPED + "+")


def _marks(plain: str) -> list[re.Match[str]]:
    return list(_MARKS.finditer(plain))


def _inner_apostrophes(plain: str) -> list[int]:
    return [found.start() for found in _INNER.finditer(plain) if found.start() and plain[found.start() - 1].isalpha()]


def _long_spaces(text: str) -> list[tuple[int, int]]:
    """Runs of spaces that are one space to readers: not the empty lines between paragraphs."""
    if text.isascii() and not any(space in text for space in _LONG):
        return []
    return [found.span() for found in _SPACES.finditer(text) if found[0].count("\n") < 2]


def _without(plain: str, cuts: list[tuple[int, int]]) -> Folded:
    pieces, places, shifts, begin, gone = [], [], [0], 0, 0
    for start, end in cuts:
        if start < begin:
            continue  # lies in what is left out already
        pieces.append(plain[begin:start])
        places.append(start - gone)
        gone += end - start
        shifts.append(gone)
        begin = end
    pieces.append(plain[begin:])
    return Folded("".join(pieces).replace("'", " "), tuple(places), tuple(shifts))
