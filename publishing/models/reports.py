"""Errors that readers report, with the version and the passage they read."""

from django.conf import settings
from django.db import models

from publishing.models.documents import Document
from publishing.models.versions import Version


class ReportStatus(models.TextChoices):
    """What became of a report."""

    OPEN = "open", "Open"
    CORRECTED = "corrected", "Corrected"
    DECLINED = "declined", "Declined"


class ErrorReport(models.Model):
    """A reader's report of an error in one version of a document."""

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="error_reports")
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="error_reports")
    passage = models.TextField(max_length=1000, blank=True, help_text="The words in question.")
    message = models.TextField("what is wrong", max_length=4000)
    email = models.EmailField("e-mail address", blank=True, help_text="If you would like an answer.")
    sender = models.CharField(max_length=64, editable=False, help_text="Keyed hash of the network address.")
    reported_at = models.DateTimeField(auto_now_add=True)
    status = models.CharField(max_length=10, choices=ReportStatus, default=ReportStatus.OPEN)
    response = models.TextField("editors' remark", blank=True)
    handled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-reported_at"]
        indexes = [models.Index(fields=["sender", "reported_at"], name="publishing_report_sender")]

    def __str__(self) -> str:
        return f"{self.version}: {self.message[:60]}"
