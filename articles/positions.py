"""What schools hold, as sections show it: on the live page as it is now, on a permanent one as it was at its serial.

Editors choose which positions bear on a section; a block in its body shows those on a question.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import F
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from historiography.marks import MARKS
from historiography.models import SchoolPage
from publishing.editions import Edition
from publishing.models import Dependency, Document, DocumentState, Version
from sources.notes import withheld_among

BESIDE = "positions"  # the block name of links from a section to the positions beside it
POSITION, SECTION = "historiography.position", "articles.sectionpage"


@dataclass(frozen=True)
class Holding:
    """A version of a position with the versions of its question and its school that belong to it."""

    version: Version
    question: Version
    school: Version

    def entry(self, edition: Edition) -> dict[str, Any]:
        """What templates show of it."""
        fields = self.school.fields
        return {
            "claim": self.version.fields["claim"],
            "school": fields["short_title"],
            "mark": fields["mark"],
            "is_part": bool(fields.get("parent_school")),
            "question": self.question.title,
            "path": _path(edition, self.version),
        }


def _path(edition: Edition, version: Version) -> str:
    """From a permanent page to permanent pages: there stands what is shown here."""
    return version.permanent_path if edition.is_permanent else edition.path_of(version)


def holdings(edition: Edition, documents: Collection[int]) -> dict[int, Holding]:
    """The positions among some documents that readers of an edition can have, by the keys of their documents: those of
    which they can have the question and the school too.

    Two queries, and two more for permanent editions.
    """
    versions = _readable_of(edition, documents)
    around = {key: _around(version) for key, version in versions.items()}
    others = _readable_of(edition, {key for pair in around.values() for key in pair})
    return {
        key: Holding(version, others[around[key][0]], others[around[key][1]])
        for key, version in versions.items()
        if all(other in others for other in around[key])
    }


def _around(version: Version) -> tuple[int, int]:
    """The keys of the documents of a position's question and school."""
    documents = {link["block"]: link["document"] for link in version.link_list}
    return documents.get("question", 0), documents.get("school", 0)


def _readable_of(edition: Edition, documents: Collection[int]) -> dict[int, Version]:
    """The versions of some documents that readers of an edition can have."""

    def is_open(document: Document) -> bool:
        if any((document.path or "").startswith(path) for path in edition.restricted_paths):
            return False
        return edition.is_permanent or document.state == DocumentState.LIVE

    versions = Version.objects.latest_as_of(edition.serial, documents)
    found = {key: version for key, version in versions.items() if is_open(version.document)}
    # On live pages the state of the document says it already.
    withheld = withheld_among(v.pk for v in found.values()) if edition.is_permanent and found else set()
    return {key: version for key, version in found.items() if version.pk not in withheld}


def beside(edition: Edition) -> dict[int, list[dict[str, Any]]]:
    """The positions beside each section of an edition, by version key, in the order that its editors chose."""
    # A permanent section shows those that readers could have when it was published.
    chosen = {
        version.pk: [
            link["document"]
            for link in version.link_list
            if link["block"] == BESIDE and (link["href"] or not edition.is_permanent)
        ]
        for version in (edition.version, *edition.members)
    }
    wanted = {key for keys in chosen.values() for key in keys}
    found = holdings(edition, wanted) if wanted else {}
    return {
        version: [found[key].entry(edition) for key in keys if key in found] for version, keys in chosen.items() if keys
    }


class PositionsOnQuestions:
    """What is shown in place of blocks with questions."""

    def __init__(self, edition: Edition, questions: set[int]):
        self.edition = edition
        rows = Dependency.objects.filter(document__in=questions, block="question", version__document__kind=POSITION)
        if edition.is_permanent:
            rows = rows.filter(version__serial__lte=edition.serial)
        else:
            rows = rows.filter(version=F("version__document__current_version"))
        self.holdings = holdings(edition, set(rows.values_list("version__document", flat=True)))
        self.questions = _readable_of(edition, questions)

    @property
    def versions(self) -> Sequence[Version]:
        return [holding.version for holding in self.holdings.values()]

    @cached_property
    def places(self) -> dict[int, int]:
        """The place of each school, by the key of its document: in the tree; in permanent editions, as the tree may
        change, by what the school's version says of its mark."""
        schools = {holding.school.document_id: holding.school for holding in self.holdings.values()}
        if self.edition.is_permanent:
            in_order = sorted(schools, key=lambda key: _by_mark(schools[key]))
        else:
            rows = SchoolPage.objects.filter(document__in=schools).order_by("path")
            in_order = list(rows.values_list("document", flat=True))
        return {key: place for place, key in enumerate(in_order)}

    def html(self, document: int, bodies: Mapping[int, str], without: Collection[int]) -> str:
        question = self.questions.get(document)
        if question is None:
            return ""
        gone = without if self.edition.is_permanent else ()
        held = [
            holding
            for holding in self.holdings.values()
            if holding.question.document_id == document and holding.version.pk not in gone
        ]
        held.sort(key=lambda holding: (self.places.get(holding.school.document_id, 0), holding.version.document_id))
        positions = [
            holding.entry(self.edition) | {"argument": SafeString(bodies.get(holding.version.pk, ""))}
            for holding in held
        ]
        return render_to_string(
            "components/positions-on.html",
            {"title": question.title, "path": _path(self.edition, question), "positions": positions},
        ).strip()


def _by_mark(school: Version) -> tuple[int, bool, int]:
    """Schools take their marks in their order; those within another have its mark and come after it."""
    fields = school.fields
    place = MARKS.index(fields["mark"]) if fields["mark"] in MARKS else len(MARKS)
    return place, bool(fields.get("parent_school")), school.document_id


def dependants_of(document: Document) -> set[int]:
    """The sections that show something of a document through positions: of one itself, or of the school, question or
    source on which one rests."""
    resting = Dependency.objects.filter(
        document=document, version__document__kind=POSITION, version=F("version__document__current_version")
    )
    held = dict(resting.values_list("version__document", "version"))
    if document.kind == POSITION:
        held[document.pk] = document.current_version_id
    keys = {*held, *_questions_of(held.values())}
    if not keys:
        return set()
    sections = Dependency.objects.filter(
        document__in=keys, version__document__kind=SECTION, version=F("version__document__current_version")
    )
    return set(sections.values_list("version__document", flat=True))


def _questions_of(positions: Iterable[int]) -> set[int]:
    """The documents of the questions that some versions of positions (by key) answer."""
    rows = Dependency.objects.filter(version__in=positions, block="question")
    return set(rows.values_list("document", flat=True))
