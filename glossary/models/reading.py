"""What a term's readers may read next."""

from collections.abc import Iterable

from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable

from glossary.publication import READING
from publishing.actions.publication_sets import arriving_paths
from publishing.compilation.structure import Link
from publishing.models import DocumentState
from sources.models import Source


class FurtherReading(Orderable):
    """A source that leads further, in the editors' order."""

    term = ParentalKey("glossary.TermPage", on_delete=models.CASCADE, related_name=READING)
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="+")

    panels = [FieldPanel("source")]

    class Meta(Orderable.Meta):
        verbose_name = "further reading"

    def __str__(self) -> str:
        return str(self.source)


def reading_links(rows: Iterable[FurtherReading]) -> tuple[Link, ...]:
    """Links to the sources of a term's further reading, each once; without an address while readers cannot go there."""
    keys = list(dict.fromkeys(row.source_id for row in rows if row.source_id))
    sources = Source.objects.select_related("document").prefetch_related("names").in_bulk(keys) if keys else {}
    return tuple(_link(sources[key]) for key in keys if key in sources)


def _link(source: Source) -> Link:
    document = source.document
    path = document.path if document.state == DocumentState.LIVE else arriving_paths.get().get(document.pk)
    return Link(text=source.short_label, href=path or "", block=READING, document=document.pk)
