"""Reading RIS, the format of databases and libraries: a tag and a value on each line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from sources.csl.formats.reading import Item, Reading, place, writable
from sources.csl.formats.ris_tags import (
    ACCESSED,
    BOOKS,
    DATES,
    FIELDS,
    LAST_PAGE,
    NUMBER,
    PEOPLE,
    STARTING_PAGE,
    TYPES,
)

LINE = re.compile(r"([A-Z][A-Z0-9]) {0,2}- ?(.*)")
DATE = re.compile(r"(-?\d{1,4})(?:[/-](\d{0,2})(?:[/-](\d{0,2})(?:/(.*))?)?)?")
SEASONS = {"spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4}
FIRST, LAST = "TY", "ER"


@dataclass
class Record:
    """The values of each tag, in the order of the file."""

    line: int
    values: dict[str, list[str]] = field(default_factory=dict)
    is_whole: bool = False

    def first(self, *tags: str) -> str:
        return next((value for tag in tags for value in self.values.get(tag, ()) if value), "")


def read_ris(text: str) -> Reading:
    reading = Reading()
    for record in _records(writable(text.lstrip("\ufeff"))):
        item = _item(record)
        where = place(record.line, str(item["id"]))
        if FIRST not in record.values:
            reading.faults.append((where, "This line belongs to no record: a record begins with “TY  - ”."))
        elif len(item) == len(("id", "type")):
            reading.faults.append((where, "Nothing in this record could be understood."))
        else:
            reading.items.append((where, item))
            if not record.is_whole:
                reading.faults.append((where, "The record has no end (“ER  - ”); it was read up to the next one."))
    if not reading.items and not reading.faults:
        reading.faults.append((place(1), "There is no record in this file: a record begins with “TY  - ”."))
    return reading


def _records(text: str) -> Iterator[Record]:
    """Records in the order of the file; lines between records make one without a first tag."""
    record: Record | None = None
    tag = ""
    for number, line in enumerate(text.splitlines(), start=1):
        match = LINE.fullmatch(line.rstrip())
        if match and match[1] == FIRST and record is not None:
            yield record
            record = None
        if match and match[1] == LAST:
            if record is not None:
                record.is_whole = True
                yield record
            record = None
        elif match:
            tag = match[1]
            record = record or Record(number)
            record.values.setdefault(tag, []).append(" ".join(match[2].split()))
        elif record is not None and line.strip():
            record.values[tag][-1] += " " + " ".join(line.split())
    if record is not None:
        yield record


def _item(record: Record) -> Item:
    type = TYPES.get(record.first(FIRST).upper(), "document")
    item: Item = {"id": record.first("ID", "LB"), "type": type}
    for tag, role in PEOPLE.items():
        people = [_name(value) for value in record.values.get(tag, ()) if value.strip(" ,")]
        if people:
            item.setdefault(role, []).extend(people)
    taken: set[str] = set()
    for variable, tags in FIELDS.items():
        tag = next((tag for tag in tags if tag not in taken and record.first(tag)), "")
        if tag:
            taken.add(tag)
            item[variable] = record.first(tag)
    item |= _pages_and_numbers(record, type)
    for variable, tags in (("issued", DATES), ("accessed", (ACCESSED,))):
        if value := record.first(*tags):
            item[variable] = _date(value)
    return item


def _pages_and_numbers(record: Record, type: str) -> Item:
    item: Item = {}
    start, end = record.first(STARTING_PAGE), record.first(LAST_PAGE)
    if start or end:
        whole = start if not end or end == start else f"{start}–{end}" if start else end
        item["number-of-pages" if type == "book" and not end else "page"] = whole.replace("–", "-")
    if number := record.first(NUMBER):
        item["ISBN" if type in BOOKS else "ISSN"] = number
    return item


def _name(value: str) -> dict[str, str]:
    """``Chen, Jian`` or ``Chen, Jian, Jr.``; without a comma it is an institution."""
    parts = [part.strip() for part in value.split(",", 2)]
    if len(parts) == 1 or not parts[0]:
        return {"literal": value.strip(" ,")}
    return {name: part for name, part in zip(("family", "given", "suffix"), parts, strict=False) if part}


def _date(value: str) -> dict[str, object]:
    """``1950/10/19/``: year, month, day and other words, each of which may be missing."""
    match = DATE.fullmatch(value.strip())
    if not match:
        return {"literal": value}
    numbers = [int(part) for part in match.group(1, 2, 3) if part]
    season = SEASONS.get((match[4] or "").strip(" /").lower())
    date: dict[str, object] = {"date-parts": [numbers]}
    return date | {"season": season} if season and len(numbers) == 1 else date
