"""What somebody saw when they opened a form."""

from datetime import date, time

import pytest

from teaching.stamps import stamp

SEEN = {"title": "War", "due_day": date(2026, 12, 1), "due_time": time(16, 30), "schools": ["1", "2"], "note": ""}


def test_same_values_have_the_same_stamp():
    assert stamp(SEEN) == stamp(dict(reversed(SEEN.items())))


@pytest.mark.parametrize(
    ("name", "value"),
    [("title", "war"), ("due_day", None), ("due_time", time(16, 31)), ("schools", ["2", "1"]), ("note", " ")],
)
def test_any_other_value_makes_another_stamp(name, value):
    assert stamp(SEEN | {name: value}) != stamp(SEEN)
