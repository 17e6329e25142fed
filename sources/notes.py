"""What stands after a text that cites: its notes, as of the time that an edition shows.

A version's own notes are frozen with it. They are shown as they are as long as the sources that they cite were, at
the time that is shown, what they had been when it was published; else they are written anew.
"""

import logging
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from publishing.compilation.structure import Cite
from publishing.editions import Edition
from publishing.models import Version, Withholding
from sources.compilation import cite_item
from sources.csl.faults import ProcessorFault
from sources.formatting import notes_of_texts
from sources.items import item_of

logger = logging.getLogger(__name__)
NO_NOTES = "[]"
WITHHELD = "A source that is cited here has been withheld by the editors."
Notes = list[dict[str, Any]]


def notes_of(versions: Iterable[Version]) -> dict[Version, Notes]:
    """The frozen notes of those versions that have any."""
    return {version: version.note_list for version in versions if version.notes != NO_NOTES}


def cited_documents(notes: Notes) -> set[int]:
    return {cite["document"] for note in notes for cite in note["cites"]}


@dataclass(frozen=True)
class History:
    """Which version of each source was the newest at a place in the order of publications. Made by one query."""

    serials: Mapping[int, Sequence[int]]
    keys: Mapping[int, Sequence[int]]

    @classmethod
    def of(cls, documents: Iterable[int], until: int | None) -> "History":
        rows = Version.objects.filter(document__in=documents).order_by("serial")
        serials, keys = defaultdict(list), defaultdict(list)
        for document, serial, key in (rows if until is None else rows.as_of(until)).values_list(
            "document_id", "serial", "pk"
        ):
            serials[document].append(serial)
            keys[document].append(key)
        return cls(serials, keys)

    def at(self, serial: int | None, documents: Iterable[int]) -> dict[int, int]:
        """The keys of the versions of some documents; None: the newest of all."""
        found = {}
        for document in documents:
            known = self.serials.get(document, ())
            place = len(known) if serial is None else bisect_right(known, serial)
            if place:
                found[document] = self.keys[document][place - 1]
        return found


def apparatus(edition: Edition) -> dict[int, str]:
    """The list of notes after each version of an edition, by version key. As many queries for one as for many."""
    return {
        version.pk: render_to_string(
            "components/notes.html",
            {
                "title": version.title,
                "anchor": version.document.anchor,
                "notes": [{"number": note["number"], "html": SafeString(note["html"])} for note in notes],
            },
        ).strip()
        for version, notes in notes_as_of(edition).items()
    }


def notes_as_of(edition: Edition) -> dict[Version, Notes]:
    """The notes of an edition's versions as it shows them."""
    found = notes_of([edition.version, *edition.members])
    if not found:
        return {}
    cited = set().union(*map(cited_documents, found.values()))
    history = History.of(cited, edition.serial)
    stale = {version: notes for version, notes in found.items() if _is_stale(version, notes, history, edition.serial)}
    wanted = history.at(edition.serial, set().union(*map(cited_documents, stale.values())))
    versions = Version.objects.in_bulk(wanted.values())
    items = {document: item_of(versions[key]) for document, key in wanted.items()}
    try:
        found |= _written_anew(stale, items)
    except ProcessorFault:
        logger.exception("Notes of %s are shown as they were published.", edition.path)
    keys = history.at(edition.serial, cited)
    withheld = withheld_among(keys.values())
    closed = {document for document, key in keys.items() if key in withheld}
    return {version: _without(closed, notes) for version, notes in found.items()} if closed else found


def withheld_among(versions: Iterable[int]) -> set[int]:
    """Which of some versions (by key) no reader may have."""
    rows = Withholding.objects.filter(version__in=versions, lifted_at=None)
    return set(rows.values_list("version", flat=True))


def _without(documents: Set[int], notes: Notes) -> Notes:
    """The notes; what those say that cite one of some documents is not told."""
    return [note | {"html": WITHHELD} if cited_documents([note]) & documents else note for note in notes]


def _is_stale(version: Version, notes: Notes, history: History, serial: int | None) -> bool:
    documents = cited_documents(notes)
    return history.at(version.serial, documents) != history.at(serial, documents)


def _written_anew(stale: Mapping[Version, Notes], items: Mapping[int, dict[str, Any]]) -> dict[Version, Notes]:
    """Notes with the texts that they have by these items (by document key)."""
    named = {str(document): item for document, item in items.items()}
    clusters = [[[cite_item(Cite(**cite)) for cite in note["cites"]] for note in notes] for notes in stale.values()]
    texts = notes_of_texts([(named, each) for each in clusters])
    return {
        version: [note | {"html": html} for note, html in zip(notes, made, strict=True)]
        for (version, notes), made in zip(stale.items(), texts, strict=True)
    }
