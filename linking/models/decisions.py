"""What editors decided about names in texts. Nothing is deleted: what no longer holds is undone."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from linking.engine.anchors import CONTEXT, Anchor
from publishing.models import Document

BLOCK_LENGTH = 40  # characters; of a UUID eight are kept
QUOTE_LENGTH = 400  # names have up to 255, and given names before them


class Decided(models.TextChoices):
    """What an editor said."""

    ACCEPTED = "accepted", "Accepted"
    REJECTED = "rejected", "Rejected"


class LinkDecisionQuerySet(models.QuerySet["LinkDecision"]):
    """Which decisions."""

    def active(self):
        return self.filter(undone_at=None)

    def for_text(self, document: int | None):
        """Those that count in a document's text, older ones first."""
        return self.active().filter(Q(document=None) | Q(document=document)).order_by("pk")

    def newest_first(self):
        return self.order_by("-at", "-pk")


class LinkDecision(models.Model):
    """A decision about one place in a document, or about a phrase in all texts (``document`` is null).

    ``target`` is the entry that is linked, or that is not; null: no entry at all.
    """

    document = models.ForeignKey(Document, null=True, on_delete=models.PROTECT, related_name="link_decisions")
    block = models.CharField(max_length=BLOCK_LENGTH, blank=True)
    quote = models.CharField(max_length=QUOTE_LENGTH, blank=True)
    before = models.CharField(max_length=CONTEXT, blank=True)
    after = models.CharField(max_length=CONTEXT, blank=True)
    phrase = models.CharField(max_length=QUOTE_LENGTH, blank=True, help_text="Folded, for decisions on all texts.")
    verdict = models.CharField(max_length=10, choices=Decided)
    target = models.ForeignKey(Document, null=True, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    by_name = models.CharField(max_length=255, blank=True)
    at = models.DateTimeField(auto_now_add=True)
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by_name = models.CharField(max_length=255, blank=True)

    objects = LinkDecisionQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["document", "block", "quote", "before", "after"],
                condition=Q(undone_at=None, document__isnull=False),
                name="linking_decision_one_a_place",
            ),
            models.UniqueConstraint(
                fields=["phrase", "target"],
                condition=Q(undone_at=None, document=None, target__isnull=False),
                name="linking_decision_one_a_phrase",
            ),
            models.UniqueConstraint(
                fields=["phrase"],
                condition=Q(undone_at=None, document=None, target=None),
                name="linking_decision_one_a_phrase_for_all",
            ),
            models.CheckConstraint(
                name="linking_decision_place_or_phrase",
                condition=(Q(document__isnull=False, phrase="") & ~Q(quote=""))
                | (Q(document=None, quote="", block="", before="", after="", verdict="rejected") & ~Q(phrase="")),
            ),
            models.CheckConstraint(
                name="linking_decision_accepted_has_target",
                condition=~Q(verdict="accepted") | Q(target__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"“{self.quote or self.phrase}” {self.get_verdict_display().lower()}"

    @property
    def is_everywhere(self) -> bool:
        return self.document_id is None

    @property
    def anchor(self) -> Anchor:
        """The place as the editor saw it."""
        return Anchor(self.block, self.quote, self.before, self.after)
