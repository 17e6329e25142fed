"""The blocks of a document read as one text, so that what one names in full is known in the others."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from html import escape
from typing import NamedTuple

from linking.engine.anchors import SEPARATOR, Anchor
from linking.engine.context import Context
from linking.engine.decisions import Decision
from linking.engine.html_text import Edit
from linking.engine.markup import Markup
from linking.engine.matching import match
from linking.engine.mentions import Mention
from linking.engine.names_index import NamesIndex
from linking.engine.reading import read_html
from linking.engine.resolving import resolve
from linking.engine.zones import Reason, Zone

Opening = Callable[[Decision], str]


def opening_tag(decision: Decision) -> str:
    """The usual opening tag of a link."""
    return f'<a data-document="{escape(decision.target)}">'


class BlockPlace(NamedTuple):
    """A place in one block's text."""

    block: str
    start: int
    end: int


class Blocks:
    """The HTML of a document's blocks, by their ids, and the text of all of them."""

    def __init__(self, sources: Mapping[str, str], markup: Markup | None = None):
        self.markup = markup or Markup()
        self.html = {key: read_html(source, self.markup) for key, source in sources.items()}
        self._keys = list(self.html)
        self._begins: list[int] = []
        length = 0
        for html in self.html.values():
            self._begins.append(length)
            length += len(html.text) + len(SEPARATOR)
        self.text = SEPARATOR.join(html.text for html in self.html.values())

    @property
    def texts(self) -> dict[str, str]:
        """The text of each block, as ``anchors.place`` wants it."""
        return {key: html.text for key, html in self.html.items()}

    def place(self, start: int, end: int) -> BlockPlace:
        """In which block a place of the whole text is."""
        number = bisect_right(self._begins, start) - 1
        return BlockPlace(self._keys[number], start - self._begins[number], end - self._begins[number])

    def anchor(self, mention: Mention) -> Anchor:
        """What to keep with an editor's decision about a mention, so that it is found again."""
        block, start, end = self.place(mention.start, mention.end)
        return Anchor.at(block, self.html[block].text, start, end)

    def mentions(self, names: NamesIndex) -> list[Mention]:
        """All mentions in the whole text."""
        return [self._protected(mention) for mention in match(self.text, names, self._zones())]

    def decide(self, names: NamesIndex, context: Context) -> list[Decision]:
        """A decision about every mention; what is linked by hand is not linked again."""
        by_hand = frozenset(zone.target for zone in self._zones() if zone.target)
        return resolve(self.mentions(names), replace(context, linked=context.linked | by_hand))

    def _zones(self) -> list[Zone]:
        return [
            zone._replace(start=zone.start + begin, end=zone.end + begin)
            for begin, html in zip(self._begins, self.html.values(), strict=True)
            for zone in html.zones
        ]

    def _protected(self, mention: Mention) -> Mention:
        """The mention, with a zone of its own where the markup around it forbids a link."""
        if mention.zone is not None:
            return mention
        block, start, end = self.place(mention.start, mention.end)
        html = self.html[block]
        if html.is_in_title(start, end):
            return mention._replace(zone=Zone(mention.start, mention.end, Reason.TITLE))
        if html.span(start, end) is None:
            return mention._replace(zone=Zone(mention.start, mention.end, Reason.MARKUP))
        return mention

    def linked(self, decisions: Iterable[Decision], opening: Opening = opening_tag) -> dict[str, str]:
        """The HTML of every block with its links; everything else stays as it is, byte for byte."""
        edits: dict[str, list[Edit]] = {key: list(html.edits) for key, html in self.html.items()}
        for decision in decisions:
            if decision.is_first:
                block, start, end = self.place(decision.mention.start, decision.mention.end)
                span = self.html[block].span(start, end)
                if span is not None:
                    edits[block] += [Edit(span[0], span[0], opening(decision)), Edit(span[1], span[1], "</a>")]
        return {key: _edited(self.html[key].source, edits[key]) for key in self._keys}


def _edited(source: str, edits: list[Edit]) -> str:
    if not edits:
        return source
    ordered = sorted(edits, key=lambda edit: (edit.start, edit.end))
    borders = [0, *(edit.end for edit in ordered)]
    kept = [source[begin : edit.start] for begin, edit in zip(borders, ordered, strict=False)]
    pieces = [part for edit, before in zip(ordered, kept, strict=True) for part in (before, edit.replacement)]
    return "".join([*pieces, source[borders[-1] :]])
