"""Places in published texts that may name an entry."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from linking.engine.anchors import CONTEXT
from linking.engine.decisions import Status
from linking.models.decisions import BLOCK_LENGTH, QUOTE_LENGTH, LinkDecision
from publishing.models import Document, Version


class MentionQuerySet(models.QuerySet["Mention"]):
    """Which mentions."""

    def current(self):
        """Those in the texts as readers get them now."""
        return self.filter(version__document__current_version=F("version"))

    def linked(self):
        return self.filter(status=Status.LINKED)

    def shown(self):
        """Those that readers see as links: the first of each entry in a text."""
        return self.filter(is_first=True)

    def waiting(self):
        """Those that wait for an editor's decision."""
        return self.current().filter(status=Status.SUGGESTED)

    def in_order(self):
        return self.order_by("version", "position")


class Mention(models.Model):
    """One place that may name an entry, with what was decided about it and why.

    ``start`` and ``end`` count characters of the block's text as the engine reads it; ``before`` and ``after`` are what
    stands around. Made when a version is published; those of a document's current version are made anew when
    names or decisions change. ``decision`` is an editor's, if that is what counts.
    """

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="mentions")
    position = models.PositiveIntegerField(help_text="Its place in the order of the text.")
    block = models.CharField(max_length=BLOCK_LENGTH)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    quote = models.CharField(max_length=QUOTE_LENGTH)
    before = models.CharField(max_length=CONTEXT, blank=True)
    after = models.CharField(max_length=CONTEXT, blank=True)
    status = models.CharField(max_length=10, choices=[(status.value, status.value) for status in Status])
    rule = models.CharField(max_length=60, help_text="In the words of the engine's rules.")
    evidence = models.TextField(blank=True)
    confidence = models.FloatField(default=0.0)
    target = models.ForeignKey(Document, null=True, on_delete=models.PROTECT, related_name="mentions")
    is_first = models.BooleanField("link for readers", default=False)
    decision = models.ForeignKey(LinkDecision, null=True, on_delete=models.PROTECT, related_name="mentions")

    objects = MentionQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        permissions = [("decide_mentions", "Can decide about mentions")]
        indexes = [models.Index(fields=["target", "status"], name="linking_mention_target_status")]
        constraints = [
            models.UniqueConstraint(fields=["version", "block", "start"], name="linking_mention_once_at_a_place"),
            models.UniqueConstraint(
                fields=["version", "target"], condition=Q(is_first=True), name="linking_mention_one_first"
            ),
            models.CheckConstraint(name="linking_mention_has_words", condition=Q(end__gt=F("start"))),
            models.CheckConstraint(
                name="linking_mention_linked_has_target", condition=~Q(status="linked") | Q(target__isnull=False)
            ),
            models.CheckConstraint(
                name="linking_mention_first_is_linked", condition=Q(is_first=False) | Q(status="linked")
            ),
        ]

    def __str__(self) -> str:
        return f"“{self.quote}”, {self.status}: {self.rule}"

    @property
    def token(self) -> str:
        """What an editor was shown of it: another one means that it was decided anew in the meantime."""
        return f"{self.status}:{self.target_id or ''}:{self.decision_id or ''}"
