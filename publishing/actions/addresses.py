"""Addresses: claimed once, kept for ever, moved with everything below them."""

from django.db import transaction

from publishing.faults import refuse
from publishing.invalidation import invalidate
from publishing.models import Document, PastPath, PublicationLock
from publishing.publishables import Publishable


def settle_address(page: Publishable) -> str:
    """The address that the slugs of a page being published make, claimed for its document and everything below it.

    Raises PublicationRefused where the address is, or was, another document's.
    """
    document, path = page.document, page.public_path()
    if document.path is None:
        _claim(document, path, page)
    elif document.path != path:
        relocate(document.path, path)
    return path


def _claim(document: Document, path: str, page=None) -> None:
    past, _ = PastPath.objects.get_or_create(path=path, defaults={"document": document})
    if past.document_id != document.pk:
        raise refuse(
            f"The address {path} belongs to another document, now at {past.document.path}, and stays its own, "
            "so that what cites it keeps working. Choose another slug.",
            page=page,
            field="slug",
        )


@transaction.atomic
def relocate(before: str, after: str) -> int:
    """Move every document at or below an address; the old addresses lead to the new ones for ever.

    Returns how many documents moved.
    """
    PublicationLock.acquire()
    moved = list(Document.objects.moved(before, after))
    for document in moved:
        _claim(document, document.new_path)
        # An address is only ever claimed by one document, so no two can change places here.
        Document.objects.filter(pk=document.pk).update(path=document.new_path)
        invalidate(document)
    return len(moved)
