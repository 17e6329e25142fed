"""Dates and periods in Extended Date/Time Format (EDTF, ISO 8601-2), in words and as years. No Django.

Of EDTF's level 1 what a reader can be told: days, months, years, decades (195X), centuries (19XX), each perhaps
uncertain (?), about (~) or both (%), and periods of two such dates, either of which may be open (..).
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

LONGEST = 40  # characters
EXAMPLES = "1950, 1950-10-19, 1950/1953, 1990/.. (1990 onwards), 1950~ (about 1950), 1950? (perhaps), 195X (the 1950s)"
MARKS = {"": "", "?": "perhaps ", "~": "about ", "%": "perhaps about "}
OPEN = ("", "..")

_DATE = re.compile(
    r"(?P<year>\d{4}|\d{3}X|\d{2}XX)(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?(?P<mark>[?~%]?)", re.ASCII
)


class DateFault(ValueError):
    """A text is no date that readers can be told; says so in plain words."""


@dataclass(frozen=True)
class Moment:
    """One date as far as it is known."""

    year: str
    month: int | None
    day: int | None
    mark: str

    @property
    def first_year(self) -> int:
        return int(self.year.replace("X", "0"))

    @property
    def last_year(self) -> int:
        return int(self.year.replace("X", "9"))

    def words(self) -> str:
        if "X" in self.year:
            whole = f"the {self.year.replace('X', '0')}s"
        else:
            month = calendar.month_name[self.month] if self.month else ""
            whole = " ".join(part for part in (str(self.day or ""), month, str(int(self.year))) if part)
        return MARKS[self.mark] + whole


@dataclass(frozen=True)
class Period:
    """From one date to another; None where it is open. A single date is both."""

    start: Moment | None
    end: Moment | None

    @property
    def first_year(self) -> int | None:
        return self.start.first_year if self.start else None

    @property
    def last_year(self) -> int | None:
        return self.end.last_year if self.end else None

    def holds(self, year: int) -> bool:
        """Whether a year falls into it."""
        return (self.first_year or year) <= year <= (self.last_year or year)

    def words(self) -> str:
        if self.start is None and self.end is not None:
            return f"until {self.end.words()}"
        if self.start is not None and self.end is None:
            return f"{self.start.words()} onwards"
        if self.start is None or self.end is None or self.start == self.end:
            return self.start.words() if self.start else ""
        first, last = self.start.words(), self.end.words()
        return f"{first}–{last}" if first.isdigit() and last.isdigit() else f"{first} to {last}"


@lru_cache(maxsize=4096)
def read_period(text: str) -> Period:
    """The period that a text tells; a single date is one. Raises DateFault."""
    parts = text.split("/")
    if len(text) > LONGEST or len(parts) > 2 or all(part in OPEN for part in parts):
        raise _fault(text)
    moments = [None if part in OPEN and len(parts) == 2 else _moment(part, text) for part in parts]
    start, end = moments[0], moments[-1]
    if start is not None and end is not None and _earliest(start) > _latest(end):
        raise DateFault(f"“{text}” ends before it begins. Write the earlier date first.")
    return Period(start, end)


def read_date(text: str) -> Period:
    """A date that is no period. Raises DateFault."""
    if "/" in text and text.strip("/."):
        raise DateFault(f"“{text}” is a period. Write one date: 1950, about 1950 as 1950~, perhaps 1950 as 1950?.")
    return read_period(text)


def in_words(text: str) -> str:
    """The words for a date or period; the text itself where it is none.

    >>> in_words("1950/1959"), in_words("1990/.."), in_words("1950-10-19"), in_words("195X"), in_words("1950~")
    ('1950–1959', '1990 onwards', '19 October 1950', 'the 1950s', 'about 1950')
    """
    try:
        return read_period(text).words() if text else ""
    except DateFault:
        return text


def _moment(part: str, text: str) -> Moment:
    match = _DATE.fullmatch(part)
    if match is None or ("X" in match["year"] and match["month"]):
        raise _fault(text)
    month, day = (int(match[name]) if match[name] else None for name in ("month", "day"))
    if "X" not in match["year"]:
        try:
            date(int(match["year"]), 1 if month is None else month, 1 if day is None else day)
        except ValueError as error:
            raise DateFault(f"“{part}” is not in the calendar. Dates are written as year-month-day.") from error
    return Moment(match["year"], month, day, match["mark"])


def _earliest(moment: Moment) -> tuple[int, int, int]:
    return moment.first_year, moment.month or 1, moment.day or 1


def _latest(moment: Moment) -> tuple[int, int, int]:
    return moment.last_year, moment.month or 12, moment.day or 31


def _fault(text: str) -> DateFault:
    return DateFault(f"“{text[:LONGEST]}” is not a date in this form. Examples: {EXAMPLES}.")
