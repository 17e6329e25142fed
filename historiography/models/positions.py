"""Positions: what a school answers to a question, and on what evidence."""

from django.contrib.contenttypes.fields import GenericRelation
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField

from historiography.forms import PositionForm
from historiography.models.questions import Question
from historiography.models.schools import SchoolPage
from historiography.publication import position_faults
from publishing.blocks.prose import INLINE_FEATURES
from publishing.compilation.structure import Compilation, Fault, Link
from publishing.document_links import link_to
from publishing.publishables import Publishable
from publishing.records import OWN_TYPE, PublishableRecord
from sources.citations import count_citations


class Position(PublishableRecord):
    """A school's answer to a question, with its argument and the works that it rests on."""

    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="positions")
    school = models.ForeignKey(SchoolPage, on_delete=models.PROTECT, related_name="positions")
    claim = models.CharField(
        max_length=400, help_text="The answer in one sentence. Example: Beijing decided, after weeks of doubt."
    )
    argument = RichTextField(
        blank=True,
        features=INLINE_FEATURES,
        help_text="How the school supports its answer, in one paragraph with citations. Needed before publishing.",
    )
    citation_count = models.PositiveIntegerField(default=0, editable=False)
    _revisions = GenericRelation("wagtailcore.Revision", related_query_name="position", **OWN_TYPE)
    _workflow_states = GenericRelation("wagtailcore.WorkflowState", related_query_name="position", **OWN_TYPE)

    version_fields = ("question", "school", "claim", "argument")
    text_fields = ("argument",)
    base_form_class = PositionForm
    panels = [
        *PublishableRecord.version_panels,
        FieldPanel("question"),
        FieldPanel("school"),
        FieldPanel("claim", required_on_save=True),
        FieldPanel("argument"),
        *PublishableRecord.change_panels,
    ]

    class Meta:
        permissions = [
            ("publish_position", "Can publish position"),
            ("lock_position", "Can lock position"),
            ("unlock_position", "Can unlock position"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["question", "school"],
                name="historiography_position_once",
                violation_error_message="The school has a position on this question already: change that one.",
            ),
            models.CheckConstraint(
                name="historiography_position_cites",
                condition=Q(live=False) | Q(citation_count__gt=0),
                violation_error_message="A published position cites at least one work.",
            ),
            models.CheckConstraint(name="historiography_position_claims", condition=~Q(claim="")),
        ]

    def __str__(self) -> str:
        return f"{self.school.short_title} on “{self.question.title}”" if self.question_id and self.school_id else "—"

    @property
    def title(self) -> str:
        return f"{self.question.title} {self.school.short_title}"[:255]

    def save(self, *args, **kwargs):
        self.citation_count = count_citations(self.argument)
        return super().save(*args, **kwargs)

    def public_path(self) -> str:
        return f"{self.question.public_path()}{self.school.slug}/"

    def unpublished_parent(self) -> Publishable | None:
        """The question or the school without which readers would not understand it."""
        return next((whole for whole in (self.question, self.school) if not whole.live), None)

    def other_links(self) -> tuple[Link, ...]:
        return (
            link_to("question", self.question.document, self.question.title),
            link_to("school", self.school.document, self.school.title),
        )

    def publication_faults(self, compilation: Compilation) -> list[Fault]:
        return position_faults(compilation)

    def clean(self):
        if not (self.question_id and self.school_id):
            # The form says which one is missing; without both there is no address to check.
            raise ValidationError("Choose a question and a school.")
        if not Position.objects.filter(question=self.question_id, school=self.school_id).exclude(pk=self.pk).exists():
            super().clean()  # else the address is taken, of course: the constraint tells why
