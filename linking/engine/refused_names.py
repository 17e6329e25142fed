"""Names that would make a link of a word that every text is full of."""

from __future__ import annotations

from linking.engine.common_words import FUNCTION_WORDS
from linking.engine.entries import Entry, Kind, Name
from linking.engine.folding import fold_name


def is_refused(entry: Entry, name: Name) -> bool:
    """Whether a name is a word like “the”: the index leaves it out. Abbreviations and persons are told by capitals.

    >>> entry = Entry("1", Kind.CONCEPT, (Name("The"), Name("armistice")))
    >>> [is_refused(entry, name) for name in entry.names]
    [True, False]
    """
    return not name.is_abbreviation and entry.kind is not Kind.PERSON and fold_name(name.text) in FUNCTION_WORDS
