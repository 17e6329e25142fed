"""From HTML to its text: a parser that lets everything pass, broken and nested markup too."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from html import unescape

from linking.engine.html_text import Edit, HtmlText, Piece, Tag
from linking.engine.markup import BREAKING, RAW, VOID, Markup, attributes_of
from linking.engine.zones import Reason, Zone

PARAGRAPH = "\n\n"
OBJECT = "\ufffc"  # stands for what is no text: an image, the number of a note
OPENING_MARK, CLOSING_MARK = '<span class="unlinked">', "</span>"
# A tag ends at the first > that stands in no quotation marks; where those are not closed, at the first of all.
_TAG = re.compile(
    r"<!--.*?(?:-->|\Z)|<[!?][^>]*>"
    r"|<(/?)([a-zA-Z][^\s/>]*)((?:[^>\"']++|\"[^\"]*+\"|'[^']*+')*+)>"
    r"|<(/?)([a-zA-Z][^\s/>]*)([^>]*)>",
    re.DOTALL,
)
_TAG_BEGINS = re.compile(r"<[a-zA-Z/!?]")
# What is not in the text as it is in the source: [[!phrases never linked]], characters by name, runs of spaces.
_SPECIAL = re.compile(
    r"\[\[!(?P<never>[^][|\n]+)\]\]|&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});?|[ \t\r\n\f]{2,}"
)
_SPACES = str.maketrans("\n\t\r\f", "    ")


@dataclass(slots=True)
class _Element:
    """An element that is open."""

    name: str
    place: int
    reason: Reason | None = None
    is_hidden: bool = False
    target: str = ""


class _Reader:
    def __init__(self, source: str, markup: Markup):
        self.source, self.markup = source, markup
        self.parts: list[str] = []
        self.length = 0
        self.pieces: list[Piece] = []
        self.tags: list[Tag] = []
        self.zones: list[Zone] = []
        self.italics: list[tuple[int, int]] = []
        self.edits: list[Edit] = []
        self.open: list[_Element] = []
        self.names: Counter[str] = Counter()  # of the elements that are open
        self.protecting: _Element | None = None  # the outermost element in which nothing is linked
        self.hidden: _Element | None = None

    def read(self) -> HtmlText:
        source, at = self.source, 0
        last = source.rfind(">") + 1  # no tag ends after it
        while found := _TAG.search(source, at, last):
            if found.start() > at:
                self.words(at, found.start())
            at = found.end()
            name = (found[2] or found[5] or "").lower()
            if not name:
                if found[0].startswith("<!--") and not found[0].endswith("-->"):
                    at = len(source)  # a comment that never ends
                continue
            if found[1] or found[4]:
                self.close(name, found.start(), at)
            else:
                self.begin(name, found[3] or found[6] or "", found.start(), at)
                if name in RAW:
                    at = self.end_of_raw(name, at)
        broken = _TAG_BEGINS.search(source, at)  # a tag that never ends: nothing after it is text
        self.words(at, broken.start() if broken else len(source))
        if self.parts and self.parts[-1] == PARAGRAPH:
            self.parts.pop()
            self.length -= len(PARAGRAPH)
        while self.open:
            self.pop()
        return HtmlText(
            source,
            "".join(self.parts),
            tuple(self.pieces),
            tuple(self.tags),
            tuple(self.zones),
            tuple(self.italics),
            tuple(self.edits),
        )

    def end_of_raw(self, name: str, at: int) -> int:
        found = re.compile(f"</{name}\\b", re.IGNORECASE).search(self.source, at)
        return found.start() if found else len(self.source)

    def begin(self, name: str, attributes: str, start: int, end: int) -> None:
        if name in BREAKING:
            self.divide()
        if name in VOID:
            if name not in BREAKING and name != "wbr":
                self.put(OBJECT, start, end)
            return
        self.tags.append(Tag(start, end, name, closes=False))
        element = _Element(name, self.length)
        if attributes or name in self.markup.elements or name in RAW:
            found = attributes_of(attributes)
            element.reason = self.markup.reason(name, found)
            element.is_hidden = self.markup.is_hidden(name, found)
            element.target = found.get(self.markup.target, "") if element.reason is Reason.LINK else ""
        elif self.markup.is_hidden(name, {}):
            element.is_hidden = True
        self.open.append(element)
        self.names[name] += 1
        if element.is_hidden and self.hidden is None:
            self.put(OBJECT, start, end)
            self.hidden = element
        if element.reason and self.protecting is None:
            self.protecting = element

    def close(self, name: str, start: int, end: int) -> None:
        if self.names[name]:
            self.tags.append(Tag(start, end, name, closes=True))
            while self.pop() != name:
                pass  # what was not closed ends with what it stands in
        if name in BREAKING:
            self.divide()

    def pop(self) -> str:
        element = self.open.pop()
        self.names[element.name] -= 1
        if element is self.hidden:
            self.hidden = None
        if element is self.protecting:
            self.protecting = None
            if element.reason and element.place < self.length:
                self.zones.append(Zone(element.place, self.length, element.reason, element.target))
        elif element.name in self.markup.titles and self.protecting is None:
            self.italics.append((element.place, self.length))
        return element.name

    def words(self, start: int, end: int) -> None:
        """A stretch of the source without tags."""
        if self.hidden is not None or start == end:
            return
        raw = self.source[start:end]
        if "\n" in raw or "\t" in raw or "\r" in raw or "\f" in raw:
            raw = raw.translate(_SPACES)
        if "&" not in raw and "  " not in raw and "[[!" not in raw:
            self.put(raw, start, end)
            return
        at = start
        for found in _SPECIAL.finditer(self.source, start, end):
            if found.start() > at:
                self.put(raw[at - start : found.start() - start], at, found.start())
            at = found.end()
            if found["never"]:
                self.never(found)
            else:
                self.put(" " if found[0].isspace() else unescape(found[0]), found.start(), at)
        if at < end:
            self.put(raw[at - start :], at, end)

    def never(self, found: re.Match[str]) -> None:
        start, end = found.span("never")
        self.edits += [Edit(found.start(), start, OPENING_MARK), Edit(end, found.end(), CLOSING_MARK)]
        place = self.length
        self.words(start, end)
        if self.protecting is None:
            self.zones.append(Zone(place, self.length, Reason.NEVER))

    def put(self, text: str, start: int, end: int) -> None:
        self.pieces.append(Piece(self.length, len(text), start, end))
        self.parts.append(text)
        self.length += len(text)

    def divide(self) -> None:
        if self.parts and self.parts[-1] != PARAGRAPH and self.hidden is None:
            self.parts.append(PARAGRAPH)
            self.length += len(PARAGRAPH)


def read_html(source: str, markup: Markup | None = None) -> HtmlText:
    """The text of some HTML, an empty line between paragraphs.

    >>> read_html("<p>One &amp;  <b>two</b><p>three").text
    'One & two\\n\\nthree'
    """
    return _Reader(source, markup or Markup()).read()
