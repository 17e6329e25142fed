"""An assignment is begun, given texts, changed, published, taken back and deleted."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Exists, Max, OuterRef
from django.utils import timezone

from publishing.models import Document, Version
from teaching.models import Answer, Assignment, Classroom, Item, LatePolicy, Reading, Submission
from teaching.pinning import current_serial

# A form that is sent twice arrives within seconds; who wants a second draft of one title waits that long.
TWICE = timedelta(seconds=30)
MOST_TEXTS = 50


class Refused(Exception):
    """It cannot be done. The message says why, and what can be done instead."""


def locked(assignment: Assignment) -> Assignment:
    """The assignment as it is now, changed by nobody else until the transaction ends. Raises Refused."""
    found = Assignment.objects.select_for_update().filter(pk=assignment.pk).first()
    if found is None:
        raise Refused("This assignment was deleted meanwhile.")
    found.classroom = assignment.classroom
    return found


@transaction.atomic
def begin_assignment(*, classroom: Classroom, title: str, by, document: Document | None = None) -> Assignment:
    """A draft, with a text or without one. Sent twice, it is begun once."""
    Classroom.objects.select_for_update().get(pk=classroom.pk)
    draft = just_begun(classroom, title, by)
    if draft is None:
        draft = Assignment.objects.create(classroom=classroom, title=title, created_by=by)
    draft.classroom = classroom
    if document is not None:
        add_text(assignment=draft, document=document)
    return draft


def just_begun(classroom: Classroom, title: str, by) -> Assignment | None:
    """The draft that the same form, sent before, has made. The class must be locked."""
    since = timezone.now() - TWICE
    drafts = Assignment.objects.filter(classroom=classroom, created_by=by, published_at=None)
    return drafts.filter(title=title, created_at__gt=since).order_by("pk").last()


@transaction.atomic
def add_text(*, assignment: Assignment, document: Document) -> tuple[Item, bool]:
    """Put the current version of a text, as of now, at the end. Returns its item, and whether it was not there yet."""
    assignment = locked(assignment)
    item = assignment.items.filter(document=document).first()
    if item is not None:
        return item, False
    if assignment.items.count() >= MOST_TEXTS:
        raise Refused(f"An assignment holds {MOST_TEXTS} texts at most. Begin another one for this text.")
    version = Version.objects.get(pk=Document.objects.values("current_version").get(pk=document.pk)["current_version"])
    last = assignment.items.aggregate(last=Max("position"))["last"] or 0
    return assignment.items.create(position=last + 1, document=document, version=version, serial=current_serial()), True


@transaction.atomic
def note_text(*, item: Item, note: str) -> None:
    """Instructions for one text."""
    Item.objects.filter(pk=item.pk).update(note=note)


@transaction.atomic
def move_text(*, item: Item, up: bool) -> None:
    """Change places with the text before or after it."""
    locked(item.assignment)
    change_places(list(Item.objects.filter(assignment=item.assignment_id)), item.pk, up=up)


def change_places(rows: list, key: int, *, up: bool) -> None:
    """Number rows anew, with one of them before its neighbour. What is first or last already stays."""
    place = next((index for index, row in enumerate(rows) if row.pk == key), None)
    other = None if place is None else place + (-1 if up else 1)
    if place is None or other is None or not 0 <= other < len(rows):
        return
    rows[place], rows[other] = rows[other], rows[place]
    for position, row in enumerate(rows, start=1):
        if row.position != position:
            type(row).objects.filter(pk=row.pk).update(position=position)


def work_on(item: Item) -> int:
    """How many answers pupils gave to the questions on a text."""
    return Answer.objects.filter(question__item=item).count()


def was_read(item: Item) -> bool:
    """Whether a pupil has opened a text or answered a question on it."""
    return Reading.objects.filter(item=item).exists() or work_on(item) > 0


@transaction.atomic
def remove_text(*, item: Item, expected_answers: int) -> None:
    """Take a text out, with its questions and all answers to them.

    Raises Refused if more was answered than the teacher was told of.
    """
    locked(item.assignment)
    list(Item.objects.select_for_update().filter(pk=item.pk))
    if work_on(item) > expected_answers:
        raise Refused("Pupils have answered meanwhile. Look again before you remove it.")
    Item.objects.filter(pk=item.pk).delete()


@transaction.atomic
def change_assignment(
    *, assignment: Assignment, title: str, instructions: str, available_from, due_at, late_policy: LatePolicy
) -> Assignment:
    """What stands above the texts, and when."""
    assignment = locked(assignment)
    assignment.title, assignment.instructions = title, instructions
    assignment.available_from, assignment.due_at, assignment.late_policy = available_from, due_at, late_policy
    assignment.save(update_fields=["title", "instructions", "available_from", "due_at", "late_policy"])
    return assignment


@transaction.atomic
def publish_assignment(*, assignment: Assignment) -> None:
    """Let pupils know of it. Raises Refused if there is nothing to read."""
    assignment = locked(assignment)
    if not assignment.items.exists():
        raise Refused("It has no text yet. Add at least one, then publish it.")
    if assignment.published_at is None:
        assignment.published_at = timezone.now()
        assignment.save(update_fields=["published_at"])


@transaction.atomic
def take_back_assignment(*, assignment: Assignment) -> None:
    """Make it a draft again. Raises Refused once a pupil has opened it."""
    locked(assignment)
    if was_opened(assignment):
        raise Refused("Pupils have opened it: it cannot be a draft again. You can still change it.")
    Assignment.objects.filter(pk=assignment.pk).update(published_at=None)


def was_opened(assignment: Assignment) -> bool:
    """Whether a pupil has opened a text of it, or answered or handed in anything."""
    seen = {
        "read": Exists(Reading.objects.filter(item__assignment=OuterRef("pk"))),
        "answered": Exists(Answer.objects.filter(question__item__assignment=OuterRef("pk"))),
        "handed_in": Exists(Submission.objects.filter(assignment=OuterRef("pk"))),
    }
    told = Assignment.objects.filter(pk=assignment.pk).annotate(**seen).values(*seen).first()
    return any((told or {}).values())


def answers_to(assignment: Assignment) -> int:
    return Answer.objects.filter(question__item__assignment=assignment).count()


@transaction.atomic
def delete_assignment(*, assignment: Assignment, expected_answers: int) -> None:
    """Delete it with all answers. Raises Refused if more was answered than the teacher was told of."""
    assignment = locked(assignment)
    if answers_to(assignment) > expected_answers:
        raise Refused("Pupils have answered meanwhile. Look again before you delete it.")
    assignment.delete()
