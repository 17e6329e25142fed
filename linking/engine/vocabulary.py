"""Which words are common words: those that texts write with a small letter."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from linking.engine.common_words import FUNCTION_WORDS, NAME_BEGINNINGS, NOUNS_AND_NAMES, PLACES, PROPER_ADJECTIVES
from linking.engine.titles import TITLES

OFTEN = 2  # times; once may be a slip
_SMALL_WORD = re.compile(r"(?<![^\W\d_.'’-])[^\W\d_A-Z]{2,}(?![\w@])")


class Vocabulary:
    """The common words of a collection of texts, besides those that every English text has."""

    def __init__(self, counts: Mapping[str, int] | None = None):
        self.counts: Mapping[str, int] = counts or {}

    @classmethod
    def of(cls, texts: Iterable[str]) -> Vocabulary:
        """Count the words that some texts write with a small letter."""
        counts: Counter[str] = Counter()
        for text in texts:
            counts.update(_SMALL_WORD.findall(text))
        return cls(counts)

    def is_common(self, word: str) -> bool:
        """Whether a word, in small letters, is no name.

        >>> Vocabulary.of(["the powers of four powers"]).is_common("powers")
        True
        """
        return word in _KNOWN or self.counts.get(word, 0) >= OFTEN

    def makes_name(self, word: str) -> bool:
        """Whether a capital on this word is there because a name begins with it: not on Chinese, always capital."""
        if word in NAME_BEGINNINGS:
            return True
        return word not in PROPER_ADJECTIVES and word not in FUNCTION_WORDS and self.is_common(word)

    def is_ambiguous(self, word: str) -> bool:
        """Whether a word that is somebody's surname is something else as often: a common word, a place, a people."""
        return word in PLACES or word in PROPER_ADJECTIVES or self.is_common(word)

    def is_name(self, word: str) -> bool:
        """Whether this word with a capital can be part of a person's name."""
        return word not in PROPER_ADJECTIVES and not self.is_common(word)


_KNOWN = FUNCTION_WORDS | NOUNS_AND_NAMES | TITLES | NAME_BEGINNINGS - PROPER_ADJECTIVES
