"""Links of drafts to sources that stand in rows of their own: further reading, works."""

from collections.abc import Iterable
from typing import Protocol

from publishing.compilation.structure import Link
from publishing.document_links import link_to
from sources.models import Source


class PointsToSource(Protocol):
    """A row of a page that points to a source, or to none yet."""

    source_id: int | None


def source_links(block: str, rows: Iterable[PointsToSource]) -> tuple[Link, ...]:
    """Links to the sources of some rows, each once; without an address while readers cannot go there."""
    keys = list(dict.fromkeys(row.source_id for row in rows if row.source_id))
    sources = Source.objects.select_related("document").prefetch_related("names").in_bulk(keys) if keys else {}
    return tuple(link_to(block, sources[key].document, sources[key].short_label) for key in keys if key in sources)
