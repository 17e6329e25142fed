"""Failed attempts to get in, counted to slow down whoever guesses."""

from django.db import models


class FailedAttempt(models.Model):
    """One wrong PIN or code. The key is a keyed hash: it tells neither the address nor the pupil."""

    key = models.CharField(max_length=64)
    at = models.DateTimeField()

    wagtail_reference_index_ignore = True

    class Meta:
        indexes = [models.Index(fields=["key", "at"], name="teaching_attempt_key")]

    def __str__(self) -> str:
        return f"{self.key[:8]} {self.at:%H:%M:%S}"
