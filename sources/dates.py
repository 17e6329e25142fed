"""Dates of works: Extended Date/Time Format (EDTF) as it is stored, CSL dates as they are cited."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from edtf import parse_edtf
from edtf.parser.edtf_exceptions import EDTFParseException

EXAMPLES = "1994, 1952-03, 1952-03-21, 1952-21 (spring), 1995/1996, 1950~ (about 1950), 195X (the 1950s)"
LONGEST = 40
SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}

_DAY = re.compile(r"(?P<year>-?\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?(?P<mark>[~?%]?)")
_UNSPECIFIED = re.compile(r"(?P<digits>\d{2}XX|\d{3}X)")
_LITERALS = (
    (re.compile(r"(\d{4})–"), r"\1/.."),
    (re.compile(r"until (\d{4})"), r"../\1"),
    (re.compile(r"(\d{2})00s"), r"\1XX"),
    (re.compile(r"(\d{3})0s"), r"\1X"),
    (re.compile(r"(?:c\.|ca\.|circa) ?(\d{4})"), r"\1~"),
)


class DateFault(ValueError):
    """A text is no date, or none that can be cited; says so in plain words."""


@lru_cache(maxsize=4096)
def csl_date(text: str) -> dict[str, Any]:
    """The CSL date of an EDTF text. Raises DateFault."""
    if len(text) > LONGEST:
        raise DateFault(f"This is too long for a date. Examples: {EXAMPLES}.")
    try:
        parse_edtf(text)
    except EDTFParseException as error:
        raise DateFault(f"“{text}” is not a date in this form. Examples: {EXAMPLES}.") from error
    date = _open_period(text) or _decade(text) or (_period(text) if "/" in text else _day(text))
    if date is None:
        raise DateFault(f"“{text}” is a date that cannot be cited. Write it simpler. Examples: {EXAMPLES}.")
    return date


@lru_cache(maxsize=4096)
def earliest_year(text: str) -> int:
    """The first year that an EDTF text allows; of a period without beginning, its last. Raises DateFault."""
    csl_date(text)
    first = text.removeprefix("../").replace("X", "0")
    return int(re.match(r"-?\d{4}", first)[0])  # type: ignore[index]


def edtf_of(date: object) -> str | None:
    """The EDTF text of a CSL date, or None where it has none ("n.d.", "forthcoming")."""
    if not isinstance(date, dict):
        return None
    text = _edtf_of_parts(date) if date.get("date-parts") else _edtf_of_literal(date)
    try:
        if text is not None:
            csl_date(text)
    except DateFault:
        return None
    return text


def _day(text: str) -> dict[str, Any] | None:
    match = _DAY.fullmatch(text)
    if match is None:
        return None
    parts = [int(part) for part in match.group("year", "month", "day") if part is not None]
    date: dict[str, Any] = {"date-parts": [parts]}
    if len(parts) > 1 and parts[1] in SEASONS:
        date = {"date-parts": [parts[:1]], "season": parts[1] - 20}
    elif len(parts) > 1 and parts[1] > 12:
        return None
    return date | ({"circa": True} if match["mark"] else {})


def _period(text: str) -> dict[str, Any] | None:
    days = [_day(part) for part in text.split("/")]
    if len(days) != 2 or any(day is None or "season" in day for day in days):
        return None
    date: dict[str, Any] = {"date-parts": [day["date-parts"][0] for day in days if day]}
    return date | ({"circa": True} if any("circa" in day for day in days if day) else {})


def _open_period(text: str) -> dict[str, Any] | None:
    start, slash, end = text.partition("/")
    if not slash:
        return None
    if end in ("", "..") and re.fullmatch(r"\d{4}", start):
        return {"literal": f"{start}–"}
    if start in ("", "..") and re.fullmatch(r"\d{4}", end):
        return {"literal": f"until {end}"}
    return None


def _decade(text: str) -> dict[str, Any] | None:
    return {"literal": f"{text.replace('X', '0')}s"} if _UNSPECIFIED.fullmatch(text) else None


def _edtf_of_parts(date: dict[str, Any]) -> str | None:
    days = [_edtf_of_day(parts, date) for parts in date["date-parts"] if isinstance(parts, list | tuple)]
    if not days or len(days) > 2 or None in days:
        return None
    return "/".join(day for day in days if day)


def _edtf_of_day(parts: Sequence[Any], date: dict[str, Any]) -> str | None:
    try:
        numbers = [int(part) for part in parts[:3] if part not in ("", None)]
        season = _season(date.get("season"))
    except (TypeError, ValueError, OverflowError):
        return None
    while numbers and numbers[-1] == 0:
        numbers.pop()
    if not numbers:
        return None
    if season and len(numbers) == 1:
        numbers.append(season)
    year, *rest = numbers
    text = "-".join([f"{'-' if year < 0 else ''}{abs(year):04d}", *(f"{number:02d}" for number in rest)])
    return f"{text}~" if date.get("circa") and not season else text


def _season(value: object) -> int:
    """21 to 24, or 0: CSL counts seasons from 1, some programs name them or write them as EDTF does."""
    if value in (None, "", 0):
        return 0
    text = str(value).strip().lower().replace("fall", "autumn")
    named = {name: number for number, name in SEASONS.items()}
    number = named[text] if text in named else int(text)
    return number if number > 20 else number + 20


def _edtf_of_literal(date: dict[str, Any]) -> str | None:
    text = str(date.get("literal") or date.get("raw") or "").strip()
    for pattern, replacement in _LITERALS:
        if pattern.fullmatch(text):
            return pattern.sub(replacement, text)
    return text.replace("/", "-") if re.fullmatch(r"\d{4}/\d{2}(/\d{2})?", text) else text or None
