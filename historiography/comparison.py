"""Questions × schools: what a reader asked to compare, and the answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeVar
from urllib.parse import urlencode

from historiography.listing import Answer, Asked, School, answers, questions, schools

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
    faults: Sequence[str] = field(default_factory=tuple)

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
    all_questions, all_schools = questions(closed), schools(closed)
    chosen_questions, unknown_questions = _chosen(all_questions, asked_questions)
    chosen_schools, unknown_schools = _chosen(all_schools, asked_schools)
    return Comparison(
        all_questions,
        all_schools,
        chosen_questions,
        chosen_schools,
        answers(closed),
        (*_faults("question", unknown_questions), *_faults("school", unknown_schools)),
    )


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
