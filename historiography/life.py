"""Years of life in words. No Django."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from publishing.dates import DateFault, Moment, Period, read_period


def life_in_words(text: str) -> str:
    """Birth and death as readers are told them; the text itself where it is no period.

    >>> life_in_words("1912/1995"), life_in_words("1952/.."), life_in_words("../1995")
    ('1912–1995', 'born 1952', 'died 1995')
    """
    return _told(text, _as_known)


def years_of_life(text: str) -> str:
    """The same by years, for lists.

    >>> years_of_life("1926-10-27/2018-01-11"), years_of_life("1931~/2001-05-02")
    ('1926–2018', 'about 1931 to 2001')
    """
    return _told(text, _by_year)


def _told(text: str, precision: Callable[[Moment], Moment]) -> str:
    if not text:
        return ""
    try:
        whole = read_period(text)
    except DateFault:
        return text
    period = Period(*(moment and precision(moment) for moment in (whole.start, whole.end)))
    if period.start is None and period.end is not None:
        return f"died {_at(period.end.words())}"
    if period.start is not None and (period.end is None or period.start == period.end):
        return f"born {_at(period.start.words())}"
    return period.words()


def _as_known(moment: Moment) -> Moment:
    return moment


def _by_year(moment: Moment) -> Moment:
    return replace(moment, month=None, day=None)


def _at(words: str) -> str:
    """
    >>> _at("1952"), _at("the 1950s")
    ('1952', 'in the 1950s')
    """
    return f"in {words}" if words.startswith("the ") else words
