"""What the editors published since texts were assigned."""

from django.db.models import F

from publishing.models import DocumentState, Version, Withholding
from publishing.views.history import with_withheld
from teaching.models import Item


def changed_items():
    """Items whose text has a newer version than the one assigned and the one that the teacher saw and did not take."""
    newest = F("document__current_version")
    return (
        Item.objects.filter(document__state=DocumentState.LIVE)
        .exclude(version=newest)
        .exclude(stays_against__isnull=False, stays_against=newest)
    )


def is_changed(item: Item) -> bool:
    """The same of one item, without a query where its document is at hand."""
    newest = item.document.current_version_id
    return item.document.state == DocumentState.LIVE and newest not in (item.version_id, item.stays_against_id)


def versions_since(item: Item) -> list[Version]:
    """The versions after the one assigned, newest first, each with ``withheld``. Without their texts."""
    return list(with_withheld(item.document).filter(serial__gt=item.version.serial))


def are_shown(*versions: Version) -> bool:
    """Whether none of these versions is withheld."""
    return not Withholding.objects.filter(version__in=versions, lifted_at=None).exists()
