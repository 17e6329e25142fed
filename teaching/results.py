"""What became of one assignment: its texts, its questions, the terms that were looked up, the pupils."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db.models import Exists, F, OuterRef, Sum
from django.shortcuts import get_object_or_404

from publishing.models import Version
from teaching.class_progress import done_on, filled
from teaching.judging import Share, Standing, distribution, is_right, struggles
from teaching.models import Answer, Assignment, Item, Lookup, Pupil, QuestionKind, Reading, StudyQuestion
from teaching.progress import Cell, Given, State, Summary, Work, handing_words, progress, summary_of
from teaching.progress_html import handing_class

MOST_TERMS = 10
WITH_TEXT = ("item__version", "item__document")
HEAVY = Version.long_fields("item__version")


@dataclass(frozen=True)
class QuestionResult:
    """A question in the whole class. ``shares`` only of choices; ``right`` only where options are said to be right."""

    question: StudyQuestion
    number: int
    answered: int
    shares: Sequence[Share] = ()
    right: int | None = None
    wrong: int = 0
    standing: Standing | None = None


@dataclass(frozen=True)
class Term:
    """A term whose card was opened from the texts of an assignment."""

    title: str
    path: str
    count: int


@dataclass
class ItemResult:
    """A text in the whole class."""

    item: Item
    counts: Counter = field(default_factory=Counter)
    late: int = 0
    questions: list[QuestionResult] = field(default_factory=list)

    @property
    def not_opened(self) -> int:
        return self.counts[State.NOT_OPENED]

    @property
    def opened(self) -> int:
        return self.counts[State.OPENED]

    @property
    def answered(self) -> int:
        return self.counts[State.ANSWERED]


@dataclass(frozen=True)
class PupilResult:
    """A pupil and what they did."""

    key: int
    nickname: str
    work: Work

    @property
    def state(self) -> str:
        return handing_class(self.work)

    @property
    def words(self) -> str:
        answered = sum(cell.state == State.ANSWERED for cell in self.work.cells)
        asked = sum(cell.asked > 0 for cell in self.work.cells)
        opened = sum(cell.state != State.NOT_OPENED for cell in self.work.cells)
        read = f"{opened} of {len(self.work.cells)} opened"
        return f"{handing_words(self.work)} · {read}, {answered} of {asked} answered"


@dataclass(frozen=True)
class Results:
    """One assignment in the whole class."""

    items: Sequence[ItemResult]
    pupils: Sequence[PupilResult]
    summary: Summary
    struggles: Sequence[tuple[QuestionResult, Standing]]
    terms: Sequence[Term]


def questions_of(assignment: Assignment) -> list[StudyQuestion]:
    """The questions in the order of the pages: those asked, and those no longer asked that somebody answered."""
    answered = filled(Answer.objects.filter(question=OuterRef("pk")))
    questions = StudyQuestion.objects.filter(item__assignment=assignment).alias(answered=Exists(answered))
    shown = questions.filter(retired_at=None) | questions.filter(answered=True)
    return list(
        shown.select_related(*WITH_TEXT)
        .defer(*HEAVY)
        .order_by("item__position", "item_id", F("retired_at").asc(nulls_first=True), "position", "pk")
    )


def question_of(assignment: Assignment, key: int) -> StudyQuestion:
    """A question of this assignment with its text. Raises Http404."""
    found = StudyQuestion.objects.select_related(*WITH_TEXT).defer(*HEAVY)
    return get_object_or_404(found, pk=key, item__assignment=assignment)


def results_of(assignment: Assignment) -> Results:
    """Nine queries."""
    items = list(
        Item.objects.filter(assignment=assignment)
        .select_related("version", "document")
        .defer(*Version.long_fields("version"))
    )
    questions = questions_of(assignment)
    asked = Counter(each.item_id for each in questions if each.retired_at is None)
    given = Given(assignment.pk, assignment.due_at, tuple((item.pk, asked[item.pk]) for item in items))
    names = list(Pupil.objects.filter(classroom=assignment.classroom_id).values_list("pk", "nickname"))
    works = [row[0] for row in progress([key for key, _ in names], [given], done_on([assignment.pk]))]
    by_item = {item.pk: _item_result(item, [work.cells[place] for work in works]) for place, item in enumerate(items)}
    choices = _choices(assignment)
    for number, question in enumerate(questions, start=1):
        result = by_item[question.item_id]
        readers = len(works) - result.counts[State.NOT_OPENED]
        result.questions.append(_question_result(question, number, choices.get(question.pk, []), readers))
    pupils = [PupilResult(key, name, work) for (key, name), work in zip(names, works, strict=True)]
    shown = {each.question.pk: each for result in by_item.values() for each in result.questions}
    worst = struggles(each.standing for each in shown.values() if each.standing)
    return Results(
        list(by_item.values()),
        pupils,
        summary_of(works),
        [(shown[standing.key], standing) for standing in worst],
        _terms(assignment),
    )


def question_result_of(question: StudyQuestion, assignment: Assignment) -> QuestionResult:
    """One question in the whole class. Two queries."""
    answers = filled(Answer.objects.filter(question=question)).order_by("pk").values_list("choices", flat=True)
    readers = Reading.objects.filter(item=question.item_id, pupil__classroom=assignment.classroom_id).count()
    return _question_result(question, 0, list(answers), readers)


def _item_result(item: Item, cells: Sequence[Cell]) -> ItemResult:
    return ItemResult(item, Counter(cell.state for cell in cells), sum(cell.is_late for cell in cells))


def _choices(assignment: Assignment) -> dict[int, list[list[str]]]:
    """What was chosen in each answer that is not empty, by question; an empty list for answers in words."""
    found = defaultdict(list)
    answers = filled(Answer.objects.filter(question__item__assignment=assignment)).order_by("pk")
    for question, chosen in answers.values_list("question_id", "choices"):
        found[question].append(chosen)
    return found


def _question_result(question: StudyQuestion, number: int, answers: Sequence, readers: int) -> QuestionResult:
    shares: Sequence[Share] = ()
    right, wrong = None, 0
    if question.is_choice:
        shares = distribution(question.options, answers)
        verdicts = Counter(
            is_right(question.options, chosen, is_multiple=question.kind == QuestionKind.MULTIPLE) for chosen in answers
        )
        if any(share.is_right for share in shares):
            right, wrong = verdicts[True], verdicts[False]
    standing = Standing(question.pk, readers, len(answers), wrong) if question.retired_at is None else None
    return QuestionResult(question, number, len(answers), shares, right, wrong, standing)


def _terms(assignment: Assignment) -> list[Term]:
    counts = (
        Lookup.objects.filter(item__assignment=assignment, count__gt=0)
        .values_list("document__current_version__title", "document__path")
        .annotate(times=Sum("count"))
        .order_by("-times", "document__path")
    )
    return [Term(title or path, path, times) for title, path, times in counts[:MOST_TERMS]]
