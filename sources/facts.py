"""What is known of a work, in words for readers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sources.csl.items import DATES
from sources.csl.people import full_name
from sources.csl.plain import plain
from sources.dates import edtf_of
from sources.items import people
from sources.kinds import label_of as label_of_kind
from sources.roles import ROLES
from sources.variables import LABELS

ARCHIVE = ("archive_location", "archive_collection", "archive", "archive-place")
ELSEWHERE = {"title", "annote", *ARCHIVE}
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November"),
    "December",
)
SEASONS = ("spring", "summer", "autumn", "winter")
_LINKS = {"DOI": "https://doi.org/", "URL": ""}


def in_words(item: Mapping[str, Any], *, is_verified: bool) -> dict[str, str]:
    """All that is known of a work, by label."""
    makers = {maker["role"]: "; ".join(name["name"] for name in maker["names"]) for maker in makers_of(item)}
    facts = {fact["label"]: fact["text"] for fact in facts_of(item)}
    words = {"kind": label_of_kind(str(item.get("type", ""))), "title": plain(item.get("title")), **makers, **facts}
    words |= {"in the archive": archive_of(item), "annotation": str(item.get("annote", "")), "key": str(item["id"])}
    words["verified"] = "yes" if is_verified else "no"
    return {label[:1].upper() + label[1:]: text for label, text in words.items()}


def makers_of(item: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Everyone who made the work, by role: ``{"role", "names": [{"name", "orcid"}]}``."""
    found = [(label, people(item, role)) for role, label in ROLES]
    return [
        {
            "role": (f"{label}s" if len(persons) > 1 and " " not in label else label),
            "names": [{"name": name_in_order(person), "orcid": person.get("ORCID", "")} for person in persons],
        }
        for label, persons in found
        if persons
    ]


def name_in_order(person: Mapping[str, Any]) -> str:
    """The name as it is spoken, with the family name first where it stands first."""
    if person.get("static-ordering") is True and person.get("family"):
        return " ".join(str(person[part]) for part in ("family", "given") if person.get(part))
    return full_name(person)


def facts_of(item: Mapping[str, Any]) -> list[dict[str, str]]:
    """What else is known, in the order of a title page: ``{"label", "text", "href"}``."""
    facts = [{"label": "date", "text": readable_date(item.get("issued")), "href": ""}]
    for variable, label in LABELS.items():
        text = plain(item.get(variable))
        if variable not in ELSEWHERE and text:
            href = f"{_LINKS[variable]}{text}" if variable in _LINKS else ""
            facts.append({"label": label, "text": text, "href": href})
    labels = {"original-date": "first published", "accessed": "looked at"}
    facts += [
        {"label": label, "text": readable_date(item.get(variable)), "href": ""}
        for variable, label in labels.items()
        if variable in DATES
    ]
    return [fact for fact in facts if fact["text"]]


def archive_of(item: Mapping[str, Any]) -> str:
    """Where in which archive it is, from the small to the great."""
    return ", ".join(plain(item[part]) for part in ARCHIVE if item.get(part))


def readable_date(date: object) -> str:
    """``21 March 1952``, ``spring 1952``, ``about 1950``, ``1995–1996``."""
    if not isinstance(date, dict):
        return ""
    if not date.get("date-parts") or not edtf_of(date):
        return plain(date.get("literal") or date.get("raw"))
    text = "–".join(_day(parts, date.get("season")) for parts in date["date-parts"])
    return f"about {text}" if date.get("circa") else text


def _day(parts: list[Any], season: object) -> str:
    year, *rest = [int(part) for part in parts if part]
    if season and not rest:
        return f"{SEASONS[(int(str(season)) - 1) % 4]} {year}" if str(season).isdigit() else f"{season} {year}"
    words = [str(rest[1])] if len(rest) > 1 else []
    return " ".join([*words, *([MONTHS[rest[0] - 1]] if rest and rest[0] <= 12 else []), str(year)])
