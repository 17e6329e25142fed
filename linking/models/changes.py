"""Relinking, and what it changed."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from publishing.models import Document


class RelinkRun(models.Model):
    """One relinking of texts in the background, and how far it has come. ``cause`` is what was changed."""

    cause = models.ForeignKey(Document, null=True, on_delete=models.SET_NULL, related_name="+")
    reason = models.TextField(help_text="In words that editors read.")
    documents = models.JSONField(default=list, help_text="The keys of the texts, in the order of the work.")
    redefined = models.JSONField(default=list, help_text="The keys of entries whose own text changed.")
    total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    requested_at = models.DateTimeField(auto_now_add=True)
    started_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-pk"]
        constraints = [models.CheckConstraint(name="linking_run_done_of_total", condition=Q(done__lte=F("total")))]

    def __str__(self) -> str:
        return f"{self.reason} {self.done} of {self.total}"

    @property
    def is_finished(self) -> bool:
        return self.finished_at is not None


class LinkChange(models.Model):
    """What changed on a page whose own text stayed the same: told in its history.

    ``gained`` and ``lost`` are lists of ``{"words", "target"}``, ``redefined`` keys of entries that it links to and
    whose own text changed.
    """

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="link_changes")
    run = models.ForeignKey(RelinkRun, null=True, on_delete=models.SET_NULL, related_name="changes")
    at = models.DateTimeField(auto_now_add=True)
    gained = models.JSONField(default=list)
    lost = models.JSONField(default=list)
    redefined = models.JSONField(default=list)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["document", "at"], name="linking_change_of_document")]

    def __str__(self) -> str:
        return f"{self.document_id}: {len(self.gained)} gained, {len(self.lost)} lost"
