"""Refusals, with what the editor can do about them."""

from collections.abc import Iterable

from publishing.compilation.structure import Fault


class PublicationRefused(Exception):
    """A draft cannot be published (or a page withdrawn) as it is; nothing was changed.

    ``page_id`` is the key of the page to mend, if there is one.
    """

    def __init__(self, faults: Iterable[Fault], *, title: str = "", page_id: int | None = None):
        self.faults = tuple(faults)
        self.title = title
        self.page_id = page_id
        self.reasons = " ".join(fault.message for fault in self.faults)
        super().__init__(f"“{title}” was not published. {self.reasons}" if title else self.reasons)


def refuse(message: str, *, page=None, field: str | None = None) -> PublicationRefused:
    """A refusal for one reason."""
    return PublicationRefused(
        [Fault("error", message, field=field)],
        title=page.title if page is not None else "",
        page_id=page.pk if page is not None else None,
    )
