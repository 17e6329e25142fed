"""Names and dates of CSL-JSON items as plain text."""

from collections.abc import Mapping
from typing import Any


def full_name(person: Mapping[str, Any]) -> str:
    """The name in the order in which it is spoken."""
    if person.get("literal"):
        return str(person["literal"])
    surname = " ".join(str(person[part]) for part in ("non-dropping-particle", "family") if person.get(part))
    parts = [person.get("given"), person.get("dropping-particle"), surname, person.get("suffix")]
    return " ".join(str(part) for part in parts if part)


def iso_date(item: Mapping[str, Any], field: str = "issued") -> str:
    """1952-11-03, 1952-11 or 1952, as far as it is known; the beginning of a range."""
    date = item.get(field)
    parts = (date.get("date-parts") or [[]])[0] if isinstance(date, Mapping) else []
    numbers = [int(part) for part in parts if str(part).lstrip("-").isdigit()]
    return "-".join(f"{number:04}" if place == 0 else f"{number:02}" for place, number in enumerate(numbers))
