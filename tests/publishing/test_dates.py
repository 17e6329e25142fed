"""Dates and periods: what is read, what is refused and how, and how they are told."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publishing.dates import EXAMPLES, LONGEST, DateFault, in_words, read_date, read_period


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("1950", "1950", 1950, 1950),
        ("1950-10", "October 1950", 1950, 1950),
        ("1950-10-19", "19 October 1950", 1950, 1950),
        ("1950?", "perhaps 1950", 1950, 1950),
        ("1950~", "about 1950", 1950, 1950),
        ("1950%", "perhaps about 1950", 1950, 1950),
        ("195X", "the 1950s", 1950, 1959),
        ("19XX", "the 1900s", 1900, 1999),
        ("195X?", "perhaps the 1950s", 1950, 1959),
        ("1912/1995", "1912–1995", 1912, 1995),
        ("1950/1950", "1950", 1950, 1950),
        ("1950?/..", "perhaps 1950 onwards", 1950, None),
        ("1952/..", "1952 onwards", 1952, None),
        ("1952/", "1952 onwards", 1952, None),
        ("../1995", "until 1995", None, 1995),
        ("/1995", "until 1995", None, 1995),
        ("1950-10-19/1953-07-27", "19 October 1950 to 27 July 1953", 1950, 1953),
        ("1950~/195X", "about 1950 to the 1950s", 1950, 1959),
        ("1959/195X", "1959 to the 1950s", 1959, 1959),
        ("1952-02-29", "29 February 1952", 1952, 1952),
        ("0618", "618", 618, 618),
    ],
)
def test_date_is_read_and_told(text, words, first, last):
    period = read_period(text)
    assert (period.words(), period.first_year, period.last_year) == (words, first, last)


@pytest.mark.parametrize(
    "text",
    [
        *("soon", "", "..", "../..", "/", "1950/1951/1952", "50", "19500", "1950 ", "1950-1", "1950-10-19T10:00"),
        *("1X50", "XXXX", "195X-10", "-0050", "1950/soon", "?1950", "1950??", "１９５０", "١٩٥٠", "1950\n"),
        "1950" + "?" * LONGEST,
    ],
)
def test_what_is_no_date_is_refused_with_examples(text):
    with pytest.raises(DateFault) as fault:
        read_period(text)
    assert str(fault.value) == f"“{text[:LONGEST]}” is not a date in this form. Examples: {EXAMPLES}."


@pytest.mark.parametrize("text", ["1950-13", "1950-02-30", "1951-02-29", "0000", "1950/1953-00"])
def test_date_that_no_calendar_has_is_refused(text):
    with pytest.raises(DateFault, match="is not in the calendar"):
        read_period(text)


@pytest.mark.parametrize("text", ["1959/1950", "1950-10-19/1950-10-18", "196X/1959", "1950-11/1950-10"])
def test_period_that_ends_before_it_begins_is_refused(text):
    with pytest.raises(DateFault, match="ends before it begins"):
        read_period(text)


def test_examples_are_dates():
    for example in EXAMPLES.split(", "):
        read_period(example.partition(" (")[0])


def test_period_is_no_date():
    with pytest.raises(DateFault, match="is a period"):
        read_date("1950/1953")
    assert read_date("1950~").words() == "about 1950"


@pytest.mark.parametrize(("text", "words"), [("", ""), ("soon", "soon"), ("1990/..", "1990 onwards")])
def test_what_is_no_date_is_told_as_it_stands(text, words):
    assert in_words(text) == words


@pytest.mark.parametrize(
    ("text", "within", "without"),
    [
        ("1950/1953", [1950, 1953], [1949, 1954]),
        ("1990/..", [1990, 2026], [1989]),
        ("../1950", [1, 1950], [1951]),
        ("195X", [1950, 1959], [1949, 1960]),
    ],
)
def test_period_holds_its_years(text, within, without):
    period = read_period(text)
    assert [year for year in (*within, *without) if period.holds(year)] == within


days = st.dates(date(1, 1, 1), date(9999, 12, 31))
marks = st.sampled_from(["", "?", "~", "%"])


def written(day: date, parts: int, mark: str) -> str:
    year, month, number = f"{day.year:04}", f"{day.month:02}", f"{day.day:02}"
    return "-".join((year, month, number)[:parts]) + mark


moments = st.builds(written, days, st.integers(1, 3), marks)


@given(moments)
def test_every_day_can_be_written_and_told(text):
    period = read_period(text)
    assert (period.start, period.first_year, period.last_year) == (period.end, int(text[:4]), int(text[:4]))
    assert str(int(text[:4])) in period.words()


@given(days, days, st.integers(1, 3), marks)
def test_two_days_make_a_period_in_one_order_only(one, two, parts, mark):
    first, last = sorted((one, two))
    text, turned = (f"{written(a, parts, mark)}/{written(b, parts, mark)}" for a, b in ((first, last), (last, first)))
    period = read_period(text)
    assert (period.first_year, period.last_year) == (first.year, last.year)
    assert all(period.holds(year) for year in (first.year, last.year))
    if written(first, parts, "") != written(last, parts, ""):
        with pytest.raises(DateFault, match="ends before it begins"):
            read_period(turned)


@given(moments)
def test_period_may_be_open_on_one_side(text):
    assert read_period(f"{text}/..").end is None
    assert read_period(f"../{text}").start is None


@given(st.text(alphabet="0123456789X-/.?~% ", max_size=LONGEST) | st.text(max_size=LONGEST))
def test_any_text_is_a_date_or_told_to_be_none(text):
    try:
        period = read_period(text)
    except DateFault:
        assert in_words(text) == text
    else:
        assert period.words() == in_words(text) != ""
