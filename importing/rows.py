"""Lists of the front matter whose items have parts of their own: authors, names, memberships, openings."""

from dataclasses import fields
from typing import Any

import yaml

from articles.names import family_and_given
from glossary.languages import language_fault, script_fault
from importing.files import Author, HistorianName, Membership, Opening, TermName
from importing.kinds import LONGEST_ITEM, ROMANISATIONS, Key
from importing.yaml_texts import Unfit, items, pairs, read_line
from publishing.dates import DateFault, read_period


def read_authors(key: Key, node: yaml.Node) -> tuple[Author, ...]:
    return tuple(_read_author(item) for item in items(node))


def _read_author(node: yaml.Node) -> Author:
    values = _parts_of(node, "an author", ("name", "family_name", "affiliation"), LONGEST_ITEM)[0]
    if not values.get("name"):
        raise Unfit("An author needs a name.", node)
    author = Author(**values)
    if author.family_name and family_and_given(author.name, author.family_name) is None:
        raise Unfit(f"“{author.name}” does not begin or end with “{author.family_name}”.", node)
    return author


def read_term_names(key: Key, node: yaml.Node) -> tuple[TermName, ...]:
    return _each_once(tuple(_read_term_name(item, key.longest) for item in items(node)), node)


def _read_term_name(node: yaml.Node, longest: int) -> TermName:
    texts, lines = _name_parts(node, TermName, longest)
    flag = texts.pop("abbreviation", "false")
    is_linkable = texts.pop("is_linkable", "true")
    for name, value in {"abbreviation": flag, "is_linkable": is_linkable}.items():
        if fault := _choice_fault(value, ("true", "false")):
            raise Unfit(fault, lines[name])
    return TermName(**texts, abbreviation=flag == "true", is_linkable=is_linkable == "true")


def read_historian_names(key: Key, node: yaml.Node) -> tuple[HistorianName, ...]:
    names = tuple(HistorianName(**_name_parts(item, HistorianName, key.longest)[0]) for item in items(node))
    return _each_once(names, node)


def _name_parts(node: yaml.Node, kind: type, longest: int) -> tuple[dict[str, str], dict[str, yaml.Node]]:
    texts, lines = _parts_of(node, "a name", tuple(part.name for part in fields(kind)), longest)
    if not texts.get("text"):
        raise Unfit("A name needs a text.", node)
    for name, fault in {
        "language": texts.get("language") and language_fault(texts["language"]),
        "script": texts.get("script") and script_fault(texts["script"]),
        "romanisation": _choice_fault(texts.get("romanisation", ""), ROMANISATIONS),
    }.items():
        if fault:
            raise Unfit(fault, lines[name])
    return texts, lines


def read_memberships(key: Key, node: yaml.Node) -> tuple[Membership, ...]:
    return tuple(_read_membership(item, key.longest) for item in items(node))


def _read_membership(node: yaml.Node, longest: int) -> Membership:
    texts, lines = _parts_of(node, "a membership", ("school", "period", "note"), longest)
    if not texts.get("school"):
        raise Unfit("A membership needs the slug of a school.", node)
    _check_period(texts.get("period", ""), lines.get("period", node))
    return Membership(**texts, line=line_of(node))


def read_openings(key: Key, node: yaml.Node) -> tuple[Opening, ...]:
    return tuple(_read_opening(item, key.longest) for item in items(node))


def _read_opening(node: yaml.Node, longest: int) -> Opening:
    texts, lines = _parts_of(node, "an opening", ("date", "text", "source"), longest)
    if not (texts.get("date") and texts.get("text")):
        raise Unfit("An opening needs a date and a text.", node)
    _check_period(texts["date"], lines["date"])
    return Opening(**texts, line=line_of(node))


def read_period_text(key: Key, node: yaml.Node) -> str:
    text = read_line(node, LONGEST_ITEM)
    _check_period(text, node)
    return text


def line_of(node: yaml.Node) -> int:
    """The line of a node of the front matter in its file."""
    return node.start_mark.line + 2


def _check_period(text: str, node: yaml.Node) -> None:
    try:
        read_period(text) if text else None
    except DateFault as fault:
        raise Unfit(str(fault), node) from None


def _parts_of(
    node: yaml.Node, what: str, known: tuple[str, ...], longest: int
) -> tuple[dict[str, str], dict[str, yaml.Node]]:
    """The parts of one item, and where each stands."""
    texts: dict[str, str] = {}
    places: dict[str, yaml.Node] = {}
    for name, key, value in pairs(node):
        if name not in known:
            listed = f"{', '.join(known[:-1])} and {known[-1]}" if what == "an author" else ", ".join(known)
            raise Unfit(f"“{name}” is no key of {what}: {listed} are known.", key)
        texts[name], places[name] = read_line(value, longest), key
    return texts, places


def _each_once(names: tuple[Any, ...], node: yaml.Node) -> tuple[Any, ...]:
    if len(set(names)) < len(names):
        raise Unfit("A name stands in this list twice.", node)
    return names


def _choice_fault(text: str, choices: tuple[str, ...]) -> str:
    return f"“{text}” is none of {', '.join(choices)}." if text and text not in choices else ""
