"""Publications that belong together: one new version for each document, containers after their members."""

from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from publishing.compilation.structure import Compilation
from publishing.models import Version


@dataclass(frozen=True)
class Departure:
    """Why a page leaves the public site, as told to readers."""

    reason: str
    keep_readable: bool = True


@dataclass
class PublicationSet:
    """What is being published in this transaction.

    ``compilations`` maps document keys to what was compiled before the lock was taken; ``containers`` holds the keys of
    documents whose versions list others and must be recorded last, by model label; ``versions`` is what was made.
    ``at_end`` is what other apps have to do once all is recorded, and about what.
    """

    by: object | None = None
    departure: Departure | None = None
    compilations: dict[int, Compilation] = field(default_factory=dict)
    containers: dict[int, str] = field(default_factory=dict)
    drafted: set[int] = field(default_factory=set)
    versions: list[Version] = field(default_factory=list)
    at_end: dict[Callable[[list[Any]], None], list[Any]] = field(default_factory=dict)


# Addresses of documents that are about to be published together, by key: links between them count as live.
arriving_paths: ContextVar[dict[int, str]] = ContextVar("arriving_paths", default={})  # noqa: B039 - never mutated
current_set: ContextVar[PublicationSet | None] = ContextVar("publication_set", default=None)


def at_end_of_set(work: Callable[[list[Any]], None], item: Any) -> None:
    """Have something done at the end of the publication set under way, in its transaction; at once where there is none.

    The work is done once, with all items that it was asked for.
    """
    under_way = current_set.get()
    if under_way is None:
        work([item])
    else:
        under_way.at_end.setdefault(work, []).append(item)
