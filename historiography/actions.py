"""What can be done to positions as a whole. Keyword-only and atomic."""

from django.db import transaction

from historiography.models import Position
from publishing.actions import relocate
from publishing.models import Document


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
