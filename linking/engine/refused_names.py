"""Names that no text can be searched for: those of marks, and words that every text is full of."""

from __future__ import annotations

from linking.engine.common_words import FUNCTION_WORDS
from linking.engine.entries import Entry, Kind, Name
from linking.engine.folding import fold_name

LONGEST_FUNCTION_WORD = max(len(word) for word in FUNCTION_WORDS)


def is_refused(entry: Entry, name: Name) -> bool:
    """Whether the index leaves a name out: a word like “the”, or more marks than letters.

    Abbreviations and persons may be such words, because capitals tell.

    >>> entry = Entry("1", Kind.CONCEPT, (Name("The"), Name("armistice")))
    >>> [is_refused(entry, name) for name in entry.names]
    [True, False]
    """
    signs = name.text.replace(" ", "")
    if not signs.isalnum() and 2 * sum(sign.isalnum() for sign in signs) < len(signs):
        return True
    if name.is_abbreviation or entry.kind is Kind.PERSON:
        return False
    return len(signs) <= LONGEST_FUNCTION_WORD and fold_name(name.text) in FUNCTION_WORDS
