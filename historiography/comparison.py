"""Questions × schools: what a reader asked to compare, and the answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import TypeVar
from urllib.parse import urlencode

from historiography.listing import Answer, Asked, School, answers, questions, schools, speaking

NONE_RECORDED = "No position recorded"
LONGEST_TOLD = 60  # characters of what a reader asked for in vain
Entry = TypeVar("Entry", Asked, School)


@dataclass(frozen=True)
class Comparison:
    """The chosen questions and schools with the answers; ``faults`` say what was asked for in vain."""

    all_questions: Sequence[Asked]
    all_schools: Sequence[School]
    questions: Sequence[Asked]
    schools: Sequence[School]
    answers: dict[tuple[int, int], Answer]
    wholes: Mapping[int, School]
    faults: Sequence[str] = field(default_factory=tuple)

    @property
    def groups(self) -> list[tuple[School | None, list[School]]]:
        """The chosen schools in their order, those within one that is not compared itself together under it."""
        compared = {school.key for school in self.schools}
        grouped = groupby(self.schools, key=lambda school: None if school.whole in compared else school.whole)
        return [(self.wholes.get(whole), list(group)) for whole, group in grouped]

    @property
    def is_grouped(self) -> bool:
        return any(whole for whole, _ in self.groups)

    @property
    def is_whole(self) -> bool:
        return len(self.questions) == len(self.all_questions) and len(self.schools) == len(self.all_schools)

    @property
    def query(self) -> str:
        """What of an address asks for the same."""
        if self.is_whole:
            return ""
        chosen = [("question", each.slug) for each in self.questions if len(self.questions) < len(self.all_questions)]
        chosen += [("school", each.slug) for each in self.schools if len(self.schools) < len(self.all_schools)]
        return f"?{urlencode(chosen)}"

    def rows(self) -> Iterator[tuple[Asked, list[Answer | None]]]:
        """Each question with the answer of each school."""
        for question in self.questions:
            yield question, [self.answers.get((question.key, school.key)) for school in self.schools]

    def table(self) -> Iterator[list[str]]:
        """The same as rows of words, headed; empty where there is no answer."""
        yield ["Question", *(school.title for school in self.schools)]
        for question, found in self.rows():
            yield [question.title, *(answer.claim if answer else "" for answer in found)]


def compare(
    asked_questions: Iterable[str] = (), asked_schools: Iterable[str] = (), closed: Iterable[str] = ()
) -> Comparison:
    """The comparison of some questions and schools by their slugs; of all where none is asked for. Three queries."""
    closed = list(closed)
    known, given = schools(closed), answers(closed)
    all_questions, all_schools = questions(closed), speaking(known, given)
    chosen_questions, unknown_questions = _chosen(all_questions, asked_questions)
    chosen_schools, unknown_schools = _chosen(all_schools, _spoken_for(known, all_schools, asked_schools))
    return Comparison(
        all_questions,
        all_schools,
        chosen_questions,
        chosen_schools,
        given,
        {school.key: school for school in known},
        (*_faults("question", unknown_questions), *_faults("school", unknown_schools)),
    )


def _spoken_for(known: Sequence[School], compared: Sequence[School], asked: Iterable[str]) -> list[str]:
    """The slugs asked for; for a school that is not compared itself, those within it."""
    left = {school.slug: school.key for school in known if school not in compared}
    within = [
        [each.slug for each in compared if each.whole == left[slug]] if slug in left else [slug] for slug in asked
    ]
    return [slug for slugs in within for slug in slugs]


def _chosen(known: Sequence[Entry], asked: Iterable[str]) -> tuple[Sequence[Entry], list[str]]:
    """Those asked for in their usual order, all where that is none; and what is not there."""
    wanted = dict.fromkeys(slug for slug in asked if slug)
    chosen = [entry for entry in known if entry.slug in wanted]
    slugs = {entry.slug for entry in known}
    return chosen or known, [slug for slug in wanted if slug not in slugs]


def _faults(what: str, unknown: Sequence[str]) -> list[str]:
    if not unknown:
        return []
    words = ", ".join(f"“{slug[:LONGEST_TOLD]}”" for slug in unknown[:3])
    more = f" and {len(unknown) - 3} more" if len(unknown) > 3 else ""
    return [f"There is no published {what} {words}{more}. Choose from the list below."]
