"""A surname together with the given names before it: also with initials, short forms and other transliterations."""

from __future__ import annotations

from dataclasses import replace

from linking.engine.candidates import Form
from linking.engine.common_words import FUNCTION_WORDS
from linking.engine.found import MOST_ENTRIES, Found
from linking.engine.given_names import compatible, given_tokens
from linking.engine.names_index import NamesIndex
from linking.engine.titles import TITLES
from linking.engine.words_around import words_before

MOST_GIVEN_NAMES = 4


def extended(text: str, found: Found, names: NamesIndex) -> Found:
    """The same place with the given names of those who bear the surname; as it is where none fit."""
    if len(found.candidates) > MOST_ENTRIES:
        return found
    before = _given_before(text, found.start)
    for count in range(min(len(before), MOST_GIVEN_NAMES), 0, -1):
        tokens = given_tokens(before[-count:])
        bearers = tuple(
            replace(candidate, form=Form.VARIANT)
            for candidate in found.candidates
            if any(compatible(tokens, known) for known in names.given_names(candidate.entry))
        )
        if bearers:
            return found._replace(start=_start(text, found.start, before[-count:]), candidates=bearers)
    return found


def _given_before(text: str, start: int) -> tuple[str, ...]:
    """The words before a surname that may be given names: neither titles nor what sentences begin with."""
    words = words_before(text, start)
    first = next((at + 1 for at in reversed(range(len(words))) if _is_no_name(words[at])), 0)
    return words[first:]


def _is_no_name(word: str) -> bool:
    plain = word.rstrip(".").lower()
    # A single letter with its dot is an initial, though it may be a word without.
    return (len(plain) > 1 or word == plain) and (plain in TITLES or plain in FUNCTION_WORDS)


def _start(text: str, start: int, words: tuple[str, ...]) -> int:
    for word in reversed(words):
        start = text.rindex(word, 0, start)
    return start
