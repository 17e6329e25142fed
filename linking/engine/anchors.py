"""Editors' decisions about phrases, and where they apply after the text around has changed."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

CONTEXT = 32  # characters that are kept on each side
ENOUGH = 0.5  # of the words around have to be the same where a phrase has moved or stands several times


class Verdict(StrEnum):
    """What an editor said about one place."""

    FORCED = "forced"  # set in the text itself
    ACCEPTED = "accepted"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place as an editor saw it: the block, the words, and what stood before and after them."""

    block: str
    quote: str
    before: str
    after: str

    @classmethod
    def at(cls, block: str, text: str, start: int, end: int) -> Anchor:
        """The anchor of a place in a block's text."""
        return cls(block, text[start:end], text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT])


@dataclass(frozen=True, slots=True)
class EditorDecision:
    """An editor's verdict on one place; ``target`` is the entry that it is about."""

    anchor: Anchor
    verdict: Verdict
    target: str


@dataclass(frozen=True, slots=True)
class Placed:
    """A decision at its place in the text as it is now."""

    start: int
    end: int
    verdict: Verdict
    target: str
    quote: str = ""


def place(decisions: Iterable[EditorDecision], blocks: Mapping[str, str]) -> tuple[list[Placed], list[EditorDecision]]:
    """Find the places of decisions in the blocks' texts as they are now, joined by empty lines; and what has no place.

    The same block is looked at first, then the others: paragraphs are moved. Two decisions never get the same place.
    """
    begins = _begins(blocks)
    placed: dict[tuple[int, int], Placed] = {}
    lost: list[EditorDecision] = []
    for decision in decisions:
        found = _find(decision.anchor, blocks, begins, placed.keys())
        if found is None:
            lost.append(decision)
        else:
            placed[found] = Placed(*found, decision.verdict, decision.target, decision.anchor.quote)
    return sorted(placed.values(), key=lambda one: one.start), lost


SEPARATOR = "\n\n"  # between blocks; no name goes across it


def _begins(blocks: Mapping[str, str]) -> dict[str, int]:
    begins, at = {}, 0
    for key, text in blocks.items():
        begins[key] = at
        at += len(text) + len(SEPARATOR)
    return begins


def _find(
    anchor: Anchor, blocks: Mapping[str, str], begins: Mapping[str, int], taken: Container[tuple[int, int]]
) -> tuple[int, int] | None:
    own = anchor.block if anchor.block in blocks else None
    for keys, least in (([own] if own else [], 0.0), ([key for key in blocks if key != own], ENOUGH)):
        places = [
            (_likeness(anchor, blocks[key], start), -(begins[key] + start))
            for key in keys
            for start in _occurrences(anchor.quote, blocks[key])
            if (begins[key] + start, begins[key] + start + len(anchor.quote)) not in taken
        ]
        if not places:
            continue
        likeness, start = max(places)
        # The only such words of their own block are meant, whatever became of the rest.
        if likeness >= (least if len(places) == 1 else ENOUGH):
            return -start, -start + len(anchor.quote)
    return None


def _occurrences(quote: str, text: str) -> list[int]:
    return [found.start() for found in re.finditer(re.escape(quote), text)] if quote else []


def _likeness(anchor: Anchor, text: str, start: int) -> float:
    end = start + len(anchor.quote)
    pairs = (
        (anchor.before, text[max(0, start - CONTEXT) : start]),
        (anchor.after, text[end : end + CONTEXT]),
    )
    return sum(_ratio(known, now) for known, now in pairs) / 2


def _ratio(known: str, now: str) -> float:
    if not known and not now:
        return 1.0
    return SequenceMatcher(None, known, now, autojunk=False).ratio()
