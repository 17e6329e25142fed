"""What machines are told of a page, in schema.org's words: plain values in, JSON out. No ORM, no Django."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

Thing = dict[str, Any]
CONTEXT = "https://schema.org"
# Nothing in the text of a script element may look like markup; JSON reads these as the characters they stand for.
ESCAPES = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def thing(kind: str, **values: Any) -> Thing:
    """Something of a kind, with what is known of it.

    >>> thing("Person", name="Ada", affiliation=None, knows=[])
    {'@type': 'Person', 'name': 'Ada'}
    """
    return {"@type": kind} | {name: value for name, value in values.items() if value not in (None, "", [], {}, ())}


def reference(kind: str, address: str, **values: Any) -> Thing:
    """Something that is told of at its own address."""
    return {"@id": address} | thing(kind, url=address, **values)


def person_or_organisation(name: str, family_name: str = "", affiliation: str = "") -> Thing:
    """An author. What has no family name is an institution.

    >>> person_or_organisation("Chen Jian", "Chen")
    {'@type': 'Person', 'name': 'Chen Jian', 'familyName': 'Chen'}
    """
    if not family_name:
        return thing("Organization", name=name)
    place = thing("Organization", name=affiliation) if affiliation else None
    return thing("Person", name=name, familyName=family_name, affiliation=place)


def breadcrumbs(places: Iterable[tuple[str, str]]) -> Thing:
    """The way to a page: titles and addresses, from the front page on."""
    items = [
        thing("ListItem", position=number, name=title, item=address)
        for number, (title, address) in enumerate(places, start=1)
    ]
    return thing("BreadcrumbList", itemListElement=items)


def script_text(things: Iterable[Mapping[str, Any]]) -> str:
    """The text of a ``<script type="application/ld+json">``, whatever words are in it.

    >>> script_text([{"name": "</script>"}])
    '{"@context":"https://schema.org","@graph":[{"name":"\\\\u003c/script\\\\u003e"}]}'
    """
    graph = {"@context": CONTEXT, "@graph": list(things)}
    return json.dumps(graph, ensure_ascii=False, separators=(",", ":")).translate(ESCAPES)
