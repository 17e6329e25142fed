"""CSL-JSON items and the fields of a source: two forms of the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from copy import deepcopy
from typing import Any, Protocol

from sources.csl.items import NAMES
from sources.csl.people import full_name
from sources.csl.plain import plain
from sources.dates import DateFault, csl_date, earliest_year, edtf_of

# A name in CSL, and as a row of the source: for each part the name of the field.
NAME_PARTS = {
    "family": "family",
    "given": "given",
    "suffix": "suffix",
    "non-dropping-particle": "non_dropping_particle",
    "dropping-particle": "dropping_particle",
    "literal": "literal",
    "ORCID": "orcid",
}
FIRST = ("id", "type", "title", *NAMES, "issued")


class HasFields(Protocol):
    """A version of a source."""

    @property
    def fields(self) -> dict[str, Any]: ...


def item_of(version: HasFields) -> dict[str, Any]:
    """The CSL-JSON item of a source as a version has it."""
    return item_of_fields(version.fields)


def item_of_fields(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The CSL-JSON item of the drafted fields of a source."""
    item = deepcopy(dict(fields.get("csl") or {})) | {"id": fields["key"]}
    for row in fields.get("names") or ():
        item.setdefault(row["role"], []).append(_name(row))
    if fields.get("issued"):
        try:
            item["issued"] = deepcopy(csl_date(fields["issued"]))
        except DateFault:
            item["issued"] = {"literal": fields["issued"]}
    if fields.get("archive_location"):
        item["archive_location"] = fields["archive_location"]
    order = {variable: place for place, variable in enumerate(FIRST)}
    return dict(sorted(item.items(), key=lambda pair: (order.get(pair[0], len(order)), pair[0])))


def fields_of(item: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a source: ``item_of_fields`` of them is the item again, in the form that the site writes."""
    csl = {variable: deepcopy(value) for variable, value in item.items() if variable not in ("id", *NAMES)}
    names = [_row(role, person) for role in NAMES for person in people(item, role)]
    issued = edtf_of(csl.get("issued")) or ""
    if issued:
        del csl["issued"]
    location = csl.pop("archive_location", "")
    return {
        "key": str(item.get("id", "")),
        "csl": csl,
        "names": names,
        "issued": issued,
        "archive_location": str(location),
    }


def people(item: Mapping[str, Any], role: str) -> list[Mapping[str, Any]]:
    """Those who have a role in a work; what is no name is left out."""
    found = item.get(role)
    if not isinstance(found, list):
        return []
    return [person for person in found if isinstance(person, Mapping) and full_name(person)]


def creators(item: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """By whom a work is cited: its authors, else its editors, else its translators."""
    return next((found for role in ("author", "editor", "translator") if (found := people(item, role))), [])


def surname(person: Mapping[str, Any]) -> str:
    """What comes first in a list: the family name, or the whole name of an institution."""
    particle = f"{person['non-dropping-particle']} " if person.get("non-dropping-particle") else ""
    return f"{particle}{person['family']}" if person.get("family") else full_name(person)


def title_of(item: Mapping[str, Any]) -> str:
    """The title without markup."""
    return plain(item.get("title"))


def year_of(item: Mapping[str, Any]) -> int | None:
    """The first year in which a work may have appeared."""
    issued = edtf_of(item.get("issued"))
    return earliest_year(issued) if issued else None


def short_label(item: Mapping[str, Any]) -> str:
    """How editors call a work among themselves: ``Chen 1994``, ``Goncharov et al. 1993``."""
    names = [surname(person) for person in creators(item)]
    who = " and ".join(names) if len(names) < 3 else f"{names[0]} et al."
    year = year_of(item)
    return f"{who or shortened(title_of(item), 40)} {year if year is not None else 'n.d.'}"


def long_label(item: Mapping[str, Any]) -> str:
    """``Chen 1994: China’s Road``; of a work that nobody signs, title and year."""
    title, year = shortened(title_of(item), 80), year_of(item)
    if creators(item):
        return f"{short_label(item)}: {title}"
    return f"{title} ({year if year is not None else 'n.d.'})"


def shortened(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def without_empty(values: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    return {name: value for name, value in values if value not in ("", None)}


def _name(row: Mapping[str, Any]) -> dict[str, Any]:
    name = without_empty((part, row.get(field)) for part, field in NAME_PARTS.items())
    return name | ({"static-ordering": True} if row.get("family_first") else {})


def _row(role: str, person: Mapping[str, Any]) -> dict[str, Any]:
    row: dict[str, Any] = {"role": role}
    row |= {field: str(person.get(part) or "").strip() for part, field in NAME_PARTS.items()}
    if row["family"]:
        row["literal"] = ""
    elif row["literal"]:
        row["given"] = ""
    else:
        row |= {"family": row["given"], "given": ""}  # one who has a single name
    return row | {"family_first": person.get("static-ordering") is True}
