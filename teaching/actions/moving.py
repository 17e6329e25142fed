"""A text of an assignment is moved to a newer version, or stays. Only a teacher moves it."""

from django.db import transaction

from publishing.models import Version
from teaching.actions.assigning import Refused, locked
from teaching.models import Item
from teaching.pinning import current_serial, notice_on

CHANGED_AGAIN = "The editors have published another version meanwhile. Look at what changed since."


@transaction.atomic
def move_item(*, item: Item, to: Version) -> None:
    """Give the class the version that the teacher saw, and all around it as of now.

    Answers and readings keep the version and serial that they were given on. Raises Refused if that version is not
    the current one any more.
    """
    item = _current(item, to)
    item.version, item.serial, item.stays_against = to, current_serial(), None
    item.save(update_fields=["version", "serial", "stays_against"])


@transaction.atomic
def keep_item(*, item: Item, against: Version) -> None:
    """Leave the text as it was assigned, and ask no more until there is a version newer than this one."""
    item = _current(item, against)
    item.stays_against = against
    item.save(update_fields=["stays_against"])


def _current(item: Item, seen: Version) -> Item:
    locked(item.assignment)
    found = Item.objects.select_related("document").filter(pk=item.pk).first()
    if found is None:
        raise Refused("This text was removed from the assignment meanwhile.")
    if found.document.current_version_id != seen.pk:
        raise Refused(CHANGED_AGAIN)
    if notice_on(seen, found.document) is not None:
        raise Refused("Readers cannot have this text any more: the class keeps what it was given.")
    return found
