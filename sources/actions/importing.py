"""Importing bibliographies: received, read, and what was chosen of them made into sources."""

import hashlib
import logging
from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from wagtail.log_actions import log

from publishing.actions import publish
from publishing.faults import PublicationRefused
from publishing.models import PublicationLock
from sources.formatting import prepare_entries
from sources.imports.files import UnreadableFile, decoded, format_of, read
from sources.imports.planning import NEW, REASONS, Known, Owner, Planned, identities_of, plan
from sources.items import fields_of, shortened, title_of
from sources.keys import settled_key
from sources.models import ImportedEntry, ImportState, Outcome, Source, SourceImport, SourceName
from sources.models.imports import UNDER_WAY
from sources.validation import problems_of

logger = logging.getLogger(__name__)

READ_AT_ONCE_BELOW = 100_000  # bytes; what is larger is read in the background
IMPORTED_AT_ONCE = 50  # entries in one transaction; more are imported in the background
MOST_PUBLISHED_TOGETHER = 100  # one transaction of some seconds, in which nobody else can save on SQLite
UNEXPECTED = (
    "Reading the file failed in a way that nobody foresaw; the log of the worker says how. Nothing was imported."
)


def receive(*, name: str, content: bytes, by) -> SourceImport:
    """Take in an uploaded file; sent again before that is done, it is the same import. Raises UnreadableFile."""
    if not content.strip():
        raise UnreadableFile("The file is empty.")
    text, note = decoded(content)
    values = {
        "file_name": shortened(name, 255),
        "file_format": format_of(name, text),
        "text": text.replace("\x00", ""),
        "note": note,
    }
    wanted = {"digest": hashlib.sha256(content).hexdigest(), "uploaded_by": by}
    try:
        with transaction.atomic():
            return SourceImport.objects.create(**wanted, **values)
    except IntegrityError:
        return SourceImport.objects.get(**wanted, state__in=UNDER_WAY)


def read_import(*, key: int) -> None:
    """Find out what is new, what is there, what is faulty. Done again, it changes nothing.

    Reading takes long and is done before the transaction: on SQLite nobody else could save meanwhile.
    """
    found = SourceImport.objects.filter(pk=key, state=ImportState.READING).first()
    if found is None:
        return
    entries: list[ImportedEntry] = []
    try:
        reading = read(found.text, found.file_format)
        rows = plan(reading.items, reading.faults, known_identities())
        entries = [_entry(found, position, planned) for position, planned in enumerate(rows, start=1)]
        state, note = ImportState.READY, found.note
    except UnreadableFile as fault:
        state, note = ImportState.FAILED, str(fault)
    except Exception:  # a foreign file: whatever it does to us, its sender is told
        logger.exception("%s could not be read.", found)
        state, note = ImportState.FAILED, UNEXPECTED
    with transaction.atomic():
        still_unread = SourceImport.objects.filter(pk=key, state=ImportState.READING)
        if still_unread.update(state=state, note=note, text=""):
            ImportedEntry.objects.bulk_create(entries, batch_size=500)


def _entry(source_import: SourceImport, position: int, planned: Planned) -> ImportedEntry:
    return ImportedEntry(
        source_import=source_import,
        position=position,
        place=shortened(planned.place, 200),
        title=planned.title,
        item=planned.item,
        outcome=planned.outcome,
        reason=planned.reason,
        match_id=planned.match,
        is_chosen=planned.outcome == NEW,
    )


def known_identities(items: Sequence[Mapping[str, Any]] | None = None) -> Known:
    """What the sources that are there are recognised by; of some items only, if they are given. One query."""
    sources = Source.objects.all() if items is None else Source.objects.alike(items)
    known = Known()
    rows = sources.in_order().values_list("pk", "key", "csl", "fingerprint")
    for pk, key, csl, work in rows.iterator():
        # Its name and year are not in the item's own fields: the stored fingerprint was made of them.
        found = [*identities_of(csl, key), ("work", work)]
        known.add(found, Owner(pk, title_of(csl)))
    known.owners.pop(("work", ""), None)
    return known


def start_import(*, source_import: SourceImport, publishes: bool) -> bool:
    """Whether the import starts now; a second click starts nothing."""
    waiting = SourceImport.objects.filter(pk=source_import.pk, state=ImportState.READY)
    return waiting.update(state=ImportState.IMPORTING, publishes=publishes) == 1


def run_import(*, key: int) -> None:
    """Make sources of the chosen entries, a batch in each transaction. Done again, it goes on where it stopped."""
    while _import_batch(key):
        pass


@transaction.atomic
def _import_batch(key: int) -> bool:
    """Whether there may be more to do."""
    PublicationLock.acquire()
    found = SourceImport.objects.select_related("uploaded_by").filter(pk=key, state=ImportState.IMPORTING).first()
    if found is None:
        return False
    entries = list(
        found.entries.filter(is_chosen=True, source=None)[
            : MOST_PUBLISHED_TOGETHER if found.publishes else IMPORTED_AT_ONCE
        ]
    )
    if entries:
        known = known_identities([entry.item for entry in entries])
        made = [source for entry in entries if (source := _import_entry(entry, known))]
        ImportedEntry.objects.bulk_update(entries, ["source", "is_chosen", "outcome", "reason", "match"])
        found.note = _settle(made, found)
    if not entries or found.publishes:
        found.state = ImportState.DONE
    found.save(update_fields=["state", "note"])
    return found.state != ImportState.DONE


def _import_entry(entry: ImportedEntry, known: Known) -> Source | None:
    """The source that an entry becomes; None where that cannot be, which the entry then tells."""
    taken = known.match(identities_of(entry.item)) if entry.outcome == Outcome.NEW else None
    if taken is not None:
        kind, owner = taken
        entry.outcome, entry.is_chosen, entry.match_id = Outcome.DUPLICATE, False, owner.source
        entry.reason = f"It was added meanwhile: it {REASONS[kind]} “{owner.title}”."
        return None
    try:
        source = source_of(entry.item)
    except ValidationError as error:
        entry.outcome, entry.is_chosen, entry.reason = Outcome.FAULTY, False, " ".join(error.messages)
        return None
    entry.source = source
    return source


def source_of(item: Mapping[str, Any]) -> Source:
    """A new draft of an item, under the key that it came with where that is free. Raises ValidationError."""
    fields = fields_of(dict(item) | {"id": settled_key(item, Source.objects.keys_taken())})
    names = [SourceName(**row, sort_order=place) for place, row in enumerate(fields.pop("names"))]
    source = Source(**fields)
    source.clean_fields(exclude=["csl_type", "sort_text", "search_text", "fingerprint"])
    for name in names:
        name.clean_fields(exclude=["source"])
    source.names = names
    source.save()
    return source


def _settle(sources: list[Source], source_import: SourceImport) -> str:
    """Save drafts, or publish together what can be published; returns what to tell of it."""
    by, note = source_import.uploaded_by, source_import.note
    ready = [source for source in sources if source_import.publishes and _is_complete(source)]
    for source in sources:
        log(instance=source, action="wagtail.create", user=by)
        if source not in ready:
            source.save_revision(user=by)
    if not ready:
        return note
    prepare_entries([source.item() for source in ready])
    try:
        with transaction.atomic():
            publish(pages=ready, by=by)
    except PublicationRefused as refusal:
        # Loaded anew: what the refused publication did to them in memory is not in the database.
        for source in Source.objects.filter(pk__in=[source.pk for source in ready]):
            source.save_revision(user=by)
        return f"{note} Nothing was published: {refusal} All are drafts.".strip()
    return note


def _is_complete(source: Source) -> bool:
    return all(problem.level == "doubtful" for problem in problems_of(source.item()))
