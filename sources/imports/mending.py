"""Entries of other programs brought into the form of this site. What is left out is told."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sources.csl.items import DATES, NAMES
from sources.folding import writable
from sources.identifiers import normal_orcid
from sources.items import NAME_PARTS, people
from sources.validation import IDENTIFIERS, MOST_NAMES
from sources.variables import KNOWN, label_of

OLD_NAMES = {"shortTitle": "title-short", "journalAbbreviation": "container-title-short", "event": "event-title"}
LEFT_OUT_SILENTLY = {
    "custom",
    "categories",
    "citation-key",
    "citation-label",
    "citation-number",
    "locator",
    "system_id",
}
LONGEST_NAME = 200


def mended(raw: Mapping[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """The item in the form of this site, and notes on what could not be kept."""
    item: dict[str, Any] = {}
    notes: list[str] = []
    for raw_name, value in raw.items():
        name = OLD_NAMES.get(raw_name, raw_name)
        if name in LEFT_OUT_SILENTLY or value in (None, "", [], {}):
            continue
        if name not in KNOWN:
            notes.append(f"left out “{raw_name}”, which is no variable of CSL-JSON")
            continue
        kept = _kept(name, value)
        if kept in (None, "", []):
            notes.append(f"left out {label_of(name)}, which is not in the right form")
        elif name not in item or raw_name == name:
            item[name] = kept
    for name, normal in IDENTIFIERS.items():
        if name in item:
            try:
                item[name] = normal(str(item[name]))
            except ValueError as error:
                notes.append(f"left out {label_of(name)}: {error}")
                del item[name]
    return item, notes


def _kept(name: str, value: Any) -> Any:
    if name in NAMES:
        persons = [_person(person) for person in people({name: value}, name)[:MOST_NAMES]]
        return [person for person in persons if person.keys() & {"family", "given", "literal"}]
    if name in DATES:
        return _date(value)
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return writable(value).strip() if isinstance(value, str) else value


def _person(person: Mapping[str, Any]) -> dict[str, Any]:
    parts = {part: writable(str(person[part])).strip()[:LONGEST_NAME] for part in NAME_PARTS if person.get(part)}
    try:
        parts["ORCID"] = normal_orcid(parts.get("ORCID", ""))
    except ValueError:
        parts["ORCID"] = ""
    flag = {"static-ordering": True} if person.get("static-ordering") is True else {}
    return {part: text for part, text in parts.items() if text} | flag


def _date(value: Any) -> dict[str, Any] | None:
    if isinstance(value, str):
        value = {"raw": value}
    if not isinstance(value, Mapping):
        return None
    date = {part: value[part] for part in ("date-parts", "season", "circa", "literal", "raw") if value.get(part)}
    for part in ("literal", "raw"):
        if part in date:
            date[part] = writable(str(date[part])).strip()[:200]
    return date or None
