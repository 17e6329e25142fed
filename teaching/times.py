"""Due dates: what teachers write in their class's time zone, and what pupils read. Pure."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo


class NoSuchTime(ValueError):
    """The clocks were put forward over this time. The message says how to mend it."""


def to_utc(local: datetime, zone: str) -> datetime:
    """The instant of a time on the clocks of a zone. Of a time that comes twice the later one: nobody is cut short.

    Raises NoSuchTime where clocks were put forward over it.
    """
    aware = local.replace(tzinfo=ZoneInfo(zone), fold=1)
    instant = aware.astimezone(UTC)
    if instant.astimezone(ZoneInfo(zone)).replace(tzinfo=None) != local.replace(fold=0):
        after = local.replace(tzinfo=ZoneInfo(zone), fold=0).astimezone(UTC).astimezone(ZoneInfo(zone))
        raise NoSuchTime(
            f"In {zone} the clocks are put forward over {local:%H:%M} on {day(local)}: there is no such time. "
            f"Choose {after:%H:%M} or another time."
        )
    return instant


def start_of(day: date, zone: str) -> datetime:
    """The first instant of a day. Where the clocks are put forward over midnight it is the moment they are."""
    return datetime.combine(day, time(), ZoneInfo(zone)).astimezone(UTC)


def end_of(day: date, zone: str) -> datetime:
    """The midnight that ends a day; of two such midnights the later one."""
    try:
        return to_utc(datetime.combine(day + timedelta(days=1), time()), zone)
    except NoSuchTime:
        return start_of(day + timedelta(days=1), zone)


def opening(day: date, at: time | None, zone: str) -> datetime:
    """From when something is available: from the start of the day where no time is given. Raises NoSuchTime."""
    return start_of(day, zone) if at is None else to_utc(datetime.combine(day, at), zone)


def closing(day: date, at: time | None, zone: str) -> datetime:
    """Until when something is due: until the end of the day where no time is given. Raises NoSuchTime."""
    return end_of(day, zone) if at is None else to_utc(datetime.combine(day, at), zone)


def as_opening(instant: datetime, zone: str) -> tuple[date, time | None]:
    """The day and the time from which ``opening`` makes this instant."""
    local = to_local(instant, zone)
    return local.date(), None if instant == start_of(local.date(), zone) else local.time()


def as_closing(instant: datetime, zone: str) -> tuple[date, time | None]:
    """The day and the time from which ``closing`` makes this instant."""
    local = to_local(instant, zone)
    before = local.date() - timedelta(days=1)
    return (before, None) if instant == end_of(before, zone) else (local.date(), local.time())


def to_local(instant: datetime, zone: str) -> datetime:
    """What the clocks of a zone say, without a zone."""
    return instant.astimezone(ZoneInfo(zone)).replace(tzinfo=None, fold=0)


def day(moment: datetime) -> str:
    """
    >>> day(datetime(2026, 11, 3))
    'Tuesday 3 November 2026'
    """
    return f"{moment:%A} {moment.day} {moment:%B %Y}"


def in_words(instant: datetime, zone: str) -> str:
    """A moment as people in a zone say it. Midnight belongs to the day that ends: that is when work is due.

    >>> in_words(datetime(2026, 11, 23, 16, 30, tzinfo=UTC), "Europe/London")
    'Monday 23 November 2026, 16:30'
    >>> in_words(datetime(2026, 11, 24, 0, 0, tzinfo=UTC), "Europe/London")
    'Monday 23 November 2026, midnight at the end of the day'
    """
    local = instant.astimezone(ZoneInfo(zone))
    if (local.hour, local.minute) == (0, 0):
        return f"{day(local - timedelta(days=1))}, midnight at the end of the day"
    return f"{day(local)}, {local:%H:%M}"
