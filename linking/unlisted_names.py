"""Names in texts that no entry has: capitalised phrases that come up often. Pure: no Django."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import NamedTuple

from linking.engine import Vocabulary
from linking.engine.common_words import PROPER_ADJECTIVES

OFTEN = 3  # times; what comes up less often needs no entry yet
MOST = 200  # names that are told
MOST_WORDS = 6

_WORD = r"[^\W\d_][^\W_]*(?:['’‘-][^\W\d_][^\W_]*)*"
_CAPITALISED = rf"(?=[^\W\d_])(?![a-zà-öø-ÿ]){_WORD}"
_BETWEEN = r"(?:of|for|and|on|in|de|van|von|the|al|bin|du|la)"
_INITIALS = r"(?:[A-Z]\. ?)*"
_PHRASE = re.compile(rf"(?<![\w'’-]){_CAPITALISED}(?:(?: {_BETWEEN}){{0,2}} {_INITIALS}{_CAPITALISED})*(?![\w-])")
_JOINED = re.compile(r" (?:and|on|in|for) ")
_BEGINS = re.compile(r"(?:^|[.!?:;]['\"”’)]*\s+|\n\s*|[“\"‘(\[]|—\s?|•\s*)$")
_LEADING = frozenset({"the", "a", "an", "this", "that", "these", "those", "in", "on", "at", "by", "for", "as", "if"})
_POSSESSIVE = re.compile(r"['’]s?$")


class Unlisted(NamedTuple):
    """A phrase as it is mostly written, how often it stands in the texts, and in how many of them."""

    words: str
    times: int
    texts: int


def unlisted_names(
    texts: Iterable[str], is_known: Callable[[str], bool], vocabulary: Vocabulary | None = None
) -> list[Unlisted]:
    """The phrases that look like names and are none, the most frequent ones first.

    A capital at the beginning of a sentence says nothing, nor does one on a word that texts write small as well.

    >>> text = "Then Walker left for Taegu. Walker went from Taegu to Pusan. In Taegu they wept."
    >>> [(one.words, one.times) for one in unlisted_names([text], lambda name: name == "Walker")]
    [('Taegu', 3)]
    """
    vocabulary = vocabulary or Vocabulary()
    times: dict[str, int] = defaultdict(int)
    homes: dict[str, int] = defaultdict(int)
    for text in texts:
        here: set[str] = set()
        for phrase in _phrases(text, vocabulary):
            times[phrase] += 1
            here.add(phrase)
        for phrase in here:
            homes[phrase] += 1
    often = ((phrase, count) for phrase, count in times.items() if count >= OFTEN)
    found = [Unlisted(phrase, count, homes[phrase]) for phrase, count in often if not is_known(phrase)]
    return sorted(found, key=lambda one: (-one.times, -one.texts, one.words))[:MOST]


def _phrases(text: str, vocabulary: Vocabulary) -> Iterable[str]:
    for found in _PHRASE.finditer(text):
        begins = _BEGINS.search(text, max(0, found.start() - 8), found.start()) is not None or not found.start()
        for number, part in enumerate(_JOINED.split(found[0])):
            phrase = _trimmed(part, vocabulary, begins=begins and not number)
            if phrase:
                yield phrase


def _trimmed(phrase: str, vocabulary: Vocabulary, *, begins: bool) -> str:
    """Less what belongs to the sentence and not to the name; empty where nothing is left that is one."""
    words = _POSSESSIVE.sub("", phrase).split(" ")
    while words and (words[0].lower() in _LEADING or (begins and vocabulary.is_common(words[0].lower()))):
        words, begins = words[1:], False
    while words and words[-1].islower():
        words = words[:-1]
    while words and words[0].islower():
        words = words[1:]
    if not words or len(words) > MOST_WORDS or (len(words) == 1 and begins):
        return ""
    says = [word for word in words if _says_something(word.lower(), vocabulary)]
    return " ".join(words) if says and (len(words) > 1 or len(words[0]) > 1) else ""


def _says_something(word: str, vocabulary: Vocabulary) -> bool:
    peoples = word in PROPER_ADJECTIVES or word.removesuffix("s") in PROPER_ADJECTIVES
    return not peoples and not vocabulary.is_common(word)
