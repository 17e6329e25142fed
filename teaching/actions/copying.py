"""An assignment is used again: in the same class, or in another one of the same teacher."""

from django.db import transaction

from teaching.actions.asking import FIELDS
from teaching.actions.assigning import just_begun
from teaching.models import Assignment, Classroom, Item, StudyQuestion
from teaching.pinning import assignable_documents, current_serial


@transaction.atomic
def duplicate_assignment(*, assignment: Assignment, by) -> Assignment:
    """A draft with the same texts as they were assigned and the same questions, without dates. Sent twice: one."""
    title = f"Copy of {assignment.title}"[: Assignment._meta.get_field("title").max_length]
    return _copy(assignment, assignment.classroom, title, by, as_of_now=False)


@transaction.atomic
def reuse_assignment(*, assignment: Assignment, classroom: Classroom, by, as_of_now: bool) -> Assignment:
    """The same in another class, as assigned then, or with the texts that readers get now where there are any."""
    return _copy(assignment, classroom, assignment.title, by, as_of_now=as_of_now)


def _copy(assignment: Assignment, classroom: Classroom, title: str, by, *, as_of_now: bool) -> Assignment:
    Classroom.objects.select_for_update().get(pk=classroom.pk)
    copy = just_begun(classroom, title, by)
    if copy is not None:
        return copy
    copy = Assignment.objects.create(
        classroom=classroom,
        title=title,
        instructions=assignment.instructions,
        late_policy=assignment.late_policy,
        created_by=by,
    )
    items = list(assignment.items.all())
    newest = _current_versions(items) if as_of_now else {}
    serial = current_serial()
    for item in items:
        _copy_item(item, copy, newest.get(item.document_id), serial)
    return copy


def _current_versions(items: list[Item]) -> dict[int, int]:
    """The current version of each text that can be assigned now, by document."""
    documents = assignable_documents().filter(pk__in=[item.document_id for item in items]).select_related(None)
    return dict(documents.values_list("pk", "current_version"))


def _copy_item(item: Item, copy: Assignment, newest: int | None, serial: int) -> None:
    pinned = {"version_id": item.version_id, "serial": item.serial, "stays_against_id": item.stays_against_id}
    if newest is not None:
        pinned = {"version_id": newest, "serial": serial}
    copied = Item.objects.create(
        assignment=copy, position=item.position, document_id=item.document_id, note=item.note, **pinned
    )
    asked = StudyQuestion.objects.asked().filter(item=item)
    StudyQuestion.objects.bulk_create(
        StudyQuestion(item=copied, position=question.position, **{name: getattr(question, name) for name in FIELDS})
        for question in asked
    )
