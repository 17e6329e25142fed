"""Where everything in the chart of works stands, along time and across it. No Django.

A chart has a band for each school. Along time a work stands at its year; across time works that would touch each other
are stacked. The same layout is drawn with time to the right or downwards.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

SIZE = 24  # of what can be hit, in pixels
PITCH = 26  # from one mark to the next
MARGIN = 5  # of a band, on either side
STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000)
LEAST_BETWEEN_TICKS = 52  # pixels: a year is four figures


@dataclass(frozen=True)
class Placed:
    """Something at a place: its middle along time and across it, and which of its band's or list's it is."""

    along: float
    across: float
    item: int


@dataclass(frozen=True)
class Band:
    """The room of a school: from where to where across time, and its works."""

    start: float
    end: float
    marks: tuple[Placed, ...]

    @property
    def middle(self) -> float:
        return (self.start + self.end) / 2


@dataclass(frozen=True)
class Tick:
    """A year on the axis."""

    along: float
    year: int


@dataclass(frozen=True)
class Layout:
    """A chart of some length along time and some breadth across it; openings stand before the bands."""

    length: float
    breadth: float
    first_year: int
    last_year: int
    head: float
    bands: tuple[Band, ...]
    ticks: tuple[Tick, ...]
    openings: tuple[Placed, ...]
    spans: tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class Scale:
    """Years as places along time: from the start of a decade to the end of one."""

    first: int
    last: int
    length: float

    @classmethod
    def of(cls, years: Sequence[float], length: float) -> Scale:
        whole = [int(year // 1) for year in years] or [1950]
        return cls(min(whole) // 10 * 10, max(whole) // 10 * 10 + 10, length)

    @property
    def year(self) -> float:
        """How long a year is."""
        return self.length / (self.last - self.first)

    def at(self, year: float) -> float:
        return (year - self.first) * self.length / (self.last - self.first)  # in this order the ends are exact

    def ticks(self) -> tuple[Tick, ...]:
        span = self.last - self.first
        step = next((step for step in STEPS if step * self.year >= LEAST_BETWEEN_TICKS), span)
        start = -(-self.first // step) * step
        return tuple(Tick(self.at(year), year) for year in range(start, self.last + 1, step))


def lay_out(
    bands: Sequence[Sequence[int]],
    openings: Sequence[tuple[float, float]] = (),
    *,
    length: float,
    margin: float = MARGIN,
    least_band: float = 0,
) -> Layout:
    """A chart of the years of works, school by school, and of openings (from when to when, in years with parts).

    The breadth is what the works need, with a margin on either side; each band has at least ``least_band``.
    """
    years = [float(year) for band in bands for year in band] + [year for span in openings for year in span]
    scale = Scale.of(years, length)
    tags = _tags([scale.at((start + end) / 2) for start, end in openings], length)
    at = head = max((tag.across + PITCH / 2 for tag in tags), default=0.0)
    placed = []
    for band in bands:
        rows = _stacked([scale.at(year + 0.5) for year in band], scale.year, length)
        deep = max((row for _, row in rows.values()), default=0) + 1
        end = at + max(deep * PITCH + 2 * margin, least_band)
        spare = (end - at - deep * PITCH) / 2
        marks = tuple(
            Placed(along, end - spare - PITCH / 2 - row * PITCH, item) for item, (along, row) in sorted(rows.items())
        )
        placed.append(Band(at, end, marks))
        at = end
    spans = tuple((scale.at(start), scale.at(end)) for start, end in openings)
    return Layout(length, at, scale.first, scale.last, head, tuple(placed), scale.ticks(), tags, spans)


def _stacked(wanted: Sequence[float], year: float, length: float) -> Mapping[int, tuple[float, int]]:
    """Where along time and in which row each of some marks stands, by its number: in the lowest row with room.

    Where a year is long enough, those of one year stand beside each other first.
    """
    beside = max(1, int(year // PITCH))
    rows: list[list[float]] = []
    found = {}
    for item in sorted(range(len(wanted)), key=lambda number: (wanted[number], number)):
        steps = sorted((step - (beside - 1) / 2 for step in range(beside)), key=abs)
        places = [_inside(wanted[item] + step * PITCH, length) for step in steps]
        row, along = _free_place(rows, places)
        if row == len(rows):
            rows.append([])
        rows[row].append(along)
        found[item] = along, row
    return found


def _free_place(rows: Sequence[Sequence[float]], places: Sequence[float]) -> tuple[int, float]:
    for number, taken in enumerate(rows):
        for place in places:
            if all(abs(place - other) >= PITCH for other in taken):
                return number, place
    return len(rows), places[0]


def _tags(wanted: Sequence[float], length: float) -> tuple[Placed, ...]:
    """Tags of openings in as few rows as they need, in their own order."""
    return tuple(
        Placed(along, PITCH / 2 + row * PITCH, item)
        for item, (along, row) in sorted(_stacked(wanted, 0, length).items())
    )


def _inside(along: float, length: float) -> float:
    return min(max(along, SIZE / 2), length - SIZE / 2)
