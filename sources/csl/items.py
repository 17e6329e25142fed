"""CSL-JSON items made safe for the processor: what is of the wrong form is left out, not stumbled over."""

from collections.abc import Mapping
from typing import Any

from sources.csl.family_first import UNMARKED, marked
from sources.csl.plain import in_one_line

NAMES = (
    *("author", "chair", "collection-editor", "compiler", "composer", "container-author", "contributor", "curator"),
    *("director", "editor", "editorial-director", "editor-translator", "executive-producer", "guest", "host"),
    *("illustrator", "interviewer", "narrator", "organizer", "original-author", "performer", "producer", "recipient"),
    *("reviewed-author", "script-writer", "series-creator", "translator"),
)
NAME_PARTS = ("family", "given", "literal", "suffix", "non-dropping-particle", "dropping-particle")
DATES = ("accessed", "available-date", "event-date", "issued", "original-date", "submitted")
UNFORMATTED = ("id", "custom", "abstract", "note", "categories")  # kept with the item, in no entry of ours


def cleaned(item: Mapping[str, Any], id: str, keep_order: bool = False) -> dict[str, Any]:
    """``keep_order``: whether names whose family name comes first keep it there."""
    clean: dict[str, Any] = {"type": "document", "id": id}
    for field, value in item.items():
        if field in UNFORMATTED:
            continue
        kept = _names(value, keep_order) if field in NAMES else _date(value) if field in DATES else _text(value)
        if kept:
            clean[field] = kept
    return clean | {"id": id}


def _text(value: Any) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return in_one_line(str(value).translate(UNMARKED))


def _names(value: Any, keep_order: bool) -> list[dict[str, Any]]:
    if not isinstance(value, list):
        return []
    people = [_name(person, keep_order) for person in value if isinstance(person, Mapping)]
    return [person for person in people if person]


def _name(person: Mapping[str, Any], keep_order: bool) -> dict[str, Any]:
    name: dict[str, Any] = {part: text for part in NAME_PARTS if (text := _text(person.get(part)))}
    if not name.keys() & {"family", "given", "literal"}:
        return {}
    return marked(name | {"static-ordering": keep_order and person.get("static-ordering") is True})


def _date(value: Any) -> dict[str, Any]:
    if not isinstance(value, Mapping):
        return {}
    if parts := _date_parts(value.get("date-parts")):
        date: dict[str, Any] = {"date-parts": parts}
        if str(value.get("season")) in "1234":
            date["season"] = int(value["season"])
        if value.get("circa"):
            date["circa"] = True
        return date
    literal = _text(value.get("literal")) or _text(value.get("raw"))
    return {"literal": literal} if literal else {}


def _date_parts(value: Any) -> list[list[int]]:
    if not isinstance(value, list):
        return []
    parts = [[_number(part) for part in date] for date in value if isinstance(date, list)]
    return [[number for number in date if number] for date in parts if date and date[0]][:2]


def _number(part: Any) -> int:
    try:
        return int(part)
    except (TypeError, ValueError, OverflowError):
        return 0
