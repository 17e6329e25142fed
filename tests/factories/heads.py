"""What stands in the head of a page."""

import json
from typing import Any

from lxml import html as lxml_html


def head_of(page: str) -> dict[str, list[str]]:
    """The contents of meta elements by name or property, and the addresses of links by ``rel``."""
    found: dict[str, list[str]] = {}
    root = lxml_html.fromstring(page)
    for meta in root.iterfind(".//meta[@content]"):
        found.setdefault(meta.get("name") or meta.get("property"), []).append(meta.get("content"))
    for link in root.iterfind(".//link[@rel]"):
        found.setdefault(link.get("rel"), []).append(link.get("href"))
    return found


def told_of(page: str) -> list[dict[str, Any]]:
    """The things of which a page tells machines."""
    [script] = lxml_html.fromstring(page).iterfind(".//script[@type='application/ld+json']")
    return json.loads(script.text)["@graph"]
