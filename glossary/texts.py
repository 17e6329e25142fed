"""The texts of a term in compiled HTML. No ORM, no Django."""

import re
from collections.abc import Mapping

from publishing.compilation.links import without_note_references
from publishing.difference import split_blocks

OPENING = re.compile(r'^<div class="block block-(?P<name>\w+)" id="[^"]*">', re.MULTILINE)


def with_headings(html: str, headings: Mapping[str, str]) -> str:
    """Compiled HTML with the heading of each text, by its name, at its beginning.

    >>> with_headings('<div class="block block-definition" id="s7">A.</div>', {"definition": "<h2>Definition</h2>"})
    '<div class="block block-definition" id="s7"><h2>Definition</h2>A.</div>'
    """
    return OPENING.sub(lambda match: match[0] + headings.get(match["name"], ""), html)


def plain_texts(body: str) -> dict[str, str]:
    """The HTML of each text by its name, fit to stand on any page: without ids and the numbers of notes."""
    return {name: without_note_references(html) for name, html in split_blocks(body)}


def without_links_to(html: str, document: int | None) -> str:
    """The HTML with links to one document as plain text.

    >>> without_links_to('<a data-document="7" data-card="/y/v1/card/" href="/y/">Y</a>', 7)
    '<a data-document="7">Y</a>'
    """
    return re.sub(rf'<a data-document="{document}"[^<>]*>', f'<a data-document="{document}">', html)
