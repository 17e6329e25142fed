"""The words next to a place in a text: titles, given names, the rest of a longer name."""

from __future__ import annotations

import re

from linking.engine.reading import OBJECT
from linking.engine.titles import OFFICES
from linking.engine.word_lists import words_of

FAR = 64  # characters that are looked at
MOST_WORDS = 8
_OPENING = "([{“‘\"'«¿¡"
_TRIM = _OPENING + ")]}”’»*_"
_ENDS = ".?!:;…\n"
# Abbreviated words that end in a dot within a sentence.
_ABBREVIATED = words_of(
    "mr mrs ms dr gen lt col maj capt cmdr adm brig sgt amb sen rep gov prof rev hon sec dep asst st messrs pres"
)
# Small words within titles and names: Secretary of State for the Colonies.
_JOINING = words_of("of the for and de la du del von van der")
_DASH = re.compile(r"[—–]|--")
_POSSESSIVE = re.compile(r"['’]s?(?=\W|$)")


def words_before(text: str, start: int) -> tuple[str, ...]:
    """The capitalised words right before a place, with the small ones between them; none past the sentence's end.

    A title next to the place counts with a small letter too.

    >>> words_before("he told Secretary of State Rusk", 27)
    ('Secretary', 'of', 'State')
    """
    if start == 0 or not text[start - 1].isspace():
        return ()
    begin = max(0, start - FAR)
    # The number of a note stands after the mark that ends a sentence, and hides it no more than it does from a reader.
    before = text[begin:start].rpartition("\n\n")[2].replace(OBJECT, "")
    words = _DASH.sub(r"\g<0> ", before).split()
    if begin and not text[begin - 1].isspace():
        words = words[1:]  # what is left of it is half a word
    return _capitalised_end(words)


def _capitalised_end(words: list[str]) -> tuple[str, ...]:
    found: list[str] = []
    for word in reversed(words):
        plain = word.lstrip(_OPENING)
        if not plain or word[-1] in ",;:!?)]}”»…—–" or (word[-1] == "." and not _is_abbreviated(plain)):
            break
        if not plain[0].isupper() and plain not in _JOINING and (found or plain not in OFFICES):
            break
        found.append(plain)
        if plain != word or len(found) == MOST_WORDS:
            break
    while found and found[-1] in _JOINING:
        found.pop()
    return tuple(reversed(found)) if found and found[0] not in _JOINING else ()


def _is_abbreviated(word: str) -> bool:
    """Whether the dot at a word's end belongs to it: initials and titles."""
    return len(word) == 2 or "." in word[:-1] or word[:-1].lower() in _ABBREVIATED


def word_after(text: str, end: int) -> str:
    """The capitalised word right after a place, or nothing."""
    if not text[end : end + 1].isspace():
        return ""
    window = text[end : end + FAR]
    if window.startswith("\n\n"):
        return ""
    words = window.split(None, 1)
    word = words[0].strip(".,;:!?" + _TRIM) if words else ""
    return word if word[:1].isupper() and words[0][0] not in _OPENING else ""


def is_possessive(text: str, end: int) -> bool:
    """Whether an apostrophe makes what stands before it a possessive."""
    return text[end : end + 1] in "'’" and _POSSESSIVE.match(text, end) is not None


def starts_sentence(text: str, start: int) -> bool:
    """Whether a capital at this place says nothing, because a sentence, a line or a list item begins there."""
    if start and text[start - 1] in '“"‘«':
        return True
    place = start - 1
    passed = _OPENING + OBJECT
    while place >= 0 and (text[place] in passed or (text[place].isspace() and text[place] != "\n")):
        place -= 1
    if place < 0 or text[place] not in _ENDS + ")•·*":
        return place < 0
    if text[place] != ".":
        return True
    word = text[max(0, place - 12) : place].split()[-1:] or [""]
    return not _is_abbreviated(word[0].lstrip(_OPENING) + ".") or word[0].isdecimal()
