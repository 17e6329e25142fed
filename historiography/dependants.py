"""Which stored pages show something of a school, historian, question, position or work that no version links to."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from django.db.models import Q, QuerySet

from historiography.models import (
    HistorianIndexPage,
    HistoriographyIndexPage,
    Position,
    Question,
    SchoolPage,
    SchoolWork,
)
from publishing.models import Dependency, Document


def dependants_of(document: Document) -> set[int]:
    """For ``publishing.invalidation``: what it links to, what links to it, and what is above and below it is known."""
    found = _BY_KIND.get(document.kind)
    return {key for rows in found(document) for key in rows if key} if found else set()


def wholes_of(documents: list[int]) -> set[int]:
    """The pages of questions show the arguments of their positions."""
    rows = Position.objects.filter(document__in=documents)
    return set(rows.values_list("question__document", flat=True))


def _of_school(document: Document) -> Iterable[QuerySet]:
    """Every question names every school; other answers to its questions and the list of historians show its mark."""
    answered = Position.objects.filter(school__document=document).values("question")
    yield _documents(HistorianIndexPage.objects.all())
    yield _documents(Question.objects.all())
    yield _documents(Position.objects.filter(question__in=answered))


def _of_historian(document: Document) -> Iterable[QuerySet]:
    """A school lists the historians of those within it: also what a historian has just left."""
    linked = Dependency.objects.filter(version__document=document, block="memberships").values("document")
    schools = SchoolPage.objects.filter(Q(memberships__historian__document=document) | Q(document__in=linked))
    yield _documents(schools)
    yield schools.values_list("parent_school__document", flat=True)


def _of_question(document: Document) -> Iterable[QuerySet]:
    """Every school says what it answers to every question."""
    yield _documents(SchoolPage.objects.all())


def _of_position(document: Document) -> Iterable[QuerySet]:
    """What other schools answer to the question stands beside each answer.

    A school that answers nothing itself shows what those within it answer; once it does, every question names it.
    """
    own = Position.objects.filter(document=document)
    yield _documents(Position.objects.filter(question__in=own.values("question")))
    yield own.values_list("school__document", flat=True)
    yield own.values_list("school__parent_school__document", flat=True)
    if own.filter(school__sub_schools__isnull=False).exists():
        yield _documents(Question.objects.all())


def _of_source(document: Document) -> Iterable[QuerySet]:
    """The chart shows the works of schools."""
    if SchoolWork.objects.filter(source__document=document).exists():
        yield _documents(HistoriographyIndexPage.objects.all())


def _documents(rows: QuerySet) -> QuerySet:
    return rows.values_list("document", flat=True)


_BY_KIND: dict[str, Callable[[Document], Iterable[QuerySet]]] = {
    "historiography.schoolpage": _of_school,
    "historiography.historianpage": _of_historian,
    "historiography.question": _of_question,
    "historiography.position": _of_position,
    "sources.source": _of_source,
}
