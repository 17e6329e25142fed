"""Time zones that a teacher can choose from. Pure."""

from functools import lru_cache
from zoneinfo import available_timezones

REGIONS = ("Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific")


@lru_cache
def zones() -> frozenset[str]:
    """Those named after a place, and UTC."""
    return frozenset({"UTC"} | {name for name in available_timezones() if name.partition("/")[0] in REGIONS})


def zone_choices(also: str = "") -> list[tuple[str, list[tuple[str, str]]]]:
    """Groups of choices by part of the world. ``also`` is one that was chosen before, whatever it is called.

    >>> dict(zone_choices())["Europe"][0]
    ('Europe/Amsterdam', 'Amsterdam')
    """
    groups: dict[str, list[tuple[str, str]]] = {}
    for name in sorted(zones() | ({also} if also else set())):
        region, _, place = name.partition("/")
        group, label = (region, place) if place else ("Without a place", name)
        groups.setdefault(group, []).append((name, label.replace("_", " ").replace("/", ", ")))
    return sorted(groups.items(), key=lambda group: (group[0] == "Without a place", group[0]))
