"""Everything that the pupils of a class answered, as rows for a spreadsheet."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from historiography.export import BYTE_ORDER_MARK, guarded
from teaching.answer_sheets import answers_within
from teaching.judging import is_right, texts_of
from teaching.models import Answer, Assignment, Classroom, Pupil, QuestionKind, StudyQuestion, Submission
from teaching.progress import Sent, is_late
from teaching.results import questions_of

HEAD = (
    "Pupil",
    "Assignment",
    "Text",
    "Version",
    "Question",
    "Kind",
    "Answer",
    "Evidence",
    "Right?",
    "Mark",
    "Comment",
    "Saved at",
    "Late",
    "Handed in",
    "Still asked",
)
RIGHT = {True: "yes", False: "no", None: ""}


class _Line:
    """What the CSV writer takes for a file: it gives each line back."""

    def write(self, line: str) -> str:
        return line


def csv_lines(rows: Iterable[Iterable[str]]) -> Iterator[str]:
    """Lines of CSV (RFC 4180) one by one, after a byte order mark."""
    writer = csv.writer(_Line())
    yield BYTE_ORDER_MARK
    for row in rows:
        yield writer.writerow([guarded(cell) for cell in row])


def rows_of(classroom: Classroom, assignments: Iterable[Assignment]) -> Iterator[tuple[str, ...]]:
    """A row for each pupil and question, answered or not; four queries for each assignment."""
    yield HEAD
    pupils = list(Pupil.objects.filter(classroom=classroom))
    for assignment in assignments:
        questions = questions_of(assignment)
        answers = {(each.pupil_id, each.question_id): each for each in answers_within(assignment)}
        submissions = {each.pupil_id: each for each in Submission.objects.filter(assignment=assignment)}
        for pupil in pupils:
            for question in questions:
                answer = answers.get((pupil.pk, question.pk))
                if answer is not None or question.retired_at is None:
                    yield _row(pupil, assignment, question, answer, submissions.get(pupil.pk))


def _row(
    pupil: Pupil, assignment: Assignment, question: StudyQuestion, answer: Answer | None, submission: Submission | None
) -> tuple[str, ...]:
    zone = ZoneInfo(assignment.classroom.time_zone)
    said = [""] * 7 if answer is None else _said(question, answer, zone)
    words, evidence, right, mark, comment, saved_at, version = said
    sent = Sent(submission.submitted_at, submission.returned_at) if submission else None
    due = assignment.due_at
    late = answer is not None and not answer.is_empty and is_late(sent, due, due is not None and answer.saved_at > due)
    return (
        pupil.nickname,
        assignment.title,
        question.item.version.title,
        version or str(question.item.version.number),
        question.text,
        question.get_kind_display(),
        words,
        evidence,
        right,
        mark,
        comment,
        saved_at,
        "late" if late else "",
        _time(submission.submitted_at, zone) if submission else "",
        "yes" if question.retired_at is None else "no",
    )


def _said(question: StudyQuestion, answer: Answer, zone: ZoneInfo) -> list[str]:
    """Answer, evidence, whether it is right, mark, comment, when it was saved, version."""
    options = question.options if question.is_choice else []
    chosen = " | ".join(texts_of(options, answer.choices))
    verdict = is_right(options, answer.choices, is_multiple=question.kind == QuestionKind.MULTIPLE)
    evidence = str(answer.passage.get("quote", "")) if isinstance(answer.passage, dict) else ""
    saved_at = _time(answer.saved_at, zone)
    words = chosen or answer.text
    return [words, evidence, RIGHT[verdict], answer.mark, answer.comment, saved_at, str(answer.version_number)]


def _time(moment: datetime, zone: ZoneInfo) -> str:
    return moment.astimezone(zone).isoformat(sep=" ", timespec="seconds")
