"""Links of compiled HTML, in plain strings: no ORM, no Django.

Links to documents of the site carry the document's key: ``<a data-document="7" href="/a/">``, without ``href`` while
the target is not published. A link to a page that was deleted is ``<a data-deleted="12">``.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from html import escape, unescape

from publishing.compilation.structure import Block, Compilation, Fault, Link

ANCHOR = re.compile(r"<a\b([^>]*)>(.*?)</a>", re.DOTALL)
ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')
TAG = re.compile(r"<[^>]+>")
DOCUMENT_ANCHOR = re.compile(r'<a data-document="(\d+)"(?: href="([^"]*)")?>')
# Stands in compiled HTML where a note is referred to; its number is no word of the text.
NOTE_REFERENCE = re.compile(r'<sup class="note-reference">.*?</sup>', re.DOTALL)


def document_link(document: int, path: str | None) -> str:
    """The opening tag of a link to a document; ``path`` is None while readers cannot go there.

    >>> document_link(7, "/articles/")
    '<a data-document="7" href="/articles/">'
    """
    return f'<a data-document="{document}" href="{escape(path)}">' if path else f'<a data-document="{document}">'


def resolve_links(html: str, paths: Mapping[int, str]) -> str:
    """Point every link to a document at the address it has now; one that readers cannot reach becomes plain text.

    ``paths`` maps the keys of documents that readers can reach to their addresses.
    """
    return DOCUMENT_ANCHOR.sub(lambda match: document_link(int(match[1]), paths.get(int(match[1]))), html)


def attach_cards(html: str, cards: Mapping[int, str]) -> str:
    """Tell every link that readers can follow where the card of its document is; ``cards`` are addresses by key.

    >>> attach_cards('<a data-document="7" href="/a/">A</a>', {7: "/a/v2/card/"})
    '<a data-document="7" data-card="/a/v2/card/" href="/a/">A</a>'
    """

    def opening(match: re.Match[str]) -> str:
        card = cards.get(int(match[1]))
        if card is None or match[2] is None:
            return match[0]
        return f'<a data-document="{match[1]}" data-card="{escape(card)}" href="{match[2]}">'

    return DOCUMENT_ANCHOR.sub(opening, html)


def linked_documents(html: str) -> set[int]:
    """The keys of the documents that some compiled HTML links to."""
    return {int(key) for key, _ in DOCUMENT_ANCHOR.findall(html)}


def without_note_references(html: str) -> str:
    """Compiled HTML less the numbers of its notes.

    >>> without_note_references('So.<sup class="note-reference"><a href="#s1-n1" id="s1-r1">1</a></sup>')
    'So.'
    """
    return NOTE_REFERENCE.sub("", html)


def _links_of(block: Block) -> tuple[list[Link], list[Fault]]:
    links, faults = [], []
    for opening, content in ANCHOR.findall(without_note_references(block.html)):
        attributes = dict(ATTRIBUTE.findall(opening))
        text = unescape(TAG.sub("", content)).strip()
        if "data-deleted" in attributes:
            faults.append(
                Fault(
                    "error",
                    f"The page that “{text}” links to has been deleted. Choose another page or remove the link.",
                    block=block.id,
                )
            )
            continue
        document = int(attributes["data-document"]) if "data-document" in attributes else None
        href = unescape(attributes.get("href", ""))
        if document is not None and not href:
            faults.append(
                Fault(
                    "warning",
                    f"“{text}” links to a page that is not published yet. Readers see plain text until it is.",
                    block=block.id,
                )
            )
        if document is not None or href:
            links.append(Link(text=text, href=href, block=block.id, document=document))
    return links, faults


def list_links(compilation: Compilation) -> Compilation:
    """Step: list the links of every block; report those that lead nowhere."""
    found = [_links_of(block) for block in compilation.blocks]
    return replace(
        compilation,
        links=compilation.links + tuple(link for links, _ in found for link in links),
        faults=compilation.faults + tuple(fault for _, faults in found for fault in faults),
    )
