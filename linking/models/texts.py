"""Published texts as names are looked for in them."""

from __future__ import annotations

from django.db import models

from publishing.models import Document, Version


class LinkText(models.Model):
    """A document's current text, folded as the engine folds it: finds the texts that a change of names can touch.

    ``named`` are the keys of the entries that it names in full: evidence for the other sections of its article.
    """

    document = models.OneToOneField(Document, primary_key=True, on_delete=models.CASCADE, related_name="link_text")
    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="+")
    folded = models.TextField(blank=True)
    named = models.JSONField(default=list)

    wagtail_reference_index_ignore = True

    def __str__(self) -> str:
        return f"text of {self.document_id}"
