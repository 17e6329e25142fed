"""HTML as the text that readers see, with the place of every piece of it in the source."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from linking.engine.zones import Zone


class Piece(NamedTuple):
    """A run of text: its place in the text and its borders in the source, which may be longer: ``&amp;``."""

    place: int
    length: int
    start: int
    end: int


class Tag(NamedTuple):
    """A tag of an element that has content, by its borders in the source."""

    start: int
    end: int
    name: str
    closes: bool


class Edit(NamedTuple):
    """What stands in the source instead of what is between two places."""

    start: int
    end: int
    replacement: str


@dataclass(frozen=True)
class HtmlText:
    """The text of some HTML, where nothing is linked in it, and the way back to the source.

    ``italics`` may hold titles of works. ``edits`` are marks of editors that readers do not see.
    """

    source: str
    text: str
    pieces: tuple[Piece, ...]
    tags: tuple[Tag, ...]
    zones: tuple[Zone, ...]
    italics: tuple[tuple[int, int], ...]
    edits: tuple[Edit, ...]

    @cached_property
    def _places(self) -> list[int]:
        return [piece.place for piece in self.pieces]

    @cached_property
    def _italic_starts(self) -> list[int]:
        return [start for start, _ in self.italics]

    @cached_property
    def _tag_starts(self) -> list[int]:
        return [tag.start for tag in self.tags]

    @cached_property
    def _tag_ends(self) -> dict[int, Tag]:
        return {tag.end: tag for tag in self.tags}

    def is_in_title(self, start: int, end: int) -> bool:
        """Whether a place is but a part of what stands in italics: of a title, as it seems."""
        at = bisect_right(self._italic_starts, start) - 1
        if at < 0 or self.italics[at][1] < end:
            return False
        begin, stop = self.italics[at]
        return self.text[begin:stop].strip() != self.text[start:end]

    def span(self, start: int, end: int) -> tuple[int, int] | None:
        """Where in the source a link around a place of the text begins and ends; None if it would cross an element."""
        begin, stop = self._source(start)[0], self._source(end - 1)[1]
        opened: list[str] = []
        closed: list[str] = []
        for number in range(bisect_left(self._tag_starts, begin), len(self.tags)):
            tag = self.tags[number]
            if tag.start >= stop:
                break
            if not tag.closes:
                opened.append(tag.name)
            elif not opened:
                closed.append(tag.name)
            elif opened.pop() != tag.name:
                return None
        return self._widened(begin, stop, opened, closed)

    def _widened(self, begin: int, stop: int, opened: list[str], closed: list[str]) -> tuple[int, int] | None:
        """Take in the tags right before and after that open what is closed within and close what is opened."""
        for name in closed:
            before = self._tag_ends.get(begin)
            if before is None or before.closes or before.name != name:
                return None
            begin = before.start
        for name in reversed(opened):
            at = bisect_left(self._tag_starts, stop)
            if at == len(self.tags) or self.tags[at].start != stop or (after := self.tags[at]).name != name:
                return None
            if not after.closes:
                return None
            stop = after.end
        return begin, stop

    def _source(self, place: int) -> tuple[int, int]:
        """The borders in the source of one character."""
        piece = self.pieces[bisect_right(self._places, place) - 1]
        if piece.end - piece.start != piece.length:
            return piece.start, piece.end
        return piece.start + place - piece.place, piece.start + place - piece.place + 1
