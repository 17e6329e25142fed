"""Pupils' own highlights and notes, and how often terms are looked up."""

from __future__ import annotations

from django.db import IntegrityError, transaction
from django.db.models import F

from publishing.cards import card_kinds
from publishing.models import Document, PastPath
from teaching.models import Highlight, Item, Lookup, Pupil

MOST_HIGHLIGHTS = 300  # of one pupil in one text


class NotKept(Exception):
    """A highlight or note cannot be kept. The message says why."""


@transaction.atomic
def add_highlight(*, pupil: Pupil, item: Item, passage: dict[str, str], note: str) -> Highlight:
    """Keep a passage, a note, or both. The same passage again is the same highlight. Raises NotKept."""
    fields = {name: passage.get(name, "") for name in ("quote", "before", "after", "block")}
    if not fields["quote"] and not note:
        raise NotKept("Write a note, or paste the words to highlight.")
    own = Highlight.objects.filter(pupil=pupil, item=item)
    if had := own.filter(**fields, note=note).first():
        return had
    if own.count() >= MOST_HIGHLIGHTS:
        raise NotKept(f"These are {MOST_HIGHLIGHTS} notes on one text: delete some before you add another.")
    return Highlight.objects.create(pupil=pupil, item=item, note=note, **fields)


def change_note(*, highlight: Highlight, note: str) -> None:
    """Keep other words with a highlight. Raises NotKept."""
    if not highlight.quote and not note:
        raise NotKept("A note without words is none: delete it instead.")
    Highlight.objects.filter(pk=highlight.pk).update(note=note)


def remove_highlight(*, highlight: Highlight) -> None:
    highlight.delete()


def count_lookup(*, item: Item, path: str) -> None:
    """Count that the card of the document at an address was opened; what has no card is not counted."""
    document = Document.objects.filter(path=path, kind__in=card_kinds()).first()
    if document is None:
        past = PastPath.objects.select_related("document").filter(path=path).first()
        document = past.document if past and past.document.kind in card_kinds() else None
    if document is None or _add_one(item, document):
        return
    try:
        with transaction.atomic():
            Lookup.objects.create(item=item, document=document, count=1)
    except IntegrityError:  # somebody else was the first
        _add_one(item, document)


def _add_one(item: Item, document: Document) -> int:
    return Lookup.objects.filter(item=item, document=document).update(count=F("count") + 1)
