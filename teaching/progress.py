"""How far pupils have come with what they were given. Pure: values in, values out.

A text is *not opened*, *opened*, or *answered*: every question that is asked on it has an answer with something in it.
It is *late* when the assignment was handed in after the due date or, where it is not handed in yet, when one of its
answers was written after it. Work that was returned and handed in again is not late for that: a teacher asked for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple


class State(StrEnum):
    """What a pupil has done with one text."""

    NOT_OPENED = "not opened"
    OPENED = "opened"
    ANSWERED = "answered"


class Handing(StrEnum):
    """Where an assignment of a pupil is."""

    NOT_YET = "not handed in"
    HANDED_IN = "handed in"
    RETURNED = "returned"
    AGAIN = "handed in again"


class Tally(NamedTuple):
    """Of a pupil's answers on a text that are not empty: how many, how many after the due date, how many to mark."""

    filled: int = 0
    late: int = 0
    unmarked: int = 0


class Sent(NamedTuple):
    """When an assignment was handed in last, and when it was returned last."""

    submitted_at: datetime
    returned_at: datetime | None = None


class Cell(NamedTuple):
    """A pupil and a text."""

    state: State
    filled: int
    asked: int
    is_late: bool


class Work(NamedTuple):
    """A pupil and an assignment. ``is_late``: it was handed in late."""

    handing: Handing
    is_late: bool
    to_mark: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Given:
    """An assignment: its texts in order, each with the number of questions that are asked on it."""

    key: int
    due_at: datetime | None
    items: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Done:
    """What the pupils of a class did: keys are (pupil, text), of ``sent`` (pupil, assignment)."""

    opened: frozenset[tuple[int, int]]
    tallies: Mapping[tuple[int, int], Tally]
    sent: Mapping[tuple[int, int], Sent]


NOTHING = Tally()


def handing_of(sent: Sent | None) -> Handing:
    if sent is None:
        return Handing.NOT_YET
    if sent.returned_at is None:
        return Handing.HANDED_IN
    return Handing.RETURNED if sent.returned_at >= sent.submitted_at else Handing.AGAIN


def is_late(sent: Sent | None, due_at: datetime | None, wrote_late: bool) -> bool:
    """Whether work is late. ``wrote_late``: something was answered after the due date."""
    if sent is None or due_at is None:
        return wrote_late and due_at is not None
    return sent.submitted_at > due_at and handing_of(sent) != Handing.AGAIN


def cell_of(is_open: bool, tally: Tally, asked: int, sent: Sent | None, due_at: datetime | None) -> Cell:
    """What one pupil did with one text on which so many questions are asked."""
    filled = min(tally.filled, asked)
    if asked and filled == asked:
        state = State.ANSWERED
    else:
        state = State.OPENED if is_open or tally.filled else State.NOT_OPENED
    late = tally.filled > 0 and is_late(sent, due_at, tally.late > 0)
    return Cell(state, filled, asked, late)


def work_of(pupil: int, given: Given, done: Done) -> Work:
    """What one pupil did with one assignment."""
    sent = done.sent.get((pupil, given.key))
    handing = handing_of(sent)
    cells, unmarked = [], 0
    for item, asked in given.items:
        tally = done.tallies.get((pupil, item), NOTHING)
        cells.append(cell_of((pupil, item) in done.opened, tally, asked, sent, given.due_at))
        unmarked += tally.unmarked
    # What the pupil is still writing does not wait for a mark.
    to_mark = unmarked if handing in (Handing.HANDED_IN, Handing.AGAIN) else 0
    late = sent is not None and is_late(sent, given.due_at, wrote_late=False)
    return Work(handing, late, to_mark, tuple(cells))


def progress(pupils: Iterable[int], given: Sequence[Given], done: Done) -> list[tuple[Work, ...]]:
    """A row for each pupil: the work on each assignment."""
    return [tuple(work_of(pupil, each, done) for each in given) for pupil in pupils]


def handing_words(work: Work) -> str:
    """
    >>> handing_words(Work(Handing.HANDED_IN, True, 2, ()))
    'handed in late, 2 to mark'
    """
    late = " late" if work.is_late and work.handing == Handing.HANDED_IN else ""
    to_mark = f", {work.to_mark} to mark" if work.to_mark else ""
    return f"{work.handing}{late}{to_mark}"


class Summary(NamedTuple):
    """An assignment in the whole class."""

    handed_in: int
    returned: int
    late: int
    to_mark: int


def summary_of(works: Iterable[Work]) -> Summary:
    handed_in = returned = late = to_mark = 0
    for work in works:
        handed_in += work.handing in (Handing.HANDED_IN, Handing.AGAIN)
        returned += work.handing == Handing.RETURNED
        late += work.is_late
        to_mark += work.to_mark
    return Summary(handed_in, returned, late, to_mark)


MOST_COLUMNS = 24


def latest(given: Sequence[Given], most: int = MOST_COLUMNS) -> list[int]:
    """Keys of the last assignments whose texts fit into so many columns; at least one."""
    chosen: list[int] = []
    columns = 0
    for each in reversed(given):
        columns += len(each.items)
        if chosen and columns > most:
            break
        chosen.append(each.key)
    return chosen[::-1]
