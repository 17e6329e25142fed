"""What a term's readers may read next."""

from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable

from glossary.publication import READING
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
