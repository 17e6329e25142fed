"""Drafts that are compiled and published together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from publishing.compilation.structure import Compilation

if TYPE_CHECKING:
    from publishing.publishables import Publishable


@dataclass
class Together:
    """Drafts by the keys of their documents, and how far each is compiled. ``kept`` is what compile steps keep for
    each other, by their names."""

    drafts: dict[int, Publishable]
    compilations: dict[int, Compilation] = field(default_factory=dict)
    kept: dict[str, Any] = field(default_factory=dict)


# Also while they are recorded, one after the other.
together: ContextVar[Together | None] = ContextVar("together", default=None)


@contextmanager
def published_together(drafts: Iterable[Publishable]) -> Iterator[Together]:
    """Let compile steps see all of some drafts."""
    new = Together({draft.document_id: draft for draft in drafts})
    token = together.set(new)
    try:
        yield new
    finally:
        together.reset(token)
