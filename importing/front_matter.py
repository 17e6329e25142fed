"""The front matter of a file: read with the line of each key, written in the order of the kind's keys."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

import yaml

from articles.names import family_and_given
from glossary.languages import language_fault, script_fault
from importing.faults import ContentFault
from importing.files import Author, Change, TermName, told
from importing.kinds import CHANGE_KINDS, LONGEST_ITEM, LONGEST_NOTE, ROMANISATIONS, Form, Key, Kind
from importing.spaces import CONTROL, one_line, several_lines

MARK = "---"


class AliasUsed(yaml.MarkedYAMLError):
    """A few lines with aliases can stand for gigabytes."""


class Unfit(Exception):
    """A value is not what its key asks for."""

    def __init__(self, reason: str, node: yaml.Node):
        self.reason = reason
        self.line = node.start_mark.line
        super().__init__(reason)


@dataclass
class Matter:
    """What was read: values by key, the line of each key, and the faults."""

    fields: dict[str, Any]
    lines: dict[str, int]
    faults: list[ContentFault]
    body: str = ""
    body_line: int = 1


def compose(text: str) -> yaml.Node | None:
    """The nodes of a YAML text, with their lines, all scalars as text. Raises yaml.YAMLError."""
    for event in yaml.parse(text, Loader=yaml.BaseLoader):
        if isinstance(event, yaml.AliasEvent):
            raise AliasUsed(None, None, "anchors and aliases are not used", event.start_mark)  # type: ignore[arg-type]
    return yaml.compose(text, Loader=yaml.BaseLoader)


def yaml_fault(file: str, error: yaml.YAMLError, first_line: int) -> ContentFault:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    problem = getattr(error, "problem", None) or str(error).split("\n")[0]
    return ContentFault(file, first_line + (mark.line if mark else 0), f"This is no YAML: {problem}.")


def pairs(node: yaml.Node) -> Iterator[tuple[str, yaml.Node, yaml.Node]]:
    """The keys of a mapping with their nodes. Raises Unfit."""
    if not isinstance(node, yaml.MappingNode):
        raise Unfit("Lines of the form “key: value” are needed here.", node)
    seen = set()
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise Unfit("A key is a word.", key)
        if key.value in seen:
            raise Unfit(f"“{key.value}” stands here twice.", key)
        seen.add(key.value)
        yield key.value, key, value


def read_line(node: yaml.Node, longest: int) -> str:
    return _limited(one_line(_scalar(node)), node, longest)


def read_text(node: yaml.Node, longest: int) -> str:
    return _limited(several_lines(_scalar(node)), node, longest)


def read_exact(node: yaml.Node, longest: int) -> str:
    """Text with all its spaces."""
    return _limited(_scalar(node), node, longest)


def _scalar(node: yaml.Node) -> str:
    if not isinstance(node, yaml.ScalarNode):
        raise Unfit("This is a list; text is needed here.", node)
    text: str = node.value
    if CONTROL.search(text):
        raise Unfit("There is a control character in this text.", node)
    return text


def _limited(text: str, node: yaml.Node, longest: int) -> str:
    if len(text) > longest:
        raise Unfit(f"This has {len(text)} characters; {longest} are allowed.", node)
    return text


def _items(node: yaml.Node) -> list[yaml.Node]:
    if not isinstance(node, yaml.SequenceNode):
        raise Unfit("A list is needed here: lines that begin with “- ”.", node)
    return list(node.value)


def _read_flag(key: Key, node: yaml.Node) -> bool:
    if _scalar(node) not in ("true", "false"):
        raise Unfit(f"“{_scalar(node)}” is neither true nor false.", node)
    return _scalar(node) == "true"


def _read_date(key: Key, node: yaml.Node) -> date | None:
    text = _scalar(node)
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise Unfit(f"“{text}” is no date: write it like 1950-10-19.", node) from None


def _read_choice(key: Key, node: yaml.Node) -> str:
    if _scalar(node) not in key.choices:
        raise Unfit(f"“{_scalar(node)}” is none of {', '.join(key.choices)}.", node)
    return _scalar(node)


def _read_lines(key: Key, node: yaml.Node) -> tuple[str, ...]:
    lines = tuple(filter(None, (read_line(item, key.longest) for item in _items(node))))
    _limited("\n".join(lines), node, key.longest)
    return lines


def _read_names(key: Key, node: yaml.Node) -> tuple[str, ...]:
    names = [read_line(item, 100) for item in _items(node)]
    if len({name.casefold() for name in names}) < len(names):
        raise Unfit("A name stands in this list twice.", node)
    return tuple(sorted(filter(None, names), key=lambda name: (name.casefold(), name)))


def _read_authors(key: Key, node: yaml.Node) -> tuple[Author, ...]:
    return tuple(_read_author(item) for item in _items(node))


def _read_author(node: yaml.Node) -> Author:
    values = {}
    for name, key, value in pairs(node):
        if name not in ("name", "family_name", "affiliation"):
            raise Unfit(f"“{name}” is no key of an author: name, family_name and affiliation are known.", key)
        values[name] = read_line(value, LONGEST_ITEM)
    if not values.get("name"):
        raise Unfit("An author needs a name.", node)
    author = Author(**values)
    if author.family_name and family_and_given(author.name, author.family_name) is None:
        raise Unfit(f"“{author.name}” does not begin or end with “{author.family_name}”.", node)
    return author


def _read_term_names(key: Key, node: yaml.Node) -> tuple[TermName, ...]:
    names = tuple(_read_term_name(item, key.longest) for item in _items(node))
    if len(set(names)) < len(names):
        raise Unfit("A name stands in this list twice.", node)
    return names


def _read_term_name(node: yaml.Node, longest: int) -> TermName:
    texts: dict[str, str] = {}
    lines: dict[str, yaml.Node] = {}
    known = tuple(part.name for part in fields(TermName))
    for name, key, value in pairs(node):
        if name not in known:
            raise Unfit(f"“{name}” is no key of a name: {', '.join(known)} are known.", key)
        texts[name], lines[name] = read_line(value, longest), key
    if not texts.get("text"):
        raise Unfit("A name needs a text.", node)
    flag = texts.pop("abbreviation", "false")
    is_linkable = texts.pop("is_linkable", "true")
    for name, fault in {
        "language": texts.get("language") and language_fault(texts["language"]),
        "script": texts.get("script") and script_fault(texts["script"]),
        "romanisation": _choice_fault(texts.get("romanisation", ""), ROMANISATIONS),
        "abbreviation": _choice_fault(flag, ("true", "false")),
        "is_linkable": _choice_fault(is_linkable, ("true", "false")),
    }.items():
        if fault:
            raise Unfit(fault, lines[name])
    return TermName(**texts, abbreviation=flag == "true", is_linkable=is_linkable == "true")


def _choice_fault(text: str, choices: tuple[str, ...]) -> str:
    return f"“{text}” is none of {', '.join(choices)}." if text and text not in choices else ""


def _read_sources(key: Key, node: yaml.Node) -> tuple[str, ...]:
    keys = tuple(filter(None, (read_line(item, LONGEST_ITEM) for item in _items(node))))
    if len(set(keys)) < len(keys):
        raise Unfit("A source stands in this list twice.", node)
    return keys


def _read_slug(key: Key, node: yaml.Node) -> str:
    slug = _scalar(node)
    if slug and not is_slug(slug):
        raise Unfit(f"“{slug}” is no slug: letters, digits and hyphens only.", node)
    return _limited(slug, node, key.longest)


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
    Form.AUTHORS: _read_authors,
    Form.TERM_NAMES: _read_term_names,
    Form.SOURCES: _read_sources,
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
                found_kind = _scalar(value)
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


class Writer(yaml.SafeDumper):
    """Lists stand two spaces in; texts of several lines keep them."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        return super().increase_indent(flow, False)

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _write_string(writer: Writer, text: str) -> yaml.Node:
    return writer.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


Writer.add_representer(str, _write_string)


def write_yaml(value: Any) -> str:
    return yaml.dump(value, Dumper=Writer, allow_unicode=True, sort_keys=False, width=1_000_000)


def write(kind: Kind, fields: dict[str, Any]) -> str:
    """The front matter of a file, with its marks."""
    values: dict[str, Any] = {"kind": kind.name}
    for key in kind.keys:
        if not key.is_left_out(fields.get(key.name)):
            values[key.name] = _plain(fields[key.name])
    return f"{MARK}\n{write_yaml(values)}{MARK}\n"


def _plain(value: Any) -> Any:
    if isinstance(value, Author | Change | TermName):
        return told(value)
    return [_plain(item) for item in value] if isinstance(value, tuple) else value
