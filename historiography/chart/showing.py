"""The chart for its template: each mark with its work, each line with its opening."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from historiography.chart.drawing import Drawing, Point, corner, narrow, wide
from historiography.chart.works import Opening, SchoolWorks
from sources.items import shortened

LONGEST_NAME = 17  # characters of a school's name beside its band


def chart(bands: Sequence[SchoolWorks], openings: Sequence[Opening]) -> dict[str, Any] | None:
    """The chart drawn in two ways, and all of it as lists; None where no work has a year."""
    years = [[work.year for work in band.dated] for band in bands]
    drawn = [band for band, its in zip(bands, years, strict=True) if its]
    if not drawn:
        return None
    numbered = list(enumerate(openings, start=1))
    dated = [(number, each) for number, each in numbered if each.span]
    places = [its for its in years if its], [each.span for _, each in dated]
    return {
        "drawings": [
            {"name": "wide", **_drawing(wide(*places), drawn, dated)},
            {"name": "narrow", **_drawing(narrow(*places), drawn, dated)},
        ],
        "schools": [band.school for band in drawn],
        "rows": sorted(
            ({"work": work, "school": band.school} for band in bands for work in band.works),
            key=lambda row: (row["work"].year is None, row["work"].year or 0, row["work"].label),
        ),
        "undated": sum(len(band.works) - len(band.dated) for band in bands),
        "openings": numbered,
    }


def _drawing(drawing: Drawing, bands: Sequence[SchoolWorks], openings: Sequence[tuple[int, Opening]]) -> dict[str, Any]:
    return {
        "width": round(drawing.width),
        "height": round(drawing.height),
        "bands": [_rounded(box) for box in drawing.bands],
        "labels": [_label(at, bands[at.item]) for at in drawing.labels],
        "marks": [
            {
                "x": _r(corner(at)[0]),
                "y": _r(corner(at)[1]),
                "school": bands[at.band].school,
                "work": bands[at.band].dated[at.item],
            }
            for at in drawing.marks
        ],
        "ticks": [_rounded(line) for line in drawing.ticks],
        "openings": [
            _rounded(line) | {"number": openings[line.item][0], "opening": openings[line.item][1]}
            for line in drawing.openings
        ],
        "spans": [_rounded(box) for box in drawing.spans],
    }


def _label(at: Point, band: SchoolWorks) -> dict[str, Any]:
    """Where the school of a band is named: at the left, or upright above its mark of 16 pixels."""
    x, y = (8, at.y) if at.x == 0 else (at.x, at.y)
    name = shortened(band.school.short_title, LONGEST_NAME)
    return {"x": _r(x), "y": _r(y), "left": _r(x - 8), "top": _r(y - 8), "name": name, "school": band.school}


def _rounded(shape: Any) -> dict[str, Any]:
    return {name: _r(value) for name, value in vars(shape).items()}


def _r(value: float) -> float | int:
    """A tenth of a pixel is enough."""
    rounded = round(value, 1)
    return int(rounded) if rounded == int(rounded) else rounded
