"""The front matter of a file: read with the line of each key, written in the order of the kind's keys."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

import yaml

from importing import rows
from importing.faults import ContentFault
from importing.files import Change, Row, told
from importing.kinds import CHANGE_KINDS, LONGEST_ITEM, LONGEST_NOTE, Form, Key, Kind
from importing.yaml_texts import (
    Unfit,
    compose,
    items,
    limited,
    pairs,
    read_line,
    read_text,
    scalar,
    write_yaml,
    yaml_fault,
)

MARK = "---"
LONGEST_NUMBER = 6  # digits


@dataclass
class Matter:
    """What was read: values by key, the line of each key, and the faults."""

    fields: dict[str, Any]
    lines: dict[str, int]
    faults: list[ContentFault]
    body: str = ""
    body_line: int = 1


def _read_flag(key: Key, node: yaml.Node) -> bool:
    if scalar(node) not in ("true", "false"):
        raise Unfit(f"“{scalar(node)}” is neither true nor false.", node)
    return scalar(node) == "true"


def _read_date(key: Key, node: yaml.Node) -> date | None:
    text = scalar(node)
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise Unfit(f"“{text}” is no date: write it like 1950-10-19.", node) from None


def _read_choice(key: Key, node: yaml.Node) -> str:
    if scalar(node) not in key.choices:
        raise Unfit(f"“{scalar(node)}” is none of {', '.join(key.choices)}.", node)
    return scalar(node)


def _read_lines(key: Key, node: yaml.Node) -> tuple[str, ...]:
    lines = tuple(filter(None, (read_line(item, key.longest) for item in items(node))))
    limited("\n".join(lines), node, key.longest)
    return lines


def _read_names(key: Key, node: yaml.Node) -> tuple[str, ...]:
    names = [read_line(item, 100) for item in items(node)]
    if len({name.casefold() for name in names}) < len(names):
        raise Unfit("A name stands in this list twice.", node)
    return tuple(sorted(filter(None, names), key=lambda name: (name.casefold(), name)))


def _read_sources(key: Key, node: yaml.Node) -> tuple[str, ...]:
    keys = tuple(filter(None, (read_line(item, LONGEST_ITEM) for item in items(node))))
    if len(set(keys)) < len(keys):
        raise Unfit("A source stands in this list twice.", node)
    return keys


def _read_positions(key: Key, node: yaml.Node) -> tuple[str, ...]:
    names = tuple(filter(None, (read_line(item, 2 * LONGEST_ITEM) for item in items(node))))
    if len(set(names)) < len(names):
        raise Unfit("A position stands in this list twice.", node)
    return names


def _read_rows(key: Key, node: yaml.Node) -> tuple[str, ...]:
    lines = tuple(filter(None, (read_line(item, key.longest) for item in items(node))))
    if len(set(lines)) < len(lines):
        raise Unfit("A line stands in this list twice.", node)
    return lines


def _read_number(key: Key, node: yaml.Node) -> int:
    text = scalar(node)
    if not (text.isascii() and text.isdecimal() and len(text) <= LONGEST_NUMBER):
        raise Unfit(f"“{text}” is no whole number: write it like 3.", node)
    return int(text)


def _read_slug(key: Key, node: yaml.Node) -> str:
    slug = scalar(node)
    if slug and not is_slug(slug):
        raise Unfit(f"“{slug}” is no slug: letters, digits and hyphens only.", node)
    return limited(slug, node, key.longest)


def is_slug(text: str) -> bool:
    return re.fullmatch(r"[-\w]+", text) is not None


def _read_change(key: Key, node: yaml.Node) -> Change:
    values: dict[str, str] = {}
    for name, key_node, value in pairs(node):
        if name not in ("kind", "note"):
            raise Unfit(f"“{name}” is no key of a change: kind and note are known.", key_node)
        values[name] = read_text(value, LONGEST_NOTE)
    if values.get("kind") not in CHANGE_KINDS:
        raise Unfit(f"The kind of a change is one of {', '.join(CHANGE_KINDS)}.", node)
    return Change(**values)


READERS: dict[Form, Callable[[Key, yaml.Node], Any]] = {
    Form.LINE: lambda key, node: read_line(node, key.longest),
    Form.TEXT: lambda key, node: read_text(node, key.longest),
    Form.IMAGE: lambda key, node: read_line(node, LONGEST_ITEM),
    Form.FLAG: _read_flag,
    Form.DATE: _read_date,
    Form.CHOICE: _read_choice,
    Form.LINES: _read_lines,
    Form.NAMES: _read_names,
    Form.AUTHORS: rows.read_authors,
    Form.TERM_NAMES: rows.read_term_names,
    Form.HISTORIAN_NAMES: rows.read_historian_names,
    Form.MEMBERSHIPS: rows.read_memberships,
    Form.OPENINGS: rows.read_openings,
    Form.SOURCES: _read_sources,
    Form.POSITIONS: _read_positions,
    Form.ROWS: _read_rows,
    Form.PERIOD: rows.read_period_text,
    Form.NUMBER: _read_number,
    Form.PLACE: _read_number,
    Form.SCHOOL: _read_slug,
    Form.SLUG: _read_slug,
    Form.CHANGE: _read_change,
}


def read(file: str, text: str, kind: Kind) -> Matter:
    """Cut a file in two and read its front matter."""
    matter = Matter({}, {}, [])
    lines = text.split("\n")
    end = next((number for number, line in enumerate(lines[1:], 1) if line.rstrip() == MARK), None)
    if lines[0].rstrip() != MARK or end is None:
        matter.faults.append(ContentFault(file, 1, "A file begins with its front matter, between two lines of ---."))
        return matter
    matter.body, matter.body_line = "\n".join(lines[end + 1 :]), end + 2
    try:
        node = compose("\n".join(lines[1:end]))
        _read_keys(file, node, kind, matter)
    except yaml.YAMLError as error:
        matter.faults.append(yaml_fault(file, error, 2))
    except Unfit as unfit:
        matter.faults.append(ContentFault(file, unfit.line + 2, unfit.reason))
    return matter


def _read_keys(file: str, node: yaml.Node | None, kind: Kind, matter: Matter) -> None:
    found_kind = ""
    for name, key_node, value in pairs(node) if node is not None else ():
        line = key_node.start_mark.line + 2
        matter.lines[name] = line
        try:
            if name == "kind":
                found_kind = scalar(value)
            elif name not in kind.by_name:
                known = ", ".join(["kind", *kind.by_name])
                raise Unfit(f"“{name}” is no key of a file of the kind {kind.name}: {known} are known.", key_node)
            else:
                matter.fields[name] = READERS[kind.by_name[name].form](kind.by_name[name], value)
        except Unfit as unfit:
            matter.faults.append(ContentFault(file, unfit.line + 2, f"{name}: {unfit.reason}"))
    if found_kind != kind.name:
        reason = f"A file at this place is of the kind {kind.name}, not “{found_kind}”."
        matter.faults.append(ContentFault(file, matter.lines.get("kind", 1), reason))
    for key in kind.keys:
        if (
            key.is_needed
            and not matter.fields.get(key.name)
            and not any(fault.line == matter.lines.get(key.name) for fault in matter.faults)
        ):
            matter.faults.append(ContentFault(file, matter.lines.get(key.name, 1), f"{key.name} is missing."))
    matter.fields = {name: value for name, value in matter.fields.items() if not kind.by_name[name].is_left_out(value)}


def write(kind: Kind, fields: dict[str, Any]) -> str:
    """The front matter of a file, with its marks."""
    values: dict[str, Any] = {"kind": kind.name}
    for key in kind.keys:
        if not key.is_left_out(fields.get(key.name)):
            values[key.name] = _plain(fields[key.name])
    return f"{MARK}\n{write_yaml(values)}{MARK}\n"


def _plain(value: Any) -> Any:
    if isinstance(value, Row | Change):
        return told(value)
    return [_plain(item) for item in value] if isinstance(value, tuple) else value
