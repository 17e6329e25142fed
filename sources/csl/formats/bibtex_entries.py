"""The entries of a .bib file and their fields, as text. A broken entry ends where the next one begins."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from sources.csl.formats.reading import shortened

START = re.compile(r"^[ \t]*@[ \t]*([A-Za-z]+)[ \t]*([{(])", re.MULTILINE)
KEY = re.compile(r"\s*([^,={}\"]*?)\s*(?:,|\Z)")
END = re.compile(r"[\s,]*\Z")
NAME = re.compile(r"[\s,]*([A-Za-z][A-Za-z0-9_:.+-]*)\s*=\s*")
AFTER_VALUE = re.compile(r"\s*(?:,|\Z)")
BARE = re.compile(r"[^\s,#{}\"]+")
JOINED = re.compile(r"\s*#\s*")
MARK = re.compile(r"\\.|[{}\"]", re.DOTALL)
DEEPEST = 50  # braces within braces
NOT_ENTRIES = ("comment", "preamble", "string")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
CLOSING = {"{": "}", "(": ")"}


class BrokenEntry(ValueError):
    """Says what is wrong with an entry, in plain words."""


@dataclass
class Entry:
    """One entry: names of fields are in small letters, macros are replaced by what they stand for."""

    line: int
    type: str
    key: str = ""
    fields: dict[str, str] = field(default_factory=dict)
    fault: str = ""


def entries(text: str) -> Iterator[Entry]:
    starts = list(START.finditer(text))
    macros = {month: month for month in MONTHS}
    line, counted = 1, 0
    for number, start in enumerate(starts):
        line, counted = line + text.count("\n", counted, start.start(1)), start.start(1)
        end = starts[number + 1].start() if number + 1 < len(starts) else len(text)
        kind = start[1].lower()
        entry = Entry(line, kind)
        try:
            body = _body(text[start.end() : end], start[2])
            if kind == "string":
                macros |= _fields(body, macros)
            elif kind not in NOT_ENTRIES:
                entry.key, entry.fields = _key_and_fields(body, macros)
        except BrokenEntry as fault:
            entry.fault, entry.key = str(fault), entry.key or _first_key(text[start.end() : end])
        if entry.fault or kind not in NOT_ENTRIES:
            yield entry


def _body(text: str, opening: str) -> str:
    """What stands between an entry's own braces."""
    depth = 0
    for match in re.finditer(r"[{}()]", text):
        char = match[0]
        if depth == 0 and char == CLOSING[opening]:
            if text[match.end() :].lstrip().startswith(","):
                raise BrokenEntry("A brace too many: the entry ends before its last field.")
            return text[: match.start()]
        depth += {"{": 1, "}": -1}.get(char, 0)
        if depth < 0:
            raise BrokenEntry("A closing brace has no opening one.")
    raise BrokenEntry("A brace is missing: the entry does not end before the next one begins.")


def _key_and_fields(body: str, macros: Mapping[str, str]) -> tuple[str, dict[str, str]]:
    """An entry may lack its key, which is given one later."""
    key = KEY.match(body)
    return (key[1], _fields(body[key.end() :], macros)) if key else ("", _fields(body, macros))


def _first_key(text: str) -> str:
    key = KEY.match(text[:200])
    return key[1] if key else ""


def _fields(body: str, macros: Mapping[str, str]) -> dict[str, str]:
    found: dict[str, str] = {}
    position = 0
    while not END.match(body, position):
        name = NAME.match(body, position)
        if not name:
            raise BrokenEntry(
                f"A field is missing its name or “=” before “{shortened(body[position : position + 200], 40)}”."
            )
        value, position = _value(body, name.end(), macros)
        if not AFTER_VALUE.match(body, position):
            raise BrokenEntry(f"A comma is missing after the field “{name[1]}”.")
        found.setdefault(name[1].lower(), value)
    return found


def _value(body: str, position: int, macros: Mapping[str, str]) -> tuple[str, int]:
    """Parts in braces or quotation marks, numbers and macros, joined by ``#``."""
    parts: list[str] = []
    while True:
        part, position = _part(body, position, macros)
        parts.append(part)
        joined = JOINED.match(body, position)
        if not joined:
            return " ".join("".join(parts).split()), position
        position = joined.end()


def _part(body: str, position: int, macros: Mapping[str, str]) -> tuple[str, int]:
    if body[position : position + 1] in ("{", '"'):
        end = _end_of_part(body, position)
        return body[position + 1 : end - 1], end
    bare = BARE.match(body, position)
    if not bare:
        raise BrokenEntry("A field has no value.")
    return macros.get(bare[0].lower(), bare[0]), bare.end()


def _end_of_part(body: str, position: int) -> int:
    """A brace counts even after a backslash, as in BibTeX; a quotation mark after one does not."""
    closing, depth = ('"', 0) if body[position] == '"' else ("}", 1)
    for match in MARK.finditer(body, position + 1):
        mark = match[0][-1] if match[0][-1] in "{}" else match[0]
        depth += {"{": 1, "}": -1}.get(mark, 0)
        if depth == 0 and mark == closing:
            return match.end()
        if depth > DEEPEST:
            raise BrokenEntry("The braces are nested too deeply.")
    raise BrokenEntry("A brace or a quotation mark is missing at the end of a field.")
