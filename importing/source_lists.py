"""The list of sources: a JSON list of CSL items, read with the line of each."""

import json
import re
from collections.abc import Container, Iterable, Iterator, Mapping
from typing import Any

from importing.faults import ContentFault
from importing.files import SOURCE_LIST, SourceEntry
from importing.source_items import entry_of, faults_of, item_to_write

SPACE = re.compile(r"[ \t\r\n]*")


class SourceReader:
    """Reads the list, collecting faults."""

    def __init__(self) -> None:
        self.faults: list[ContentFault] = []
        self.entries: dict[str, SourceEntry] = {}
        self.lines: dict[str, int] = {}
        self.is_whole = True
        self.text = ""
        self.twice: list[str] = []

    def read(self, text: str | None) -> None:
        """Read a text, or nothing if the file has none that could be read."""
        self.is_whole = False
        if text is None:
            return
        self.text = text
        decoder = json.JSONDecoder(object_pairs_hook=self.pairs, parse_constant=_no_number)
        try:
            for item, begin, end in _items(text, decoder):
                self.read_item(item, begin, end)
            self.is_whole = True
        except json.JSONDecodeError as error:
            self.refuse(error.pos, f"This is no JSON: {error.msg}.")
        except _NoList as fault:
            self.refuse(fault.place, fault.reason)
        except RecursionError:
            self.refuse(0, "This is no list of sources: lists stand in lists, far too deep.")
        except ValueError as error:
            self.refuse(0, f"This is no JSON: {error}.")

    def known(self, others: Iterable[str]) -> Container[str]:
        """The keys in the list and some others; any key if the list cannot be read to its end."""
        return {*self.lines, *others} if self.is_whole else Everything()

    def refuse(self, place: int, reason: str) -> None:
        self.faults.append(ContentFault(SOURCE_LIST, self.line(place), reason))

    def line(self, place: int) -> int:
        return self.text.count("\n", 0, place) + 1

    def pairs(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) < len(pairs):
            names = [name for name, _ in pairs]
            self.twice += [name for name in found if names.count(name) > 1]
        return found

    def read_item(self, item: Any, begin: int, end: int) -> None:
        twice, self.twice = self.twice, []
        if not isinstance(item, dict):
            self.refuse(begin, "A source is an object with id, type and title.")
            return
        key = item.get("id") if isinstance(item.get("id"), str) else ""
        called = f"{key}: " if key else ""
        faults = [*((name, f"“{name}” stands in it twice.") for name in twice), *faults_of(item)]
        for variable, reason in faults:
            place = self.text.find(f'"{variable}"', begin, end)
            self.refuse(place if place >= 0 else begin, called + reason)
        if key in self.entries:
            self.refuse(begin, f"“{key}” is the id of the source on line {self.lines[key]} too.")
        elif key and not faults:
            self.entries[key] = entry_of(item, self.line(begin))
        if key:
            self.lines.setdefault(key, self.line(begin))


class Everything:
    """Holds any key."""

    def __contains__(self, key: object) -> bool:
        return True


class _NoList(Exception):
    def __init__(self, place: int, reason: str):
        self.place = place
        self.reason = reason
        super().__init__(reason)


def _no_number(name: str) -> Any:
    raise ValueError(f"{name} is no value")


def _items(text: str, decoder: json.JSONDecoder) -> Iterator[tuple[Any, int, int]]:
    """The values of a JSON list, each with where it begins and ends."""
    place = _after_space(text, 0)
    if text[place : place + 1] != "[":
        raise _NoList(place, "The file is a list of sources: it begins with [ and ends with ].")
    place = _after_space(text, place + 1)
    is_over = text[place : place + 1] == "]"
    while not is_over:
        item, end = decoder.raw_decode(text, place)
        yield item, place, end
        place = _after_space(text, end)
        is_over = text[place : place + 1] == "]"
        if not is_over:
            if text[place : place + 1] != ",":
                raise _NoList(place, "A comma is missing between two sources, or the ] at the end of the list.")
            place = _after_space(text, place + 1)
    if text[place + 1 :].strip():
        raise _NoList(_after_space(text, place + 1), "Nothing stands after the ] at the end of the list.")


def _after_space(text: str, place: int) -> int:
    found = SPACE.match(text, place)
    return found.end() if found else place


def write_list(entries: Mapping[str, SourceEntry]) -> str:
    """The text of the list, in the order of the keys."""
    items = [item_to_write(entries[key]) for key in sorted(entries)]
    return json.dumps(items, ensure_ascii=False, indent=2) + "\n"
