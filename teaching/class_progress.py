"""What a class was given and what its pupils did with it, in a number of queries that does not grow."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, F, Func, Q, QuerySet, TextField, Value

from teaching.models import Answer, Assignment, Classroom, Item, Pupil, QuestionKind, Reading, StudyQuestion, Submission
from teaching.progress import Done, Given, Sent, Summary, Tally, Work, latest, progress, summary_of

# Those that str.strip() takes off, so that the database finds empty what Answer.is_empty does.
WHITESPACE = "".join(char for char in map(chr, range(0x3001)) if char.isspace())
CHOICES = (QuestionKind.SINGLE, QuestionKind.MULTIPLE, QuestionKind.SCHOOL)


def filled(answers: QuerySet[Answer]) -> QuerySet[Answer]:
    """Answers with something in them."""
    bare = Func(F("text"), Value(WHITESPACE), function="TRIM", output_field=TextField())
    return answers.alias(bare=bare).exclude(bare="", choices=[], passage={})


@dataclass(frozen=True)
class Column:
    """A text of an assignment as the head of a column."""

    key: int
    title: str


@dataclass(frozen=True)
class Group:
    """An assignment with its texts and, of the whole class, what became of it."""

    assignment: Assignment
    columns: tuple[Column, ...]
    summary: Summary


@dataclass(frozen=True)
class ClassProgress:
    """``pupils`` are (key, nickname); ``rows`` the work of each of them on each group."""

    pupils: Sequence[tuple[int, str]]
    groups: Sequence[Group]
    rows: Sequence[tuple[Work, ...]]
    all_assignments: Sequence[Assignment]

    @property
    def is_whole(self) -> bool:
        return len(self.groups) == len(self.all_assignments)


def class_progress(classroom: Classroom, wanted: Sequence[int] | None = None) -> ClassProgress:
    """The published assignments of a class: those wanted, or else as many of the last as are easily overlooked."""
    assignments = list(Assignment.objects.published().filter(classroom=classroom))
    columns: dict[int, list[Column]] = defaultdict(list)
    items = Item.objects.filter(assignment__in=assignments).order_by("position", "pk")
    for key, assignment, title in items.values_list("pk", "assignment_id", "version__title"):
        columns[assignment].append(Column(key, title))
    asked = dict(
        StudyQuestion.objects.asked()
        .filter(item__assignment__in=assignments)
        .order_by()
        .values_list("item_id")
        .annotate(Count("pk"))
    )
    given = [
        Given(each.pk, each.due_at, tuple((column.key, asked.get(column.key, 0)) for column in columns[each.pk]))
        for each in assignments
    ]
    chosen = set(latest(given) if wanted is None else wanted)
    given = [each for each in given if each.key in chosen]
    pupils = list(Pupil.objects.filter(classroom=classroom).values_list("pk", "nickname"))
    rows = progress([key for key, _ in pupils], given, done_on([each.key for each in given]))
    by_key = {each.pk: each for each in assignments}
    groups = [
        Group(by_key[each.key], tuple(columns[each.key]), summary_of(row[place] for row in rows))
        for place, each in enumerate(given)
    ]
    return ClassProgress(pupils, groups, rows, assignments)


def done_on(assignments: Sequence[int]) -> Done:
    """What was done with some assignments. Three queries."""
    opened = Reading.objects.filter(item__assignment__in=assignments).values_list("pupil_id", "item_id")
    sent = Submission.objects.filter(assignment__in=assignments)
    return Done(
        frozenset(opened),
        {(pupil, item): Tally(*counts) for pupil, item, *counts in _tallies(assignments)},
        {
            (pupil, assignment): Sent(*times)
            for pupil, assignment, *times in sent.values_list(
                "pupil_id", "assignment_id", "submitted_at", "returned_at"
            )
        },
    )


def _tallies(assignments: Sequence[int]) -> QuerySet:
    due = F("question__item__assignment__due_at")
    unmarked = ~Q(question__kind__in=CHOICES) & (Q(marked_at=None) | Q(saved_at__gt=F("marked_at")))
    asked = Answer.objects.filter(question__item__assignment__in=assignments, question__retired_at=None)
    return (
        filled(asked)
        .order_by()
        .values_list("pupil_id", "question__item_id")
        .annotate(Count("pk"), late=Count("pk", filter=Q(saved_at__gt=due)), unmarked=Count("pk", filter=unmarked))
    )


def neighbours(keys: Sequence[int], key: int) -> tuple[int | None, int | None]:
    """What stands before and after a key.

    >>> neighbours([3, 5, 8], 5), neighbours([3], 4)
    ((3, 8), (None, None))
    """
    if key not in keys:
        return None, None
    place = keys.index(key)
    return (keys[place - 1] if place else None), (keys[place + 1] if place + 1 < len(keys) else None)
