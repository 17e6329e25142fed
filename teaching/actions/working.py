"""What pupils do with an assignment: open, answer, hand in, take back."""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from teaching.answering import Written, same
from teaching.models import Answer, Assignment, Item, Pupil, Reading, StudyQuestion, Submission
from teaching.writing import can_take_back, is_handed_in, why_closed

SEEN_EVERY = 300  # seconds between two notes that a pupil was there


class Closed(Exception):
    """Nothing can be written now. The message says why."""


class Changed(Exception):
    """The answer is another by now than the one that was before the pupil: another tab or device saved it."""

    def __init__(self, answer: Answer):
        self.answer = answer
        super().__init__("This answer was changed in another tab or on another device.")


def note_presence(*, pupil: Pupil, now: datetime) -> None:
    """Remember when a pupil was here last, to a few minutes: not every request writes."""
    if pupil.last_seen_at is None or (now - pupil.last_seen_at).total_seconds() > SEEN_EVERY:
        Pupil.objects.filter(pk=pupil.pk).update(last_seen_at=now)


def open_item(*, pupil: Pupil, item: Item) -> None:
    """Remember that a pupil opened a text, and in which version."""
    had = Reading.objects.filter(pupil=pupil, item=item).first()
    seen = {"version_id": item.version_id, "serial": item.serial}
    if had is None:  # opened in two tabs at once: one is enough
        Reading.objects.bulk_create([Reading(pupil=pupil, item=item, **seen)], ignore_conflicts=True)
    elif (had.version_id, had.serial) != (item.version_id, item.serial):
        Reading.objects.filter(pk=had.pk).update(**seen)


def save_answer(*, pupil: Pupil, question: StudyQuestion, written: Written, base: int, version: int = 0) -> Answer:
    """Keep an answer. Raises Changed where the revision ``base`` that was before the pupil is not the newest.

    The same again is no change. ``version`` is the one that was before the pupil: they may not have seen yet that
    the teacher moved the class to a newer one. An answer without ``pk`` was empty and is none.
    Raises Closed where nothing can be written any more at the moment of saving.
    """
    had = Answer.objects.filter(pupil=pupil, question=question).first()
    if had is None:
        if written.is_empty:
            return Answer(pupil=pupil, question=question, revision=0, saved_at=timezone.now())
        try:
            return _create(pupil, question, written, version)
        except IntegrityError:
            had = Answer.objects.filter(pupil=pupil, question=question).first()
            if had is None:
                raise Closed("Your teacher has taken this question away meanwhile.") from None
    if same(written, Written(had.text, had.choices, had.passage)):
        return had
    fields = written.as_fields() | _read(pupil, question.item, version)
    fields |= {"revision": base + 1, "saved_at": timezone.now()}
    with transaction.atomic():
        _require_open(pupil, question.item.assignment)
        if not Answer.objects.filter(pk=had.pk, revision=base).update(**fields):
            raise Changed(Answer.objects.filter(pk=had.pk).first() or had)
    for name, value in fields.items():
        setattr(had, name, value)
    return had


def _create(pupil: Pupil, question: StudyQuestion, written: Written, version: int) -> Answer:
    fields = written.as_fields() | _read(pupil, question.item, version)
    with transaction.atomic():
        _require_open(pupil, question.item.assignment)
        return Answer.objects.create(pupil=pupil, question=question, saved_at=timezone.now(), **fields)


def _require_open(pupil: Pupil, assignment: Assignment) -> None:
    """Raises Closed. Until the transaction ends nobody hands in for this pupil: what is handed in stays as it was."""
    _hold(pupil)
    submission = Submission.objects.filter(pupil=pupil, assignment=assignment).first()
    if reason := why_closed(assignment, submission, timezone.now()):
        raise Closed(reason)


def _hold(pupil: Pupil) -> None:
    if not Pupil.objects.select_for_update().filter(pk=pupil.pk).values_list("pk", flat=True):
        raise Closed("You are no longer in this class.")


def _read(pupil: Pupil, item: Item, version: int) -> dict[str, int]:
    """The version and serial that the pupil had before them."""
    if version not in (0, item.version_id):
        had = Reading.objects.filter(pupil=pupil, item=item, version=version).first()
        if had is not None:
            return {"version_id": had.version_id, "serial": had.serial}
    return {"version_id": item.version_id, "serial": item.serial}


@transaction.atomic
def hand_in(*, pupil: Pupil, assignment: Assignment) -> Submission:
    """Hand in; a second time changes nothing. Raises Closed."""
    _hold(pupil)
    now = timezone.now()
    had = _submission(pupil, assignment)
    if had is not None and is_handed_in(had):
        return had
    if reason := why_closed(assignment, had, now):
        raise Closed(reason)
    if had is None:
        told = {"pupil": pupil, "assignment": assignment}
        return Submission.objects.get_or_create(**told, defaults={"submitted_at": now})[0]
    had.submitted_at = now
    had.save(update_fields=["submitted_at"])
    return had


@transaction.atomic
def take_back(*, pupil: Pupil, assignment: Assignment) -> None:
    """Have back what was handed in, to go on writing. Raises Closed."""
    had = _submission(pupil, assignment)
    if not is_handed_in(had):
        return
    if not can_take_back(assignment, had, timezone.now()):
        raise Closed("It is past the due date: what was handed in stays so. Your teacher can return it to you.")
    if had.returned_at is None:
        had.delete()
        return
    had.submitted_at = had.returned_at  # as it was before: returned, with the teacher's words
    had.save(update_fields=["submitted_at"])


def _submission(pupil: Pupil, assignment: Assignment) -> Submission | None:
    return Submission.objects.select_for_update().filter(pupil=pupil, assignment=assignment).first()
