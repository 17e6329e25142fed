"""What the chart shows: which works speak for which school, who wrote them, and when sources opened."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from historiography.listing import School, open_rows
from historiography.models import HistorianWork, SchoolWork
from publishing.dates import DateFault, Moment, in_words, read_period
from publishing.models import Document
from publishing.restrictions import outside
from sources.facts import name_in_order
from sources.folding import fold
from sources.items import creators, item_of, short_label, surname, title_of, year_of

SOURCE = "sources.source"


@dataclass(frozen=True)
class Author:
    """Who wrote a work; with an address if the site has a page on them."""

    name: str
    path: str = ""


@dataclass(frozen=True)
class Work:
    """A published source that speaks for a school."""

    label: str
    title: str
    year: int | None
    path: str
    authors: tuple[Author, ...]


@dataclass(frozen=True)
class SchoolWorks:
    """The works of one band of the chart, in the order of time; those without a year come last."""

    school: School
    works: tuple[Work, ...]

    @property
    def dated(self) -> tuple[Work, ...]:
        return tuple(work for work in self.works if work.year is not None)


@dataclass(frozen=True)
class Opening:
    """A date from which historians could read something new. ``span``: in years with parts, None where it has none."""

    dates: str
    text: str
    path: str
    span: tuple[float, float] | None

    @property
    def when(self) -> str:
        return in_words(self.dates)


def school_works(schools: Sequence[School], closed: Iterable[str] = ()) -> list[SchoolWorks]:
    """A band for each school that has works. Three queries.

    What speaks for a school within another stands there only.
    """
    listed: dict[int, dict[int, None]] = defaultdict(dict)
    rows = SchoolWork.objects.filter(school__in=[school.key for school in schools]).order_by("sort_order", "pk")
    for school, document in rows.values_list("school", "source__document"):
        listed[school][document] = None
    for school in schools:
        for document in listed[school.key] if school.whole in listed else ():
            listed[school.whole].pop(document, None)
    works = _works(set().union(*listed.values()), closed)
    found = [(school, [works[key] for key in listed[school.key] if key in works]) for school in schools]
    return [SchoolWorks(school, tuple(sorted(mine, key=_order))) for school, mine in found if mine]


def _order(work: Work) -> tuple[bool, int, str, str]:
    return work.year is None, work.year or 0, fold(work.label), fold(work.title)


def _works(documents: Iterable[int], closed: Iterable[str]) -> dict[int, Work]:
    sources = Document.objects.live().filter(pk__in=documents, kind=SOURCE).select_related("current_version")
    writers = _writers(documents, closed)
    return {source.pk: _work(source, writers.get(source.pk, ())) for source in outside(sources, closed)}


def _writers(documents: Iterable[int], closed: Iterable[str]) -> dict[int, list[tuple[str, str, str]]]:
    """Family name, name and address of the historians of the site who wrote some sources, by document."""
    open_historians = open_rows(HistorianWork.historian.field.related_model, closed)
    rows = HistorianWork.objects.filter(source__document__in=documents, historian__in=open_historians)
    found: dict[int, list[tuple[str, str, str]]] = defaultdict(list)
    columns = ("source__document", "historian__family_name", "historian__title", "historian__document__path")
    for document, *historian in rows.values_list(*columns):
        found[document].append(tuple(historian))
    return found


def _work(source: Document, writers: Sequence[tuple[str, str, str]]) -> Work:
    item = item_of(source.current_version)
    return Work(
        label=short_label(item),
        title=title_of(item),
        year=year_of(item),
        path=source.path,
        authors=tuple(_author(person, writers) for person in creators(item)),
    )


def _author(person: Mapping[str, Any], writers: Sequence[tuple[str, str, str]]) -> Author:
    name, family = name_in_order(person), fold(surname(person))
    called = [writer for writer in writers if fold(writer[0]) == family]
    exact = [writer for writer in called if fold(writer[1]) == fold(name)]
    _, title, path = next(iter(exact or called), ("", name, ""))
    return Author(title, path)


def opening(dates: str, text: str, path: str = "") -> Opening:
    try:
        period = read_period(dates)
    except DateFault:
        return Opening(dates, text, path, None)
    start, end = period.start or period.end, period.end or period.start
    first, last = _part_of_year(start, 0), _part_of_year(end, 1)
    if start == end:
        first = last = (first + last) / 2
    return Opening(dates, text, path, (first, last))


def _part_of_year(moment: Moment, ended: int) -> float:
    """When it begins (0) or has ended (1), in years."""
    if moment.month is None:
        return (moment.last_year if ended else moment.first_year) + ended
    return moment.first_year + (moment.month - 1 + ended) / 12
