"""What can be done to positions as a whole. Keyword-only and atomic."""

from django.db import transaction
from django.db.models import Q

from historiography.models import Position
from publishing.actions import follow_whole, relocate
from publishing.models import Document, DocumentState


@transaction.atomic
def follow_school(*, school: Document) -> int:
    """Give the positions of a school addresses that end as its own does; returns how many moved.

    They stand below their questions: these take them along, as pages do with what stands below them.
    """
    positions = Position.objects.filter(school__document=school).exclude(document__path=None)
    moved = [
        (position.document.path, position.public_path())
        for position in positions.select_related("document", "question", "school")
        if position.document.path != position.public_path()
    ]
    return sum(relocate(before, after) for before, after in moved)


@transaction.atomic
def follow_question_and_school(*, whole: Document) -> int:
    """Hide the positions on a question or of a school that was withdrawn, and show them once both are back.

    Returns for how many readers get something else now.
    """
    positions = Position.objects.filter(live=True).filter(Q(question__document=whole) | Q(school__document=whole))
    positions = positions.select_related("document", "question__document", "school__document")
    followed = 0
    for position in positions:
        wholes = (position.question.document, position.school.document)
        gone = next((each for each in wholes if each.state == DocumentState.WITHDRAWN), None)
        if (gone is None) == (position.document.state == DocumentState.WITHDRAWN):
            followed += follow_whole(part=position, whole=gone)
    return followed
