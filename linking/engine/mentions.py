"""A place in a text that may name an entry."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from linking.engine.candidates import Candidate, Form
from linking.engine.zones import Zone


class Joined(StrEnum):
    """What a hyphen joins to a mention."""

    NOTHING = ""
    NAME = "name"  # Kennedy-Khrushchev, both of them known
    CAPITALISED = "capitalised word"  # Khrushchev-Brandt, Douglas-Home
    OTHER = "other word"  # post-Khrushchev, MIG-21


class Mention(NamedTuple):
    """A place that may name an entry, with what stands around it.

    ``before`` are the capitalised words right before it, ``after`` the one right after; ``touches_before`` and
    ``touches_after`` tell that those words name something too. ``zone`` is why nothing may be
    linked there, if anything is. ``is_as_listed`` is false for other capitals and dots than the name has in its list.
    """

    start: int
    end: int
    surface: str
    candidates: tuple[Candidate, ...]
    before: tuple[str, ...] = ()
    before_starts_sentence: bool = False
    after: str = ""
    touches_before: bool = False
    touches_after: bool = False
    starts_sentence: bool = False
    is_as_listed: bool = True
    is_dotted: bool = False
    joined: Joined = Joined.NOTHING
    zone: Zone | None = None

    @property
    def form(self) -> Form:
        """The form of the likeliest candidate."""
        return self.candidates[0].form if self.candidates else Form.FULL
