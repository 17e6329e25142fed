"""Which entries of a file are new, which are there already, which cannot be imported. No ORM, no Django."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sources.folding import writable
from sources.imports.mending import mended
from sources.items import shortened, title_of
from sources.keys import key_of_id
from sources.matching import fingerprint
from sources.validation import problems_of, refusals_of

NEW, DUPLICATE, FAULTY = "new", "duplicate", "faulty"
# A part has the ISBN of the whole.
PARTS = ("chapter", "entry", "entry-encyclopedia", "entry-dictionary", "paper-conference", "article-journal")
REASONS = {
    "DOI": "has the same DOI as",
    "ISBN": "has the same ISBN as",
    "work": "has the author, year and title of",
    "key": "has the key of",
}


@dataclass(frozen=True)
class Owner:
    """What has an identity: a source by its primary key, or (None) an earlier entry of the file; how it is called."""

    source: int | None
    title: str


@dataclass
class Known:
    """Every identity that is taken, by kind and value."""

    owners: dict[tuple[str, str], Owner] = field(default_factory=dict)

    def add(self, identities: Iterable[tuple[str, str]], owner: Owner) -> None:
        for identity in identities:
            self.owners.setdefault(identity, owner)

    def match(self, identities: Iterable[tuple[str, str]]) -> tuple[str, Owner] | None:
        """Which of them is taken, and by what."""
        return next(
            ((kind, self.owners[kind, value]) for kind, value in identities if (kind, value) in self.owners), None
        )


@dataclass(frozen=True)
class Planned:
    """One entry of a file, and what is to become of it."""

    place: str
    outcome: str
    title: str = ""
    item: Mapping[str, Any] | None = None
    reason: str = ""
    match: int | None = None


def identities_of(item: Mapping[str, Any], key: str | None = None) -> list[tuple[str, str]]:
    """By what a work is recognised, the surest first."""
    found = [("DOI", str(item["DOI"]).lower())] if item.get("DOI") else []
    if item.get("type") not in PARTS:
        found += [("ISBN", number) for number in str(item.get("ISBN", "")).split()]
    work, key = fingerprint(item), key or key_of_id(item.get("id"))
    return [*found, *([("work", work)] if work else []), *([("key", key)] if key else [])]


def plan(
    items: Sequence[tuple[str, Mapping[str, Any]]], faults: Sequence[tuple[str, str]], known: Known
) -> Iterator[Planned]:
    """What is to become of each entry. ``known`` grows by the entries that are new."""
    for place, raw in items:
        yield _planned(place, raw, known)
    for place, message in faults:
        yield Planned(writable(place), FAULTY, reason=writable(message))


def _planned(place: str, raw: Mapping[str, Any], known: Known) -> Planned:
    item, notes = mended(raw)
    title = shortened(writable(title_of(item)), 200)
    refused = refusals_of(item)
    if refused:
        return Planned(place, FAULTY, title, reason=" ".join(problem.message for problem in refused))
    told = f"{'; '.join(note.rstrip('.') for note in notes)}." if notes else ""
    gaps = [problem.message for problem in problems_of(item) if problem.level == "incomplete"]
    told = " ".join([told[:1].upper() + told[1:], *gaps]).strip()
    identities = identities_of(item)
    taken = known.match(identities)
    if taken is not None:
        kind, owner = taken
        where = f"“{owner.title}”" if owner.source else f"{owner.title} of this file"
        return Planned(place, DUPLICATE, title, item, f"It {REASONS[kind]} {where}. {told}".strip(), owner.source)
    known.add(identities, Owner(None, place))
    return Planned(place, NEW, title, item, told)
