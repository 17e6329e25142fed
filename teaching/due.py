"""What a class is to do, as one pupil sees it: assignments with their texts, and how far the pupil has come."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from teaching.models import Answer, Assignment, Item, Pupil, Reading, StudyQuestion, Submission
from teaching.progress import Sent, is_late
from teaching.times import in_words
from teaching.writing import can_take_back, is_handed_in, why_closed


@dataclass(frozen=True)
class Text:
    """An item of an assignment: whether it was opened, and how many of its questions are answered."""

    item: Item
    was_opened: bool
    questions: int
    answered: int
    unanswered: tuple[int, ...] = ()  # numbers of questions

    @property
    def state(self) -> str:
        if not self.was_opened and not self.answered:
            return "Not opened"
        if not self.questions:
            return "Opened"
        return f"Answered {self.answered} of {self.questions}"


@dataclass(frozen=True)
class Task:
    """An assignment before a pupil."""

    assignment: Assignment
    texts: tuple[Text, ...]
    submission: Submission | None
    has_feedback: bool
    now: datetime

    @property
    def questions(self) -> int:
        return sum(text.questions for text in self.texts)

    @property
    def answered(self) -> int:
        return sum(text.answered for text in self.texts)

    @property
    def is_available(self) -> bool:
        return self.assignment.is_available(self.now)

    @property
    def is_handed_in(self) -> bool:
        return is_handed_in(self.submission)

    @property
    def is_returned(self) -> bool:
        return self.submission is not None and not self.is_handed_in

    @property
    def is_late(self) -> bool:
        """Handed in after the due date, or not handed in though it has passed."""
        due, had = self.assignment.due_at, self.submission
        if had is None:
            return due is not None and self.now > due
        return is_late(Sent(had.submitted_at, had.returned_at), due, wrote_late=False)

    @property
    def why_closed(self) -> str:
        return why_closed(self.assignment, self.submission, self.now)

    @property
    def is_to_do(self) -> bool:
        return not self.why_closed or not self.is_available

    @property
    def can_take_back(self) -> bool:
        return can_take_back(self.assignment, self.submission, self.now)

    @property
    def state(self) -> str:
        """In words for the pupil."""
        if not self.is_available:
            return "Not open yet"
        if self.is_handed_in:
            return "Handed in late" if self.is_late else "Handed in"
        if self.is_returned:
            return "Returned to you"
        if self.questions and self.answered:
            return f"Answered {self.answered} of {self.questions}"
        return "Opened" if any(text.was_opened for text in self.texts) else "Not opened"

    @property
    def due(self) -> str:
        return self._words(self.assignment.due_at)

    @property
    def available_from(self) -> str:
        return self._words(self.assignment.available_from)

    @property
    def handed_in(self) -> str:
        return self._words(self.submission.submitted_at if self.submission else None)

    def _words(self, moment: datetime | None) -> str:
        return in_words(moment, self.assignment.classroom.time_zone) if moment else ""


def tasks_of(pupil: Pupil, now: datetime) -> list[Task]:
    """All published assignments of the pupil's class, in the order in which they are due. Six queries."""
    assignments = list(Assignment.objects.published().filter(classroom=pupil.classroom_id))
    for assignment in assignments:
        assignment.classroom = pupil.classroom
    return _tasks(assignments, pupil, now)


def task(assignment: Assignment, pupil: Pupil | None, now: datetime) -> Task:
    """One assignment as a pupil sees it; as nobody in particular sees it, without a pupil."""
    return _tasks([assignment], pupil, now)[0]


def _tasks(assignments: list[Assignment], pupil: Pupil | None, now: datetime) -> list[Task]:
    items: dict[int, list[Item]] = defaultdict(list)
    own_items = Item.objects.filter(assignment__in=assignments).select_related("version")
    for item in own_items.only("assignment", "position", "note", "version__title", "version__number"):
        items[item.assignment_id].append(item)
    questions: dict[int, list[int]] = defaultdict(list)
    asked = StudyQuestion.objects.asked().filter(item__assignment__in=assignments)
    for key, item_key in asked.values_list("pk", "item"):
        questions[item_key].append(key)
    answers = list(Answer.objects.filter(pupil=pupil, question__item__assignment__in=assignments)) if pupil else []
    answered = {answer.question_id for answer in answers if not answer.is_empty}
    opened = set(Reading.objects.filter(pupil=pupil).values_list("item", flat=True)) if pupil else set()
    submissions = {each.assignment_id: each for each in (Submission.objects.filter(pupil=pupil) if pupil else ())}
    marked = _assignments_of({answer.question_id for answer in answers if answer.marked_at}, questions, items)
    return [
        Task(
            assignment,
            tuple(_text(item, questions[item.pk], answered, opened) for item in items[assignment.pk]),
            submissions.get(assignment.pk),
            assignment.pk in marked,
            now,
        )
        for assignment in assignments
    ]


def _text(item: Item, questions: list[int], answered: set[int], opened: set[int]) -> Text:
    left = tuple(number for number, key in enumerate(questions, start=1) if key not in answered)
    return Text(item, item.pk in opened, len(questions), len(questions) - len(left), left)


def _assignments_of(marked: set[int], questions: dict[int, list[int]], items: dict[int, list[Item]]) -> set[int]:
    """In which assignments any of these questions is asked."""
    with_marks = {item for item, keys in questions.items() if marked & set(keys)}
    return {assignment for assignment, own in items.items() if any(item.pk in with_marks for item in own)}
