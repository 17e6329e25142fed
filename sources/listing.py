"""The sources that readers can have, in the order of a bibliography, whole or filtered."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.utils.safestring import SafeString

from publishing.models import Document
from publishing.restrictions import open_to_everyone
from sources.bibliography import entry_html
from sources.csl.coins import coins
from sources.folding import fold
from sources.items import item_of
from sources.kinds import label_of
from sources.matching import search_text, sort_text

KIND = "sources.source"
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
OTHERS = "0–9 …"


@dataclass(frozen=True)
class Entry:
    """One source in the list, as its current version has it."""

    title: str
    path: str
    csl_type: str
    html: SafeString
    coins: str
    order: str
    words: str

    @property
    def letter(self) -> str:
        first = self.order[:1].upper()
        return first if first in LETTERS and unicodedata.name(first or " ").startswith("LATIN") else OTHERS


def live_documents():
    """The published sources that everyone may read, with their versions. One query more when it is run."""
    documents = Document.objects.live().filter(kind=KIND).select_related("current_version__document")
    return open_to_everyone(documents).defer(
        "current_version__links", "current_version__contents", "current_version__plain_text"
    )


def all_entries() -> list[Entry]:
    """Every published source. Two queries."""
    return sorted((_entry(document) for document in live_documents()), key=lambda entry: (entry.order, entry.path))


def _entry(document: Document) -> Entry:
    version = document.current_version
    item = item_of(version)
    return Entry(
        title=version.title,
        path=document.path,
        csl_type=item.get("type", ""),
        html=SafeString(entry_html(version)),
        coins=coins(item),
        order=sort_text(item),
        words=search_text(item),
    )


def kinds_of(entries: Iterable[Entry]) -> list[tuple[str, str]]:
    """The kinds that are among the entries, with their labels, by label."""
    return sorted(((kind, label_of(kind)) for kind in {entry.csl_type for entry in entries}), key=lambda pair: pair[1])


def matching(entries: Iterable[Entry], *, kind: str = "", words: str = "") -> list[Entry]:
    """The entries of a kind in which every one of these words stands, as far as each is given."""
    folded = fold(words).split()
    if words and not folded:
        return []
    return [
        entry
        for entry in entries
        if (not kind or entry.csl_type == kind) and all(word in entry.words for word in folded)
    ]


def by_letter(entries: Sequence[Entry]) -> list[dict[str, Any]]:
    """Every letter with its entries; those that have none too, so that the row of letters stays the same."""
    places = [OTHERS, *LETTERS]
    ordered = sorted(entries, key=lambda entry: places.index(entry.letter))
    found = {letter: list(group) for letter, group in groupby(ordered, key=lambda entry: entry.letter)}
    shown = [letter for letter in places if letter in found or letter in LETTERS]
    return [
        {
            "letter": letter,
            "anchor": f"letter-{'others' if letter == OTHERS else letter.lower()}",
            "entries": found.get(letter, []),
        }
        for letter in shown
    ]
