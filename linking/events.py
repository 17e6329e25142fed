"""What the histories of texts tell of their links."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from linking.models import LinkChange
from publishing.events import Event
from publishing.models import Document

TITLE = "Definitions shown here changed"


def events_of(document: Document, since: datetime, until: datetime | None) -> list[Event]:
    """Two queries."""
    changes = LinkChange.objects.filter(document=document, at__gte=since)
    rows = list(changes.filter(at__lt=until) if until else changes)
    keys = {key for row in rows for key in _keys(row)}
    titles = dict(Document.objects.filter(pk__in=keys).values_list("pk", "current_version__title")) if keys else {}
    return [Event(row.at, TITLE, tuple(_details(row, titles))) for row in rows]


def _keys(change: LinkChange) -> Iterator[int]:
    yield from (one["target"] for one in (*change.gained, *change.lost))
    yield from change.redefined


def _details(change: LinkChange, titles: dict[int, str]) -> Iterator[str]:
    if change.gained:
        yield f"Now explained here: {_named((one['target'] for one in change.gained), titles)}."
    if change.lost:
        yield f"No longer explained here: {_named((one['target'] for one in change.lost), titles)}."
    if change.redefined:
        yield f"Explained anew: {_named(change.redefined, titles)}."


def _named(keys: Iterable[int], titles: dict[int, str]) -> str:
    return ", ".join(titles[key] for key in dict.fromkeys(keys) if key in titles)
