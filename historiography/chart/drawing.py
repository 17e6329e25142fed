"""The chart as shapes with places, for its template: once with time to the right, once with time downwards.

No Django. What is drawn in a place belongs to the list that was laid out; the template asks for it by number.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from historiography.chart.layout import SIZE, Band, Layout, Placed, lay_out

WIDE_LENGTH, WIDE_LABELS, WIDE_END = 880.0, 136.0, 24.0
WIDE_YEARS, WIDE_LEAST_BAND = 34.0, 44.0
NARROW_YEAR, NARROW_SHORTEST, NARROW_LONGEST = 18, 360, 1800
NARROW_YEARS, NARROW_LABELS, NARROW_END, NARROW_MARGIN = 34.0, 148.0, 16.0, 1.0


@dataclass(frozen=True)
class Point:
    """A place in the drawing; ``item`` counts within what was laid out, ``band`` which band it stands in."""

    x: float
    y: float
    item: int
    band: int = -1


@dataclass(frozen=True)
class Box:
    """A rectangle of the drawing."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Line:
    """A line of the drawing with the year or the number of the opening that it marks, and where that is written."""

    x1: float
    y1: float
    x2: float
    y2: float
    x: float
    y: float
    item: int


@dataclass(frozen=True)
class Drawing:
    """All places of one way to draw the chart, in pixels."""

    width: float
    height: float
    bands: tuple[Box, ...]
    labels: tuple[Point, ...]
    marks: tuple[Point, ...]
    ticks: tuple[Line, ...]
    openings: tuple[Line, ...]
    spans: tuple[Box, ...]


def wide(bands: Sequence[Sequence[int]], openings: Sequence[tuple[float, float]] = ()) -> Drawing:
    """Time to the right, schools one below the other."""
    layout = lay_out(bands, openings, length=WIDE_LENGTH, least_band=WIDE_LEAST_BAND)
    left, right, bottom = WIDE_LABELS, WIDE_LABELS + WIDE_LENGTH, layout.breadth
    return Drawing(
        width=right + WIDE_END,
        height=bottom + WIDE_YEARS,
        bands=tuple(Box(0, band.start, right + WIDE_END, band.end - band.start) for band in layout.bands),
        labels=tuple(Point(0, band.middle, number) for number, band in enumerate(layout.bands)),
        marks=tuple(Point(left + mark.along, mark.across, mark.item, band) for band, mark in _marks(layout)),
        ticks=tuple(
            Line(
                left + tick.along, layout.head, left + tick.along, bottom + 6, left + tick.along, bottom + 22, tick.year
            )
            for tick in layout.ticks
        ),
        openings=tuple(
            Line(left + at, tag.across, left + at, bottom, left + tag.along, tag.across, tag.item)
            for at, tag in _openings(layout)
        ),
        spans=tuple(
            Box(left + start, layout.head, end - start, bottom - layout.head)
            for start, end in layout.spans
            if end > start
        ),
    )


def narrow(bands: Sequence[Sequence[int]], openings: Sequence[tuple[float, float]] = ()) -> Drawing:
    """Time downwards, schools beside each other: for phones."""
    years = [int(year) for band in bands for year in band] + [int(year) for span in openings for year in span]
    span = (max(years) // 10 - min(years) // 10 + 1) * 10 if years else 10
    length = float(min(max(span * NARROW_YEAR, NARROW_SHORTEST), NARROW_LONGEST))
    layout = lay_out(bands, openings, length=length, margin=NARROW_MARGIN)
    left, top, right = NARROW_YEARS, NARROW_LABELS, NARROW_YEARS + layout.breadth
    return Drawing(
        width=right,
        height=top + length + NARROW_END,
        bands=tuple(Box(left + band.start, 0, band.end - band.start, top + length) for band in layout.bands),
        labels=tuple(Point(left + band.middle, top - 22, number) for number, band in enumerate(layout.bands)),
        marks=tuple(
            Point(left + _mirrored(layout.bands[band], mark), top + mark.along, mark.item, band)
            for band, mark in _marks(layout)
        ),
        ticks=tuple(
            Line(left - 4, top + tick.along, right, top + tick.along, 0, top + tick.along, tick.year)
            for tick in layout.ticks
        ),
        openings=tuple(
            Line(left + tag.across, top + at, right, top + at, left + tag.across, top + tag.along, tag.item)
            for at, tag in _openings(layout)
        ),
        spans=tuple(
            Box(left + layout.head, top + start, right - left - layout.head, end - start)
            for start, end in layout.spans
            if end > start
        ),
    )


def _marks(layout: Layout) -> list[tuple[int, Placed]]:
    return [(number, mark) for number, band in enumerate(layout.bands) for mark in band.marks]


def _mirrored(band: Band, mark: Placed) -> float:
    """Across time, so that marks are stacked from the beginning of their band."""
    return band.start + band.end - mark.across


def _openings(layout: Layout) -> list[tuple[float, Placed]]:
    """Where each opening is in time, and its tag."""
    return [((start + end) / 2, tag) for (start, end), tag in zip(layout.spans, layout.openings, strict=True)]


def corner(point: Point) -> tuple[float, float]:
    """The upper left corner of what can be hit around a point."""
    return point.x - SIZE / 2, point.y - SIZE / 2
