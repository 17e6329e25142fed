"""Links of compiled HTML, in plain strings: no ORM, no Django.

Links to documents of the site carry the document's key: ``<a data-document="7" href="/a/">``, without ``href`` while
the target is not published. What the site linked by itself is marked:
``<a data-document="7" data-mention href="/a/">``.
A link to a page that was deleted is ``<a data-deleted="12">``.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from html import escape, unescape

from publishing.compilation.structure import Block, Compilation, Fault, Link

ANCHOR = re.compile(r"<a\b([^>]*)>(.*?)</a>", re.DOTALL)
ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')
TAG = re.compile(r"<[^>]+>")
DOCUMENT_ANCHOR = re.compile(
    r'<a data-document="(?P<document>\d+)"(?P<mark> data-mention)?(?: href="(?P<href>[^"]*)")?>'
)
MENTION_LINK = re.compile(r'<a data-document="\d+" data-mention(?: href="[^"]*")?>(.*?)</a>', re.DOTALL)
# The class of paragraphs that stand for what other documents say: see ``publishing.stand_ins``.
STAND_IN = "stand-in"
# Stands in compiled HTML where a note is referred to; its number is no word of the text.
NOTE_REFERENCE = re.compile(r'<sup class="note-reference">.*?</sup>', re.DOTALL)


def document_link(document: int, path: str | None, *, is_mention: bool = False) -> str:
    """The opening tag of a link to a document; ``path`` is None while readers cannot go there.

    >>> document_link(7, "/articles/")
    '<a data-document="7" href="/articles/">'
    """
    mark = " data-mention" if is_mention else ""
    address = f' href="{escape(path)}"' if path else ""
    return f'<a data-document="{document}"{mark}{address}>'


def without_mentions(html: str) -> str:
    """Compiled HTML without the links that the site set by itself; those of authors stay.

    >>> without_mentions('<a data-document="7" data-mention href="/a/">Mao</a> <a data-document="8">Zhou</a>')
    'Mao <a data-document="8">Zhou</a>'
    """
    return MENTION_LINK.sub(r"\1", html)


def resolve_links(html: str, paths: Mapping[int, str]) -> str:
    """Point every link to a document at the address it has now; one that readers cannot reach becomes plain text.

    ``paths`` maps the keys of documents that readers can reach to their addresses.
    """

    def opening(match: re.Match[str]) -> str:
        document = int(match["document"])
        return document_link(document, paths.get(document), is_mention=bool(match["mark"]))

    return DOCUMENT_ANCHOR.sub(opening, html)


def attach_cards(html: str, cards: Mapping[int, str]) -> str:
    """Tell every link that readers can follow where the card of its document is; ``cards`` are addresses by key.

    >>> attach_cards('<a data-document="7" href="/a/">A</a>', {7: "/a/v2/card/"})
    '<a data-document="7" data-card="/a/v2/card/" href="/a/">A</a>'
    """

    def opening(match: re.Match[str]) -> str:
        card = cards.get(int(match["document"]))
        if card is None or match["href"] is None:
            return match[0]
        marks = f'data-document="{match["document"]}"{match["mark"] or ""}'
        return f'<a {marks} data-card="{escape(card)}" href="{match["href"]}">'

    return DOCUMENT_ANCHOR.sub(opening, html)


def linked_documents(html: str) -> set[int]:
    """The keys of the documents that some compiled HTML links to."""
    return {int(match["document"]) for match in DOCUMENT_ANCHOR.finditer(html)}


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
            faults.append(Fault("warning", _unpublished(text, block), block=block.id))
        if document is not None or href:
            is_mention = " data-mention" in opening
            links.append(Link(text, href, block.id, document=document, is_mention=is_mention))
    return links, faults


def _unpublished(text: str, block: Block) -> str:
    if block.html.startswith(f'<p class="{STAND_IN} '):
        return f"“{text}” is not published. Readers see nothing in the place of this block until it is."
    return f"“{text}” links to a page that is not published yet. Readers see plain text until it is."


def list_links(compilation: Compilation) -> Compilation:
    """Step: list the links of every block; report those that lead nowhere."""
    found = [_links_of(block) for block in compilation.blocks]
    return replace(
        compilation,
        links=compilation.links + tuple(link for links, _ in found for link in links),
        faults=compilation.faults + tuple(fault for _, faults in found for fault in faults),
    )
