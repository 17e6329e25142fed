"""Years of life in words. No Django."""

from __future__ import annotations

from publishing.dates import DateFault, read_period


def life_in_words(text: str) -> str:
    """Birth and death as readers are told them; the text itself where it is no period.

    >>> life_in_words("1912/1995"), life_in_words("1952/.."), life_in_words("../1995")
    ('1912–1995', 'born 1952', 'died 1995')
    """
    if not text:
        return ""
    try:
        period = read_period(text)
    except DateFault:
        return text
    if period.start is None and period.end is not None:
        return f"died {_at(period.end.words())}"
    if period.start is not None and (period.end is None or period.start == period.end):
        return f"born {_at(period.start.words())}"
    return period.words()


def _at(words: str) -> str:
    """
    >>> _at("1952"), _at("the 1950s")
    ('1952', 'in the 1950s')
    """
    return f"in {words}" if words.startswith("the ") else words
