"""Drafts as they are stored, with another source where they cited one. No ORM, no Django.

A draft's stored content is JSON; rich text stands in it as strings, a body of blocks as a string of JSON.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Mapping
from html import unescape
from typing import Any

from sources.citations import Cited, read_items, write_citation

CITATION = re.compile(r"<a\b[^>]*\blinktype=\"citation\"[^>]*>.*?</a>", re.DOTALL)
ITEMS = re.compile(r'\bitems="([^"]*)"')
# Where a model points to sources: the name of its child relation (None for itself), and the field that points.
Pointers = Collection[tuple[str | None, str]]


def sources_of(content: Mapping[str, Any], pointers: Pointers = ()) -> set[int]:
    """The sources that a draft cites or points to, by primary key."""
    found: set[int] = set()

    def look(citation: str) -> str:
        found.update(cited.source for cited in _cited(citation))
        return citation

    _walk(content, look)
    for relation, field in pointers:
        rows = [content] if relation is None else content.get(relation) or []
        found.update(row[field] for row in rows if row.get(field) is not None)
    return found


def repointed(
    content: Mapping[str, Any], old: int, new: int, names: Mapping[int, str], pointers: Pointers = ()
) -> dict[str, Any]:
    """The content with ``new`` cited for ``old``. ``names`` are the short forms of all sources that it cites."""

    def write(citation: str) -> str:
        cited = _cited(citation)
        if all(each.source != old for each in cited):
            return citation
        changed = [Cited(new, *_words(each)) if each.source == old else each for each in cited]
        return write_citation(list(dict.fromkeys(changed)), names)

    result: dict[str, Any] = _walk(content, write)
    for relation, field in pointers:
        if relation is None:
            result |= {field: new} if result.get(field) == old else {}
        elif result.get(relation):
            result[relation] = _repointed_rows(result[relation], field, old, new)
    return result


def _repointed_rows(rows: list[dict[str, Any]], field: str, old: int, new: int) -> list[dict[str, Any]]:
    """No two rows point to the same source afterwards."""
    if any(row.get(field) == new for row in rows):
        return [row for row in rows if row.get(field) != old]
    return [row | {field: new} if row.get(field) == old else row for row in rows]


def _words(cited: Cited) -> tuple[str, str, str, str]:
    return cited.locator, cited.label, cited.prefix, cited.suffix


def _cited(citation: str) -> tuple[Cited, ...]:
    """What cannot be read cites nothing; compiling the draft will say so."""
    items = ITEMS.search(citation)
    try:
        return read_items(unescape(items[1])) if items else ()
    except ValueError:
        return ()


def _walk(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, Mapping):
        return {name: _walk(part, change) for name, part in value.items()}
    if isinstance(value, list):
        return [_walk(part, change) for part in value]
    if not isinstance(value, str) or "citation" not in value:
        return value
    if value[:1] in "[{":
        try:
            inner = json.loads(value)
        except ValueError:
            inner = None
        if isinstance(inner, list | dict):
            changed = _walk(inner, change)
            return value if changed == inner else json.dumps(changed)
    return CITATION.sub(lambda match: change(match[0]), value)
