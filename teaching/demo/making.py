"""Makes the class of ``class.yaml`` as a teacher and its pupils would have made it, and then moves it back in time."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import yaml
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from publishing.models import Document
from teaching.actions.asking import ask
from teaching.actions.assigning import add_text, begin_assignment, change_assignment, note_text, publish_assignment
from teaching.actions.classes import create_class
from teaching.actions.marking import mark_answer, return_submission
from teaching.actions.working import hand_in, open_item, save_answer
from teaching.answering import written
from teaching.evidence import checked
from teaching.models import (
    Answer,
    Assignment,
    Classroom,
    Item,
    JoinCode,
    LatePolicy,
    Lookup,
    Pupil,
    QuestionSet,
    StudyQuestion,
    Submission,
)
from teaching.models.classrooms import default_erase_on
from teaching.pins import pin_fault

DEMO = Path(__file__).with_name("class.yaml")
ZONE = "Europe/London"
LOOKED_UP = (("buffer-state", 7), ("proletarian-internationalism", 5), ("manchuria", 2))  # terms, and how often


class NothingToAssign(Exception):
    """A text of the demo class is not on this site."""


@dataclass(frozen=True)
class Demo:
    """The class, the code with which pupils join it, and a pupil as whom one can sign in."""

    classroom: Classroom
    code: str
    nickname: str
    pin: str


@transaction.atomic
def make_demo_class(*, teacher: User, demo: Path = DEMO) -> Demo:
    """Make the class of a file. Raises NothingToAssign."""
    told = yaml.safe_load(demo.read_text())
    classroom = create_class(
        teacher=teacher, name=told["name"], term=told["term"], time_zone=ZONE, erase_on=default_erase_on()
    )
    pins = {nickname: _pin() for nickname in told["pupils"]}
    pupils = {nickname: _pupil(classroom, nickname, pin) for nickname, pin in pins.items()}
    for assignment in told["assignments"]:
        _assignment(classroom, teacher, pupils, assignment)
    code = JoinCode.objects.get(classroom=classroom, retired_at=None).code
    nickname = told["assignments"][0]["work"][0]["pupil"]
    return Demo(classroom, code, nickname, pins[nickname])


def _pin() -> str:
    while pin_fault(pin := f"{secrets.randbelow(10_000):04}"):
        pass
    return pin


def _pupil(classroom: Classroom, nickname: str, pin: str) -> Pupil:
    pupil = Pupil(classroom=classroom, nickname=nickname)
    pupil.set_pin(pin)
    pupil.save()
    return pupil


def _assignment(classroom: Classroom, teacher: User, pupils: dict[str, Pupil], told: dict[str, Any]) -> None:
    assignment = begin_assignment(classroom=classroom, title=told["title"], by=teacher)
    for text in told["texts"]:
        item, _ = add_text(assignment=assignment, document=_document(text["path"]))
        note_text(item=item, note=text["note"])
        if text.get("with_questions"):
            offered = QuestionSet.objects.filter(document=item.document, is_offered=True)
            ask(item=item, questions=[question for one in offered for question in one.questions.all()])
    times = {"available_from": _day(told["available"], 8), "due_at": _day(told["due"], 17)}
    assignment = change_assignment(
        assignment=assignment,
        title=told["title"],
        instructions=told["instructions"],
        late_policy=LatePolicy.ACCEPT,
        **times,
    )
    publish_assignment(assignment=assignment)
    # It was published before today, and answered before it was due.
    Assignment.objects.filter(pk=assignment.pk).update(published_at=times["available_from"])
    assignment.refresh_from_db()
    for work in told["work"]:
        _work(assignment, pupils[work["pupil"]], teacher, work)
    _look_up(assignment)


def _document(path: str) -> Document:
    document = Document.objects.live().filter(path=path).first()
    if document is None:
        raise NothingToAssign(f"The demo class needs {path}, which is not on this site.")
    return document


def _day(days: int, hour: int = 16) -> datetime:
    return (timezone.now() + timedelta(days=days)).replace(hour=hour, minute=0, second=0, microsecond=0)


def _work(assignment: Assignment, pupil: Pupil, teacher: User, told: dict[str, Any]) -> None:
    """What one pupil read, answered and handed in, and what the teacher said."""
    items = list(assignment.items.select_related("version__document", "document"))
    for item in items if told.get("handed_in") else items[:1]:
        open_item(pupil=pupil, item=item)
    days = told.get("handed_in", min(-1, (assignment.due_at < timezone.now() and -7) or -1))
    choices = iter(told.get("choices", []))
    for question in StudyQuestion.objects.filter(item__in=items).select_related("item__version__document"):
        given = told.get(question.kind)
        if question.is_choice and (place := next(choices, None)):
            given = {"choices": [question.options[place - 1]["key"]]}
        if given:
            _answer(pupil, question, given, teacher, days)
    if told.get("handed_in"):
        submission = hand_in(pupil=pupil, assignment=assignment)
        Submission.objects.filter(pk=submission.pk).update(submitted_at=_day(days))
        if told.get("returned"):
            submission.refresh_from_db()
            return_submission(submission=submission, by=teacher, note=told["returned"])
    Pupil.objects.filter(pk=pupil.pk).update(last_seen_at=_day(days))


def _answer(pupil: Pupil, question: StudyQuestion, given: dict[str, Any], teacher: User, days: int) -> None:
    passage = {"quote": given["quote"]} if given.get("quote") else {}
    raw = {"text": given.get("text", "").strip(), "choices": given.get("choices", []), "passage": passage}
    answer = checked(written(question.kind, question.options, raw), question.item)
    saved = save_answer(pupil=pupil, question=question, written=answer, base=0)
    Answer.objects.filter(pk=saved.pk).update(saved_at=_day(days, 15))
    if given.get("comment"):
        mark_answer(answer=saved, by=teacher, mark=given["mark"], comment=given["comment"])


def _look_up(assignment: Assignment) -> None:
    item = Item.objects.filter(assignment=assignment).order_by("position").first()
    for slug, count in LOOKED_UP if assignment.is_past_due(timezone.now()) else LOOKED_UP[1:]:
        Lookup.objects.create(item=item, document=_document(f"/glossary/{slug}/"), count=count)
