"""Publications that belong together: one new version for each document, containers after their members."""

from contextvars import ContextVar
from dataclasses import dataclass, field

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
    """

    by: object | None = None
    departure: Departure | None = None
    compilations: dict[int, Compilation] = field(default_factory=dict)
    containers: dict[int, str] = field(default_factory=dict)
    drafted: set[int] = field(default_factory=set)
    versions: list[Version] = field(default_factory=list)


# Addresses of documents that are about to be published together, by key: links between them count as live.
arriving_paths: ContextVar[dict[int, str]] = ContextVar("arriving_paths", default={})  # noqa: B039 - never mutated
current_set: ContextVar[PublicationSet | None] = ContextVar("publication_set", default=None)
