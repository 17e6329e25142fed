"""The disposable HTML of documents as readers get it now, and the pulse of the background processes."""

from django.db import models

from publishing.models.documents import Document
from publishing.models.versions import Version


class Render(models.Model):
    """The whole public page of a document, compressed; made anew whenever it is missing or stale."""

    document = models.OneToOneField(Document, on_delete=models.CASCADE, primary_key=True)
    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="+")
    signature = models.CharField(max_length=64, help_text="The templates and compile steps that made it.")
    html = models.BinaryField(help_text="gzip")
    etag = models.CharField(max_length=64)
    rendered_at = models.DateTimeField()

    wagtail_reference_index_ignore = True

    def __str__(self) -> str:
        return f"render of {self.document_id}"


class Heartbeat(models.Model):
    """When a background process last did its work; ``/healthz`` reads it."""

    name = models.CharField(max_length=30, primary_key=True)
    at = models.DateTimeField()

    wagtail_reference_index_ignore = True

    def __str__(self) -> str:
        return f"{self.name} {self.at:%Y-%m-%d %H:%M:%S}"
