"""Whether a place in a text holds whole words, and what hyphens join to them."""

from __future__ import annotations

import re

from linking.engine.folding import APOSTROPHES
from linking.engine.mentions import Joined

HYPHENS = "-‐‑–"
_WORD_BEFORE = re.compile(r"[^\W_]+$")
_WORD_AFTER = re.compile(r"[^\W_]+")
# One letter with its dot among others (U. S.) or before a name (M. Couve).
_INITIALS = re.compile(r"\b[A-Z]\.\s[A-Z]")
# Between the words of a name; other marks have to stand in the name itself.
_MARKS = re.compile(r"[^\w\s'’.ʼ‘`´‐‑‒–−-]|_")


def is_whole(text: str, start: int, end: int) -> bool:
    """Whether no letter, apostrophe within a word, or dot within an abbreviation goes on before or after.

    >>> is_whole("the U.S. side", 6, 7), is_whole("Mao’s", 0, 3), is_whole("O’Brien", 2, 7)
    (False, True, False)
    """
    before = text[start - 1] if start else " "
    if (before in APOSTROPHES or before in "._@#") and start > 1 and text[start - 2].isalnum():
        return False
    if end - start == 1 and _INITIALS.search(text, max(0, start - 3), end + 3):
        return False
    after = text[end] if end < len(text) else " "
    if after == "." and end + 1 < len(text) and text[end + 1].isalnum():
        return False
    return not (after in "_@" and end + 1 < len(text) and text[end + 1].isalnum())


def joined_by_hyphen(text: str, start: int, end: int) -> Joined:
    """What kind of word a hyphen joins to this one.

    >>> joined_by_hyphen("post-Khrushchev", 5, 15)
    <Joined.OTHER: 'other word'>
    """
    found = Joined.NOTHING
    if start > 1 and text[start - 1] in HYPHENS and (left := _WORD_BEFORE.search(text, max(0, start - 30), start - 1)):
        found = _kind(left[0])
    if end < len(text) and text[end] in HYPHENS and (right := _WORD_AFTER.match(text, end + 1)):
        kind = _kind(right[0])
        found = kind if found is not Joined.CAPITALISED else found
    return found


def _kind(word: str) -> Joined:
    return Joined.CAPITALISED if word[0].isupper() and not word.isdecimal() else Joined.OTHER


def has_foreign_marks(surface: str, listed: str) -> bool:
    """Whether a comma, bracket or slash divides the words of a text that the name does not have.

    >>> has_foreign_marks("Mao/Zedong", "Mao Zedong"), has_foreign_marks("S/P", "S/P")
    (True, False)
    """
    marks = _MARKS.findall(surface)
    return bool(marks) and marks != _MARKS.findall(listed)
