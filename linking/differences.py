"""What readers gain, lose or get changed: by comparing the links that are shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

LONGEST_SIDE = 160  # characters of the sentence on each side of a mention
_ENDS = (". ", "! ", "? ", ".” ", "\n")


@dataclass(frozen=True)
class Sentence:
    """A link and the sentence that it stands in. ``was`` is the entry that it led to before, if to another."""

    block: str
    before: str
    quote: str
    after: str
    target: int
    was: int | None = None


@dataclass(frozen=True)
class Difference:
    """What changes in one text."""

    document: int
    gained: tuple[Sentence, ...] = ()
    lost: tuple[Sentence, ...] = ()
    changed: tuple[Sentence, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.gained or self.lost or self.changed)


class Linked(Protocol):
    """A place as it is stored, or as it would be."""

    block: str
    start: int
    end: int
    quote: str
    target_id: int | None
    is_first: bool


def difference(document: int, old: Iterable[Linked], new: Iterable[Linked], texts: Mapping[str, str]) -> Difference:
    """What becomes of the links of a text; ``texts`` are those of its blocks."""
    before = {_place(one): one for one in old if one.is_first}
    after = {_place(one): one for one in new if one.is_first}
    lost = {place: one for place, one in before.items() if place not in after}
    gained = {place: one for place, one in after.items() if place not in before}
    changed = [
        _sentence(one, texts, was=before[place].target_id)
        for place, one in after.items()
        if place in before and before[place].target_id != one.target_id
    ]
    return Difference(
        document,
        tuple(_sentence(one, texts) for one in gained.values()),
        tuple(_sentence(one, texts) for one in lost.values()),
        tuple(changed),
    )


def _place(one: Linked) -> tuple[str, int, int]:
    return one.block, one.start, one.end


def _sentence(one: Linked, texts: Mapping[str, str], was: int | None = None) -> Sentence:
    text = texts.get(one.block, "")
    if text[one.start : one.end] != one.quote:  # its block is gone, or has another text now
        return Sentence(one.block, "", one.quote, "", one.target_id or 0, was)
    before, after = text[max(0, one.start - LONGEST_SIDE) : one.start], text[one.end : one.end + LONGEST_SIDE]
    begins = max((before.rfind(mark) + len(mark) for mark in _ENDS if mark in before), default=0)
    ends = min((after.find(mark) + len(mark.rstrip(" ")) for mark in _ENDS if mark in after), default=len(after))
    return Sentence(one.block, before[begins:].lstrip(), one.quote, after[:ends].rstrip(), one.target_id or 0, was)
