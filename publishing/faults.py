"""Refusals, with what the editor can do about them."""

from collections.abc import Iterable
from typing import Any

from publishing.compilation.structure import Fault


class PublicationRefused(Exception):
    """A draft cannot be published (or a page withdrawn) as it is; nothing was changed.

    ``draft`` is the page or record to mend, if there is one.
    """

    def __init__(self, faults: Iterable[Fault], *, draft: Any = None):
        self.faults = tuple(faults)
        self.draft = draft
        self.title = draft.title if draft is not None else ""
        self.reasons = " ".join(fault.message for fault in self.faults)
        super().__init__(f"“{self.title}” was not published. {self.reasons}" if self.title else self.reasons)


def refuse(message: str, *, page=None, field: str | None = None) -> PublicationRefused:
    """A refusal for one reason."""
    return PublicationRefused([Fault("error", message, field=field)], draft=page)
