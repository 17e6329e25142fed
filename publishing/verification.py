"""Proving that what was published is as it was: hashes recomputed, numbers without gaps, triggers in place."""

from collections.abc import Iterator

from django.db import connection
from django.db.models import Count, Max

from publishing.canonical import digest
from publishing.hashing import content_hash
from publishing.models import Document, DocumentState, PastPath, PublicationLock, Version
from publishing.triggers import missing


def faults() -> Iterator[str]:
    """One sentence for each thing that is not as it must be."""
    yield from (f"The trigger {name} is missing: run migrate." for name in sorted(missing(connection)))
    yield from _changed_versions()
    yield from _gaps()
    yield from _addresses()


def _changed_versions() -> Iterator[str]:
    for version in Version.objects.order_by("serial").prefetch_related("members").iterator(chunk_size=200):
        if digest(version.source) != version.source_hash:
            yield f"{version} (serial {version.serial}): its source is not what was published."
        if content_hash(version, [row.member_id for row in version.members.all()]) != version.content_hash:
            yield f"{version} (serial {version.serial}): its content is not what was published."


def _gaps() -> Iterator[str]:
    counted = Document.objects.annotate(count=Count("versions"), last=Max("versions__number")).exclude(last=None)
    for document in counted.select_related("current_version"):
        if document.count != document.last:
            yield f"{document}: {document.count} versions, but the last has number {document.last}."
        if document.current_version.number != document.last:
            yield f"{document}: its current version is {document.current_version.number}, the last is {document.last}."
    last_serial = Version.objects.aggregate(last=Max("serial"), count=Count("pk"))
    counter = PublicationLock.objects.values_list("last_serial", flat=True).first() or 0
    if (last_serial["last"] or 0) != counter or last_serial["count"] != counter:
        yield f"{last_serial['count']} versions up to serial {last_serial['last']}, but {counter} serials were given."


def _addresses() -> Iterator[str]:
    owners = dict(PastPath.objects.values_list("path", "document_id"))
    for document in Document.objects.exclude(state=DocumentState.DRAFT):
        if owners.get(document.path) != document.pk:
            yield f"{document}: its address is not recorded as its own."
