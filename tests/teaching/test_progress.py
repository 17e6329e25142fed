"""How far pupils have come: states, lateness, what waits for a mark."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from teaching.progress import (
    Cell,
    Done,
    Given,
    Handing,
    Sent,
    State,
    Summary,
    Tally,
    Work,
    cell_of,
    handing_of,
    handing_words,
    is_late,
    latest,
    progress,
    summary_of,
)

DUE = datetime(2026, 11, 23, 16, 0, tzinfo=UTC)
BEFORE, AFTER, LATER = DUE - timedelta(hours=1), DUE + timedelta(hours=1), DUE + timedelta(hours=2)


@pytest.mark.parametrize(
    ("is_open", "tally", "asked", "expected"),
    [
        (False, Tally(), 3, State.NOT_OPENED),
        (True, Tally(), 3, State.OPENED),
        (True, Tally(filled=2), 3, State.OPENED),
        (True, Tally(filled=3), 3, State.ANSWERED),
        (False, Tally(filled=1), 3, State.OPENED),
        (True, Tally(), 0, State.OPENED),
        (False, Tally(), 0, State.NOT_OPENED),
    ],
)
def test_state_of_a_text(is_open, tally, asked, expected):
    assert cell_of(is_open, tally, asked, None, DUE).state == expected


@pytest.mark.parametrize(
    ("sent", "wrote_late", "expected"),
    [
        (None, False, False),
        (None, True, True),
        (Sent(BEFORE), True, False),
        (Sent(DUE), False, False),
        (Sent(AFTER), False, True),
        (Sent(AFTER, returned_at=LATER), False, True),
        (Sent(BEFORE, returned_at=AFTER), True, False),
        (Sent(LATER, returned_at=AFTER), True, False),
    ],
    ids=["nothing", "wrote late", "in time", "at the moment", "late", "late, returned", "in time, returned", "again"],
)
def test_lateness(sent, wrote_late, expected):
    assert is_late(sent, DUE, wrote_late) is expected


def test_nothing_is_late_without_a_due_date():
    assert is_late(Sent(AFTER), None, wrote_late=True) is False


@pytest.mark.parametrize(
    ("sent", "expected"),
    [
        (None, Handing.NOT_YET),
        (Sent(BEFORE), Handing.HANDED_IN),
        (Sent(BEFORE, BEFORE), Handing.RETURNED),
        (Sent(BEFORE, AFTER), Handing.RETURNED),
        (Sent(AFTER, BEFORE), Handing.AGAIN),
    ],
)
def test_where_an_assignment_is(sent, expected):
    assert handing_of(sent) == expected


@pytest.mark.parametrize(
    ("sent", "expected"), [(None, 0), (Sent(BEFORE), 2), (Sent(BEFORE, AFTER), 0), (Sent(AFTER, BEFORE), 2)]
)
def test_only_work_that_is_handed_in_waits_for_marks(sent, expected):
    done = Done(frozenset(), {(1, 5): Tally(3, 0, 2)}, {(1, 7): sent} if sent else {})
    assert progress([1], [Given(7, DUE, ((5, 3),))], done)[0][0].to_mark == expected


def test_unopened_text_is_not_late_though_the_assignment_is():
    done = Done(frozenset(), {(1, 5): Tally(3)}, {(1, 7): Sent(AFTER)})
    work = progress([1], [Given(7, DUE, ((5, 3), (6, 1)))], done)[0][0]
    cells = (Cell(State.ANSWERED, 3, 3, is_late=True), Cell(State.NOT_OPENED, 0, 1, is_late=False))
    assert work == Work(Handing.HANDED_IN, True, 0, cells)


@pytest.mark.parametrize(
    ("work", "words"),
    [
        (Work(Handing.NOT_YET, False, 0, ()), "not handed in"),
        (Work(Handing.HANDED_IN, True, 2, ()), "handed in late, 2 to mark"),
        (Work(Handing.AGAIN, False, 1, ()), "handed in again, 1 to mark"),
        (Work(Handing.RETURNED, True, 0, ()), "returned"),
    ],
)
def test_state_in_words(work, words):
    assert handing_words(work) == words


def test_summary_counts_the_class():
    states = [(Handing.NOT_YET, False, 0), (Handing.HANDED_IN, True, 3), (Handing.AGAIN, False, 1)]
    works = [Work(*each, ()) for each in [*states, (Handing.RETURNED, False, 0)]]
    assert summary_of(works) == Summary(handed_in=2, returned=1, late=1, to_mark=4)


def sized(*counts: int) -> list[Given]:
    return [Given(key, None, tuple((key * 100 + n, 1) for n in range(count))) for key, count in enumerate(counts)]


@pytest.mark.parametrize(
    ("counts", "expected"), [((), []), ((30,), [0]), ((5, 10, 10), [1, 2]), ((8, 8, 8), [0, 1, 2]), ((1, 24), [1])]
)
def test_latest_assignments_fit_the_page(counts, expected):
    assert latest(sized(*counts)) == expected


TIMES = st.integers(-3, 3).map(lambda hours: DUE + timedelta(hours=hours))
TALLIES = st.integers(0, 4).flatmap(
    lambda filled: st.builds(Tally, st.just(filled), st.integers(0, filled), st.integers(0, filled))
)
SENT = st.none() | st.builds(Sent, TIMES, st.none() | TIMES)


@settings(max_examples=300, deadline=None)
@given(st.booleans(), TALLIES, st.integers(0, 4), SENT, st.none() | st.just(DUE))
def test_cell_is_answered_exactly_if_all_that_is_asked_is_answered(is_open, tally, asked, sent, due):
    cell = cell_of(is_open, tally, asked, sent, due)
    assert (cell.state == State.ANSWERED) == (asked > 0 and tally.filled >= asked)
    assert (cell.state == State.NOT_OPENED) == (not is_open and tally.filled == 0)
    assert not (cell.is_late and (due is None or tally.filled == 0))
    assert 0 <= cell.filled <= cell.asked


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.integers(1, 9), unique=True),
    st.lists(st.integers(0, 3), max_size=4),
    st.dictionaries(st.tuples(st.integers(1, 9), st.integers(0, 303)), TALLIES),
    st.dictionaries(st.tuples(st.integers(1, 9), st.integers(0, 4)), st.builds(Sent, TIMES, st.none())),
)
def test_every_pupil_has_a_cell_for_every_text(pupils, counts, tallies, sent):
    asked = sized(*counts)
    rows = progress(pupils, asked, Done(frozenset(), tallies, sent))
    assert [[len(work.cells) for work in row] for row in rows] == [counts for _ in pupils]


@settings(max_examples=100, deadline=None)
@given(TALLIES, SENT)
def test_other_pupils_change_nothing(tally, sent):
    """What one pupil did shows in no other row."""
    asked = sized(2)
    alone = progress([1], asked, Done(frozenset(), {}, {}))
    done = Done(frozenset({(2, 0)}), {(2, 0): tally}, {(2, 0): sent} if sent else {})
    assert progress([1, 2], asked, done)[0] == alone[0]
