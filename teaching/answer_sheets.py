"""Answers with all that a teacher needs to judge them: by question, or by pupil."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote

from django.db.models import F, QuerySet

from teaching.feedback import Feedback, shown
from teaching.judging import is_right, right_keys, texts_of
from teaching.models import Answer, Assignment, Item, Pupil, QuestionKind, StudyQuestion, Submission
from teaching.progress import Sent, is_late
from teaching.times import in_words

OPENING, CLOSING = "(“‘-—", ".,;:!?)”’-—"  # what no space stands after, or before
WORDS_AT_AN_END = 5  # of a long passage, by which browsers find it


@dataclass(frozen=True)
class Passage:
    """Evidence that a pupil marked, with the words around it, and the address at which it stands."""

    quote: str
    before: str
    after: str
    path: str
    is_unknown: bool


@dataclass
class Entry:
    """An answer on a page. ``chosen``: options in words, each with whether it is right (None: not known).

    ``saved_at`` is in words, in the class's time zone.
    """

    answer: Answer
    question: StudyQuestion
    chosen: list[tuple[str, bool | None]]
    right: bool | None
    saved_at: str
    is_late: bool
    passage: Passage | None
    difference: str
    feedback: Feedback

    @property
    def is_changed_since(self) -> bool:
        return self.answer.marked_at is not None and self.answer.saved_at > self.answer.marked_at


@dataclass(frozen=True)
class Blank:
    """A question without an answer on a pupil's page."""

    question: StudyQuestion


Sheet = list[tuple[Item, list[Entry | Blank]]]


def answers_within(assignment: Assignment) -> QuerySet[Answer]:
    """Answers of the pupils of a class on one of its assignments, with what an entry asks of them."""
    within = Answer.objects.filter(
        question__item__assignment=assignment, pupil__classroom=assignment.classroom_id
    ).annotate(version_number=F("version__number"), version_path=F("version__path"))
    return within.select_related("pupil", "marked_by").order_by("pupil__nickname_key", "pk")


def entries_to(question: StudyQuestion, assignment: Assignment) -> list[Entry]:
    """The answers to one question. Two queries."""
    submissions = {each.pupil_id: each for each in Submission.objects.filter(assignment=assignment)}
    answers = answers_within(assignment).filter(question=question)
    return [
        entry_of(answer, question, assignment, submissions.get(answer.pupil_id)) for answer in answers if _says(answer)
    ]


def sheet_of(
    pupil: Pupil, questions: Iterable[StudyQuestion], assignment: Assignment, submission: Submission | None
) -> Sheet:
    """The questions of an assignment by text, each with the pupil's answer if there is one. One query."""
    answers = {each.question_id: each for each in answers_within(assignment).filter(pupil=pupil) if _says(each)}
    sheet: dict[int, tuple[Item, list[Entry | Blank]]] = {}
    for question in questions:
        _, entries = sheet.setdefault(question.item_id, (question.item, []))
        answer = answers.get(question.pk)
        if answer is not None:
            entries.append(entry_of(answer, question, assignment, submission))
        elif question.retired_at is None:
            entries.append(Blank(question))
    return [(item, entries) for item, entries in sheet.values() if entries]


def _says(answer: Answer) -> bool:
    return not answer.is_empty or answer.marked_at is not None


def entry_of(answer: Answer, question: StudyQuestion, assignment: Assignment, submission: Submission | None) -> Entry:
    options = question.options if question.is_choice else []
    right = right_keys(options)
    chosen = [(texts_of(options, [key])[0], key in right if right else None) for key in answer.choices]
    sent = Sent(submission.submitted_at, submission.returned_at) if submission else None
    due = assignment.due_at
    return Entry(
        answer=answer,
        question=question,
        chosen=chosen,
        right=is_right(options, answer.choices, is_multiple=question.kind == QuestionKind.MULTIPLE),
        saved_at=in_words(answer.saved_at, assignment.classroom.time_zone),
        is_late=is_late(sent, due, due is not None and answer.saved_at > due),
        passage=_passage(answer),
        difference=difference_path(question.item, answer),
        feedback=shown(answer),
    )


def difference_path(item: Item, answer: Answer) -> str:
    """The public page on what changed between the version that was answered and the item's now; empty if the same."""
    if answer.version_id == item.version_id:
        return ""
    old, new = sorted([answer.version_number, item.version.number])
    return f"{item.document.path}compare/{old}/{new}/"


def _passage(answer: Answer) -> Passage | None:
    found = answer.passage
    words = str(found.get("quote", "")).split() if isinstance(found, dict) else []
    if not words:
        return None
    ends = [words] if len(words) <= 2 * WORDS_AT_AN_END else [words[:WORDS_AT_AN_END], words[-WORDS_AT_AN_END:]]
    sought = ",".join(quote(" ".join(each), safe="").replace("-", "%2D") for each in ends)
    place = f"{answer.version_path}v{answer.version_number}/#{quote(str(found.get('block', '')))}:~:text={sought}"
    before, after = (str(found.get(name, "")).strip() for name in ("before", "after"))
    return Passage(
        " ".join(words),
        f"{before} " if before and before[-1] not in OPENING else before,
        f" {after}" if after and after[0] not in CLOSING else after,
        place,
        is_unknown=found.get("found") is False,
    )
