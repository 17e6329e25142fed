"""What readers can have of the debate: schools, questions, answers and historians, in their order.

The rows of published pages and records are what was published last: drafts are revisions. ``closed`` are the addresses
at and below which nothing is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db.models import Model, QuerySet

from glossary.listing import LETTERS, letter_of
from glossary.naming import beside_title, name_entry
from historiography.life import years_of_life
from historiography.models import HistorianPage, Membership, Position, Question, SchoolPage
from publishing.dates import in_words
from publishing.models import DocumentState
from publishing.restrictions import outside
from sources.folding import fold


@dataclass(frozen=True)
class School:
    """A school as lists show it. ``whole`` is the key of the school that it is part of."""

    key: int
    document: int
    whole: int | None
    title: str
    short_title: str
    mark: str
    dates: str
    path: str
    text: str

    @property
    def slug(self) -> str:
        return self.path.rstrip("/").rpartition("/")[2]

    @property
    def is_part(self) -> bool:
        return self.whole is not None

    @property
    def period(self) -> str:
        return in_words(self.dates)

    @property
    def thesis(self) -> str:
        """The first paragraph of its text."""
        return self.text.partition("\n")[0]


@dataclass(frozen=True)
class Asked:
    """A question as lists show it."""

    key: int
    document: int
    title: str
    short_title: str
    path: str

    @property
    def slug(self) -> str:
        return self.path.rstrip("/").rpartition("/")[2]


@dataclass(frozen=True)
class Answer:
    """What a school answers, and where its argument is."""

    claim: str
    path: str
    document: int


@dataclass(frozen=True)
class Standing:
    """That a historian belongs to a school, when, and with what reservation."""

    school: School
    dates: str
    note: str

    @property
    def period(self) -> str:
        return in_words(self.dates)


@dataclass(frozen=True)
class Historian:
    """A historian as lists show one."""

    key: int
    document: int
    title: str
    family_name: str
    distinction: str
    names: tuple[dict[str, Any], ...]
    life: str
    affiliation: str
    path: str
    standings: tuple[Standing, ...] = ()

    @property
    def letter(self) -> str:
        return letter_of(self.family_name)

    @property
    def order(self) -> tuple[int, str, str, str, str]:
        letter = self.letter
        place = LETTERS.index(letter) if letter in LETTERS else len(LETTERS)
        return place, fold(self.family_name), fold(self.title), fold(self.distinction), self.path

    @property
    def schools(self) -> list[School]:
        """Each school once."""
        return list({standing.school.key: standing.school for standing in self.standings}.values())


def open_rows(model: type[Model], closed: Iterable[str] = ()) -> QuerySet:
    """The rows of a model that readers can have."""
    return outside(model.objects.filter(document__state=DocumentState.LIVE), closed, "document__path")


def schools(closed: Iterable[str] = ()) -> list[School]:
    """In the order of the tree, each followed by those that are part of it. One query."""
    rows = open_rows(SchoolPage, closed).order_by("path")
    columns = ("pk", "document", "parent_school", "title", "short_title", "mark", "period", "document__path")
    found = [School(*row) for row in rows.values_list(*columns, "document__current_version__plain_text")]
    known = {school.key for school in found}
    first = [school for school in found if school.whole not in known]
    return [each for school in first for each in (school, *(part for part in found if part.whole == school.key))]


def questions(closed: Iterable[str] = ()) -> list[Asked]:
    """In their order. One query."""
    columns = ("pk", "document", "title", "short_title", "document__path")
    return [Asked(*row) for row in open_rows(Question, closed).order_by("order", "pk").values_list(*columns)]


def answers(closed: Iterable[str] = ()) -> dict[tuple[int, int], Answer]:
    """By question and school. One query; an answer to what readers cannot have is among them."""
    rows = open_rows(Position, closed).values_list("question", "school", "claim", "document__path", "document")
    return {(question, school): Answer(*answer) for question, school, *answer in rows}


def speaking(known: Sequence[School], given: Mapping[tuple[int, int], Answer]) -> list[School]:
    """The schools that can be compared: one that answers nothing itself is left to those within it."""
    answering = {school for _, school in given}
    wholes = {school.whole for school in known}
    return [school for school in known if school.key in answering or school.key not in wholes]


def historians(closed: Iterable[str] = (), known: Sequence[School] | None = None) -> list[Historian]:
    """From A to Z by family name, with the schools that readers can have. Four queries."""
    by_key = {school.key: school for school in (schools(closed) if known is None else known)}
    rows = open_rows(HistorianPage, closed).select_related("document").prefetch_related("names")
    standings = _standings(by_key)
    found = [_historian(row, standings.get(row.pk, ())) for row in rows]
    return sorted(found, key=lambda historian: historian.order)


def _standings(by_key: dict[int, School]) -> dict[int, tuple[Standing, ...]]:
    rows = Membership.objects.filter(school__in=by_key).order_by("historian", "sort_order", "pk")
    columns = rows.values_list("historian", "school", "period", "note")
    return {
        historian: tuple(Standing(by_key[school], period, note) for _, school, period, note in group)
        for historian, group in groupby(columns, key=lambda row: row[0])
    }


def _historian(row: HistorianPage, standings: tuple[Standing, ...]) -> Historian:
    names = [historian_name(name.text, name.language, name.script, name.romanisation) for name in row.names.all()]
    return Historian(
        key=row.pk,
        document=row.document_id,
        title=row.title,
        family_name=row.family_name,
        distinction=row.distinction,
        names=tuple(beside_title(names)),
        life=years_of_life(row.life_dates),
        affiliation=row.affiliation,
        path=row.document.path,
        standings=standings,
    )


def historian_name(text: str, language: str = "", script: str = "", romanisation: str = "") -> dict[str, Any]:
    """A name of a historian as templates show names."""
    return name_entry(
        {"text": text, "language": language, "script": script, "romanisation": romanisation, "is_abbreviation": False}
    )


def by_letter(found: Sequence[Historian]) -> list[dict[str, Any]]:
    """Every letter with its historians; those that have none too, so that the row of letters stays the same."""
    under = {letter: list(group) for letter, group in groupby(found, key=lambda historian: historian.letter)}
    letters = [*LETTERS, *(letter for letter in under if letter not in LETTERS)]
    return [
        {
            "letter": letter,
            "anchor": f"letter-{letter.lower() if letter in LETTERS else 'others'}",
            "historians": under.get(letter, []),
        }
        for letter in letters
    ]
