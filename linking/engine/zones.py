"""Stretches of a text in which nothing is linked, and why."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple


class Reason(StrEnum):
    """Why nothing is linked there."""

    LINK = "link"
    HEADING = "heading"
    CODE = "code"
    TITLE = "title of a work"
    QUOTATION = "quotation of a document"
    LANGUAGE = "other language"
    NEVER = "marked as never a link"
    MARKUP = "begins and ends in different elements"


class Zone(NamedTuple):
    """A stretch of a text. ``target`` is what a link leads to, if it leads to an entry."""

    start: int
    end: int
    reason: Reason
    target: str = ""


def zone_at(zones: Sequence[Zone], starts: Sequence[int], start: int, end: int) -> Zone | None:
    """The zone that some of a place lies in; zones are in order and apart, ``starts`` is where they begin."""
    if not zones:
        return None
    at = bisect_right(starts, end - 1) - 1
    if at >= 0 and zones[at].end > start:
        return zones[at]
    return None
