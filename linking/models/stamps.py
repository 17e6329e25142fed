"""What all processes must agree on: which names there are, and which words are common ones."""

from __future__ import annotations

import secrets

from django.db import models
from django.db.models import Q

NONE = 0  # nothing was ever noted


class NamesStamp(models.Model):
    """The one row that says which names hold. Two stamps are never the same, not even after a rollback."""

    stamp = models.BigIntegerField(default=NONE)

    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [models.CheckConstraint(name="linking_stamp_single_row", condition=Q(pk=1))]

    def __str__(self) -> str:
        return f"stamp {self.stamp}"

    @classmethod
    def now(cls) -> int:
        """One query."""
        return cls.objects.filter(pk=1).values_list("stamp", flat=True).first() or NONE

    @classmethod
    def change(cls) -> None:
        """Have every process read the names again once this transaction is committed."""
        cls.objects.update_or_create(pk=1, defaults={"stamp": secrets.randbits(62) + 1})


class WordList(models.Model):
    """How often the texts write a word with a small letter. Made anew only by a relinking of all texts, so that
    publishing one text changes no link in another."""

    words = models.JSONField(default=dict)
    texts = models.PositiveIntegerField(default=0, help_text="How many texts were counted.")
    made_at = models.DateTimeField(auto_now=True)

    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [models.CheckConstraint(name="linking_words_single_row", condition=Q(pk=1))]

    def __str__(self) -> str:
        return f"{len(self.words)} words of {self.texts} texts"
