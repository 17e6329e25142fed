"""Formatted texts that are kept, because formatting takes a program of its own."""

from django.db import models


class FormattedText(models.Model):
    """What some items look like in a style; ``digest`` tells of which items, style and processor."""

    digest = models.CharField(max_length=64, primary_key=True)
    html = models.JSONField()

    wagtail_reference_index_ignore = True

    def __str__(self) -> str:
        return self.digest
