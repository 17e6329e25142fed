"""What rests on sources that readers cannot have any more: published texts whose notes cite them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import F, QuerySet

from publishing.models import Dependency, DependencyKind, Document, DocumentState, Version

KIND = "sources.source"


@dataclass
class Lost:
    """A source that is not live, and the current versions that cite it, by title."""

    source: Document
    versions: list[Version] = field(default_factory=list)

    @property
    def title(self) -> str:
        return self.source.current_version.title


def citing(sources: Iterable[int] | None = None) -> QuerySet[Dependency]:
    """Citations in current versions of published documents, of some sources (keys of documents) or of all."""
    rows = Dependency.objects.filter(
        kind=DependencyKind.CITATION,
        version=F("version__document__current_version"),
        version__document__state=DocumentState.LIVE,
    )
    return rows if sources is None else rows.filter(document__in=list(sources))


def lost_sources(sources: Iterable[int] | None = None) -> list[Lost]:
    """The sources that are cited and not live, among some or all, with what cites each. One query."""
    rows = citing(sources).exclude(document__state=DocumentState.LIVE).filter(document__kind=KIND)
    rows = rows.select_related("document__current_version", "version__document", "version__author")
    texts = ("body", "source", "plain_text", "links", "notes")
    rows = rows.defer(*(f"{version}__{text}" for version in ("version", "document__current_version") for text in texts))
    found: dict[int, Lost] = {}
    for row in rows.order_by("document__current_version__title", "document", "version__title", "version"):
        lost = found.setdefault(row.document_id, Lost(row.document))
        if row.version not in lost.versions:
            lost.versions.append(row.version)
    return list(found.values())
