"""Imports of bibliographies: the file, and what becomes of each entry."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from sources.imports.files import FORMATS
from sources.items import long_label
from sources.models.sources import Source


class ImportState(models.TextChoices):
    """How far an import has come."""

    READING = "reading", "Being read"
    READY = "ready", "Waits for your choice"
    IMPORTING = "importing", "Being imported"
    DONE = "done", "Imported"
    FAILED = "failed", "Failed"


UNDER_WAY = (ImportState.READING, ImportState.READY, ImportState.IMPORTING)


class SourceImport(models.Model):
    """One uploaded bibliography. ``text`` is kept until it is read."""

    file_name = models.CharField(max_length=255)
    file_format = models.CharField(max_length=10, choices=list(FORMATS.items()))
    digest = models.CharField(max_length=64)
    uploaded_at = models.DateTimeField(auto_now_add=True)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    state = models.CharField(max_length=10, choices=ImportState, default=ImportState.READING)
    publishes = models.BooleanField(default=False)
    text = models.TextField(blank=True)
    note = models.TextField(blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [
            # The same file sent twice is one import until that is finished.
            models.UniqueConstraint(
                fields=["digest", "uploaded_by"], condition=Q(state__in=UNDER_WAY), name="sources_import_once_at_a_time"
            )
        ]

    def __str__(self) -> str:
        return self.file_name


class Outcome(models.TextChoices):
    """What reading finds of an entry."""

    NEW = "new", "New"
    DUPLICATE = "duplicate", "There already"
    FAULTY = "faulty", "Faulty"


class ImportedEntry(models.Model):
    """One entry of an imported file. ``item`` is None where it could not be read; ``source`` is what it became."""

    source_import = models.ForeignKey(SourceImport, on_delete=models.CASCADE, related_name="entries")
    position = models.PositiveIntegerField()
    place = models.CharField(max_length=200)
    title = models.CharField(max_length=255, blank=True)
    item = models.JSONField(null=True)
    outcome = models.CharField(max_length=10, choices=Outcome)
    reason = models.TextField(blank=True)
    match = models.ForeignKey(Source, null=True, on_delete=models.SET_NULL, related_name="+")
    is_chosen = models.BooleanField(default=False)
    source = models.ForeignKey(Source, null=True, on_delete=models.SET_NULL, related_name="+")

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["source_import", "position"], name="sources_entry_position_unique"),
            models.CheckConstraint(
                name="sources_entry_faulty_is_not_chosen", condition=~Q(outcome="faulty") | Q(is_chosen=False)
            ),
        ]

    def __str__(self) -> str:
        return self.title or self.place

    @property
    def label(self) -> str:
        """What the entry describes; empty where nothing could be read."""
        return long_label(self.item) if self.item else ""
