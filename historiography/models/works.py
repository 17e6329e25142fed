"""Whose work a source is, as rows that point to sources and as links."""

from collections.abc import Iterable
from typing import Protocol

from publishing.actions.publication_sets import arriving_paths
from publishing.compilation.structure import Link
from publishing.models import Document, DocumentState
from sources.models import Source


class PointsToSource(Protocol):
    """A row of a page that points to a source, or to none yet."""

    source_id: int | None


def source_links(block: str, rows: Iterable[PointsToSource]) -> tuple[Link, ...]:
    """Links to the sources of some rows, each once; without an address while readers cannot go there."""
    keys = list(dict.fromkeys(row.source_id for row in rows if row.source_id))
    sources = Source.objects.select_related("document").prefetch_related("names").in_bulk(keys) if keys else {}
    return tuple(link_to(block, sources[key].document, sources[key].short_label) for key in keys if key in sources)


def link_to(block: str, document: Document, text: str) -> Link:
    """A link of a draft to a document; without an address while readers cannot go there."""
    path = document.path if document.state == DocumentState.LIVE else arriving_paths.get().get(document.pk)
    return Link(text=text, href=path or "", block=block, document=document.pk)
