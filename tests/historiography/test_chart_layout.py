"""Where everything in the chart of works stands."""

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from historiography.chart.drawing import narrow, wide
from historiography.chart.layout import SIZE, Layout, Scale, lay_out

LENGTH = 880
years = st.integers(1850, 2100)
bands = st.lists(st.lists(years, max_size=25), min_size=1, max_size=6)
spans = st.lists(st.tuples(years, st.integers(0, 5)).map(lambda pair: (float(pair[0]), float(sum(pair)))), max_size=8)


def touching(places) -> list:
    """Pairs of which the one covers part of the other."""
    return [
        (one, other)
        for one, other in combinations(places, 2)
        if abs(one.along - other.along) < SIZE and abs(one.across - other.across) < SIZE
    ]


def placed(layout: Layout) -> list:
    return [mark for band in layout.bands for mark in band.marks]


@given(bands, spans)
def test_nothing_covers_anything_else(works, openings):
    layout = lay_out(works, openings, length=LENGTH)
    assert touching([*placed(layout), *layout.openings]) == []


@given(bands, spans, st.sampled_from([60, 320, LENGTH]), st.sampled_from([0, 1, 5]))
def test_everything_is_inside_its_band_and_the_frame(works, openings, length, margin):
    layout = lay_out(works, openings, length=length, margin=margin)
    for band in layout.bands:
        assert all(band.start <= mark.across - SIZE / 2 and mark.across + SIZE / 2 <= band.end for mark in band.marks)
    assert all(SIZE / 2 <= each.along <= length - SIZE / 2 for each in [*placed(layout), *layout.openings])
    assert all(0 <= start <= end <= length for start, end in layout.spans)
    assert all(0 <= tick.along <= length for tick in layout.ticks)
    assert all(one.end == other.start for one, other in pairwise(layout.bands))
    assert (layout.bands[0].start, layout.bands[-1].end) == (layout.head, layout.breadth)


@given(bands, spans)
def test_every_work_and_opening_has_one_place(works, openings):
    layout = lay_out(works, openings, length=LENGTH)
    assert [[mark.item for mark in band.marks] for band in layout.bands] == [list(range(len(each))) for each in works]
    assert [tag.item for tag in layout.openings] == list(range(len(openings)))


@given(st.lists(years, min_size=1, max_size=25))
def test_later_works_stand_no_earlier(works):
    marks = lay_out([works], length=LENGTH).bands[0].marks
    earlier_first = sorted(marks, key=lambda mark: works[mark.item])
    # Works of one year may stand beside each other.
    assert all(
        one.along <= other.along for one, other in pairwise(earlier_first) if works[one.item] < works[other.item]
    )


@given(bands, spans)
def test_drawings_hold_all_that_was_laid_out(works, openings):
    for drawing in (wide(works, openings), narrow(works, openings)):
        assert sorted((mark.band, mark.item) for mark in drawing.marks) == [
            (number, item) for number, each in enumerate(works) for item in range(len(each))
        ]
        for mark in drawing.marks:
            assert SIZE / 2 <= mark.x <= drawing.width - SIZE / 2
            assert SIZE / 2 <= mark.y <= drawing.height - SIZE / 2
        assert len(drawing.openings) == len(openings)


def test_work_stands_in_the_middle_of_its_year():
    layout = lay_out([[1955]], length=1000)
    assert (layout.first_year, layout.last_year) == (1950, 1960)
    assert layout.bands[0].marks[0].along == 550


def test_works_of_neighbouring_years_are_stacked_where_years_are_short():
    marks = lay_out([[1950, 1951, 1990]], length=400).bands[0].marks
    assert marks[1].across < marks[0].across == marks[2].across


def test_works_of_one_year_stand_beside_each_other_where_years_are_long():
    marks = lay_out([[1955, 1955, 1955]], length=1000).bands[0].marks
    assert len({mark.across for mark in marks}) == 1


def test_openings_that_are_close_have_tags_one_below_the_other():
    one, other = lay_out([[1955]], [(1991.5, 1991.5), (1992.0, 1992.0)], length=400).openings
    assert one.across < other.across


@pytest.mark.parametrize("works", [[], [[]], [[], []]])
def test_no_works_are_an_empty_chart(works):
    layout = lay_out(works, length=LENGTH)
    assert placed(layout) == []
    assert narrow(works).marks == wide(works).marks == ()


@pytest.mark.parametrize("works", [[1994] * 300, [1700 + number for number in range(300)], [1994, 2], [-50, 9999]])
def test_many_works_and_far_years_fit(works):
    layout = lay_out([works], length=LENGTH)
    assert len(layout.bands[0].marks) == len(works)
    assert touching(layout.bands[0].marks) == []
    assert layout.breadth < 300 * SIZE
    assert 1 <= len(layout.ticks) <= 20


@given(st.integers(-3000, 9999), st.integers(0, 3000))
def test_ticks_are_far_enough_apart_to_be_read(first, more):
    ticks = Scale.of([first, first + more], LENGTH).ticks()
    assert ticks != ()
    assert all(other.along - one.along >= 50 for one, other in pairwise(ticks))
