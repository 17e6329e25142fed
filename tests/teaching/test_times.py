"""Times on the clocks of a class and instants."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teaching.times import (
    NoSuchTime,
    as_closing,
    as_opening,
    closing,
    end_of,
    in_words,
    opening,
    start_of,
    to_local,
    to_utc,
)

# London: clocks change at one o'clock. New York: at two. Lord Howe: by half an hour. Kathmandu: never, a quarter past
# the half hour. Havana, Beirut, Santiago: at midnight.
ZONES = [
    "Europe/London",
    "America/New_York",
    "Australia/Lord_Howe",
    "Asia/Kathmandu",
    "America/Havana",
    "Asia/Beirut",
    "America/Santiago",
    "Pacific/Auckland",
    "UTC",
]
zones = st.sampled_from(ZONES)
days = st.dates(date(2020, 1, 1), date(2035, 12, 31))
minutes = st.times().map(lambda at: at.replace(second=0, microsecond=0))


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "local", "instant"),
    [
        ("Europe/London", "2026-12-01 16:30", "2026-12-01 16:30"),
        ("Europe/London", "2026-07-01 16:30", "2026-07-01 15:30"),
        ("America/New_York", "2026-12-01 00:00", "2026-12-01 05:00"),
        ("Asia/Kathmandu", "2026-12-01 16:30", "2026-12-01 10:45"),
        ("Australia/Lord_Howe", "2026-12-01 16:30", "2026-12-01 05:30"),
        ("Australia/Lord_Howe", "2026-07-01 16:30", "2026-07-01 06:00"),
    ],
)
def test_time_on_the_clocks_of_a_zone(zone, local, instant):
    assert to_utc(datetime.fromisoformat(local), zone) == utc(instant)


@pytest.mark.parametrize(
    ("zone", "local", "instant"),
    [
        ("Europe/London", "2026-10-25 01:30", "2026-10-25 01:30"),
        ("America/New_York", "2026-11-01 01:30", "2026-11-01 06:30"),
        ("Australia/Lord_Howe", "2026-04-05 01:45", "2026-04-04 15:15"),
    ],
)
def test_of_a_time_that_comes_twice_the_later_one_is_meant(zone, local, instant):
    assert to_utc(datetime.fromisoformat(local), zone) == utc(instant)


@pytest.mark.parametrize(
    ("zone", "local", "instead"),
    [
        ("Europe/London", "2027-03-28 01:30", "02:30"),
        ("America/New_York", "2027-03-14 02:00", "03:00"),
        ("Australia/Lord_Howe", "2026-10-04 02:15", "02:45"),
    ],
)
def test_time_over_which_clocks_are_put_forward_is_refused_with_another(zone, local, instead):
    with pytest.raises(NoSuchTime, match=rf"Choose {instead} or another time\.$"):
        to_utc(datetime.fromisoformat(local), zone)


@pytest.mark.parametrize(
    ("zone", "day", "start", "end"),
    [
        ("Europe/London", "2026-12-01", "2026-12-01 00:00", "2026-12-02 00:00"),
        ("America/New_York", "2026-11-01", "2026-11-01 04:00", "2026-11-02 05:00"),
        ("America/New_York", "2027-03-14", "2027-03-14 05:00", "2027-03-15 04:00"),
        ("Australia/Lord_Howe", "2026-10-04", "2026-10-03 13:30", "2026-10-04 13:00"),
        ("Asia/Kathmandu", "2026-12-01", "2026-11-30 18:15", "2026-12-01 18:15"),
        # In Havana clocks go from midnight to one o'clock, and back from one o'clock to midnight.
        ("America/Havana", "2027-03-14", "2027-03-14 05:00", "2027-03-15 04:00"),
        ("America/Havana", "2027-03-13", "2027-03-13 05:00", "2027-03-14 05:00"),
        ("America/Havana", "2026-10-31", "2026-10-31 04:00", "2026-11-01 05:00"),
        ("America/Havana", "2026-11-01", "2026-11-01 04:00", "2026-11-02 05:00"),
    ],
)
def test_start_and_end_of_a_day(zone, day, start, end):
    assert start_of(date.fromisoformat(day), zone) == utc(start)
    assert end_of(date.fromisoformat(day), zone) == utc(end)


@pytest.mark.parametrize(
    ("instant", "zone", "words"),
    [
        ("2026-11-24 05:00", "America/New_York", "Monday 23 November 2026, midnight at the end of the day"),
        ("2026-11-24 05:01", "America/New_York", "Tuesday 24 November 2026, 00:01"),
        ("2026-12-31 18:15", "Asia/Kathmandu", "Thursday 31 December 2026, midnight at the end of the day"),
        ("2026-11-23 12:00", "Australia/Lord_Howe", "Monday 23 November 2026, 23:00"),
    ],
)
def test_midnight_belongs_to_the_day_that_ends(instant, zone, words):
    assert in_words(utc(instant), zone) == words


@given(days, minutes, zones)
def test_time_that_exists_is_read_back_as_it_was_written(day, at, zone):
    local = datetime.combine(day, at)
    try:
        instant = to_utc(local, zone)
    except NoSuchTime:
        offsets = {local.replace(tzinfo=ZoneInfo(zone), fold=fold).utcoffset() for fold in (0, 1)}
        assert len(offsets) == 2
    else:
        assert to_local(instant, zone) == local


@given(days, minutes, zones)
def test_no_later_instant_shows_the_same_time(day, at, zone):
    local = datetime.combine(day, at)
    try:
        instant = to_utc(local, zone)
    except NoSuchTime:
        return
    later = [instant + timedelta(minutes=minute) for minute in (30, 60, 120)]
    assert local not in [to_local(each, zone) for each in later]


@given(days, st.none() | minutes, zones)
def test_due_date_is_shown_in_the_form_as_what_makes_it_again(day, at, zone):
    try:
        instant = closing(day, at, zone)
    except NoSuchTime:
        return
    assert closing(*as_closing(instant, zone), zone) == instant


@given(days, st.none() | minutes, zones)
def test_opening_is_shown_in_the_form_as_what_makes_it_again(day, at, zone):
    try:
        instant = opening(day, at, zone)
    except NoSuchTime:
        return
    assert opening(*as_opening(instant, zone), zone) == instant


@given(days, zones)
def test_day_without_times_opens_before_it_closes(day, zone):
    assert timedelta(hours=22) < closing(day, None, zone) - opening(day, None, zone) < timedelta(hours=26)


@given(days, zones)
def test_days_follow_each_other(day, zone):
    assert end_of(day, zone) >= start_of(day + timedelta(days=1), zone)
    assert end_of(day, zone) - start_of(day + timedelta(days=1), zone) <= timedelta(hours=1)


def test_time_of_a_form_is_none_where_the_day_says_it():
    assert as_closing(utc("2026-12-02 00:00"), "Europe/London") == (date(2026, 12, 1), None)
    assert as_closing(utc("2026-12-02 00:01"), "Europe/London") == (date(2026, 12, 2), time(0, 1))
    assert as_opening(utc("2026-12-02 00:00"), "Europe/London") == (date(2026, 12, 2), None)
