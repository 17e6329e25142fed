"""By which version's names texts are linked."""

from __future__ import annotations

from django.db import models

from publishing.models import Document, Version


class LinkTarget(models.Model):
    """The version of an entry that the texts were last linked by, or are about to be; null: by none."""

    document = models.OneToOneField(Document, primary_key=True, on_delete=models.CASCADE, related_name="+")
    version = models.ForeignKey(Version, null=True, on_delete=models.CASCADE, related_name="+")

    wagtail_reference_index_ignore = True

    def __str__(self) -> str:
        return f"names of {self.document_id}"
