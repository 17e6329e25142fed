"""The terms that readers can have, from A to Z, whole or filtered."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from glossary.models import TermKind
from glossary.naming import beside_title, name_entry
from publishing.models import Document
from publishing.restrictions import open_to_everyone
from sources.folding import fold

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
DIGITS, OTHERS = "0–9", "…"
ANCHORS = {DIGITS: "digits", OTHERS: "others"}


@dataclass(frozen=True)
class Entry:
    """One term in the list: what its current version says, at the length of a line or two."""

    title: str
    path: str
    kind: str
    names: tuple[dict[str, Any], ...]
    subjects: tuple[str, ...]
    definition: str

    @property
    def kind_label(self) -> str:
        return str(TermKind(self.kind).label)

    @property
    def names_beside_title(self) -> list[dict[str, Any]]:
        return beside_title(self.names) + [name for name in self.names if name["is_abbreviation"]]

    @property
    def letter(self) -> str:
        return letter_of(self.title)

    @property
    def order(self) -> tuple[int, str, str]:
        return order_of(self.title)

    def is_called(self, folded: str) -> bool:
        """Whether its title or one of its names holds some folded words."""
        return any(folded in fold(name) for name in (self.title, *(name["text"] for name in self.names)))


def places() -> list[str]:
    """The letters under which terms stand, in order."""
    return [DIGITS, *LETTERS, OTHERS]


def letter_of(title: str) -> str:
    """The letter under which a term stands.

    >>> letter_of("Élan"), letter_of("38th Parallel"), letter_of("彭德怀")
    ('E', '0–9', '…')
    """
    first = fold(title)[:1].upper()
    if unicodedata.category(first or " ") == "Nd":
        return DIGITS
    return first if first in LETTERS and first else OTHERS


def order_of(title: str) -> tuple[int, str, str]:
    """Terms sorted by this stand as in the list of all terms."""
    return places().index(letter_of(title)), fold(title), title


def all_entries() -> list[Entry]:
    """Every published term that everyone may read, from A to Z. Two queries."""
    documents = Document.objects.live().filter(kind="glossary.termpage").select_related("current_version")
    documents = documents.defer("current_version__body", "current_version__links", "current_version__contents")
    return sorted((_entry(document) for document in open_to_everyone(documents)), key=lambda entry: entry.order)


def _entry(document: Document) -> Entry:
    version = document.current_version
    fields = version.fields
    return Entry(
        title=version.title,
        path=document.path,
        kind=fields["kind"],
        names=tuple(name_entry(name) for name in fields["names"]),
        subjects=tuple(fields["subjects"]),
        definition=version.plain_text.partition("\n")[0],
    )


def matching(entries: Iterable[Entry], *, kind: str = "", subject: str = "", words: str = "") -> list[Entry]:
    """The entries of a kind, of a subject and with a name that holds these words, as far as each is given."""
    folded = fold(words)
    return [
        entry
        for entry in entries
        if (not kind or entry.kind == kind)
        and (not subject or subject in entry.subjects)
        and (not words or (folded and entry.is_called(folded)))
    ]


def by_letter(entries: Sequence[Entry]) -> list[dict[str, Any]]:
    """Every letter with its entries; those that have none too, so that the row of letters stays the same."""
    found = {letter: list(group) for letter, group in groupby(entries, key=lambda entry: entry.letter)}
    shown = [letter for letter in places() if letter in found or letter in LETTERS]
    return [
        {"letter": letter, "anchor": f"letter-{ANCHORS.get(letter, letter.lower())}", "entries": found.get(letter, [])}
        for letter in shown
    ]
