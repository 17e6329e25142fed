"""What a document's history tells besides its versions. Apps register where it comes from."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from publishing.models import Document


@dataclass(frozen=True)
class Event:
    """Something that changed on a document's page while its own text stayed the same."""

    at: datetime
    title: str
    details: tuple[str, ...] = ()


# From a document and a span of time (None: without end) to what happened in it.
EventsOf = Callable[[Document, datetime, datetime | None], Iterable[Event]]
_events: list[EventsOf] = []


def register_events(events_of: EventsOf) -> None:
    """Have something told in histories. Called in ``AppConfig.ready()``."""
    _events.append(events_of)


def events_between(document: Document, since: datetime, until: datetime | None) -> list[Event]:
    """All that happened to a document's page after one time and up to another, newest first."""
    found = [event for events_of in _events for event in events_of(document, since, until)]
    return sorted(found, key=lambda event: event.at, reverse=True)
