"""The text of an item as it was assigned: that version, and terms, notes and sources as of the item's serial."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from django.core.cache import cache
from django.db.models import Count, Max
from django.utils.safestring import SafeString

from publishing.editions import edition_html, permanent_edition
from publishing.models import Document, DocumentState, PublicationLock, Version, Withholding
from publishing.rendering import signature
from publishing.restrictions import open_to_everyone, restricted_paths
from teaching.models import Item

ASSIGNABLE = (
    "articles.sectionpage",
    "articles.articlepage",
    "glossary.termpage",
    "historiography.schoolpage",
    "historiography.question",
)
KEPT = 3600  # seconds
SEPARATOR = "<!-- text -->"


@dataclass(frozen=True)
class PinnedText:
    """``head``: links to style sheets and scripts; ``main``: the text with its apparatus."""

    head: SafeString
    main: SafeString


@dataclass(frozen=True)
class Notice:
    """What has become of a text since it was assigned. ``hides_text``: it cannot be shown any more."""

    text: str
    hides_text: bool


def current_serial() -> int:
    """The place in the order of publications as of which a text is assigned now."""
    return PublicationLock.objects.filter(pk=1).values_list("last_serial", flat=True).first() or 0


def assignable_documents():
    """Documents that can be assigned: published, of a kind to read, open to everyone."""
    documents = Document.objects.live().filter(kind__in=ASSIGNABLE).select_related("current_version")
    return open_to_everyone(documents)


def notice_on(version: Version, document: Document) -> Notice | None:
    """Why readers cannot have this text on the public site any more, if so. Two queries."""
    return notices_on([(version.pk, document)]).get(version.pk)


def notices_on(texts: Iterable[tuple[int, Document]]) -> dict[int, Notice]:
    """The same for many texts, each the key of a version with its document. By the keys of those that have one."""
    pairs = list(texts)
    withheld = Withholding.objects.filter(version__in=[version for version, _ in pairs], lifted_at=None)
    reasons = dict(withheld.values_list("version", "reason"))
    closed = restricted_paths()
    told = {version: _notice(document, reasons.get(version), closed) for version, document in pairs}
    return {version: notice for version, notice in told.items() if notice is not None}


def _notice(document: Document, withheld: str | None, closed: Iterable[str]) -> Notice | None:
    if withheld is not None or document.state == DocumentState.WITHHELD:
        reason = document.reason if withheld is None else withheld
        return Notice(f"The editors withhold this text. Their reason: {reason}", hides_text=True)
    if any((document.path or "").startswith(path) for path in closed):
        return Notice("The editors have since closed this text to all but invited readers.", hides_text=True)
    if document.state == DocumentState.WITHDRAWN:
        reason = f"The editors have since withdrawn this text from the public site. Their reason: {document.reason}"
        return Notice(f"{reason} It stays here as it was assigned.", hides_text=False)
    return None


def pinned_text(version: Version, serial: int) -> PinnedText:
    """The text of a version with everything around it as of a serial. Made once, then kept for an hour.

    What may not be shown any more (withheld, restricted) makes another key: it is gone from here at once.
    """
    closed = restricted_paths()
    key = _key(version, serial, closed)
    html = cache.get(key)
    if html is None:
        edition = permanent_edition(version, as_of=serial, restricted_paths=closed)
        html = edition_html(edition, base="teaching/pinned.html")
        cache.set(key, html, KEPT)
    head, _, main = html.partition(SEPARATOR)
    return PinnedText(SafeString(head), SafeString(main))


def _key(version: Version, serial: int, closed: list[str]) -> str:
    withheld = Withholding.objects.aggregate(Count("pk"), Max("pk"), Count("lifted_at"))
    state = f"{version.pk} {serial} {signature()} {sorted(withheld.items())} {closed}"
    return f"teaching.pinned.{hashlib.sha256(state.encode()).hexdigest()}"


def text_of(item: Item) -> PinnedText:
    return pinned_text(item.version, item.serial)
