"""Questions on which schools are compared."""

from django.contrib.contenttypes.fields import GenericRelation
from django.core.exceptions import ValidationError
from django.core.validators import validate_slug
from django.db import models
from django.db.models import Q
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.fields import RichTextField

from historiography.publication import question_faults
from publishing.addresses import reserved_slug_fault
from publishing.blocks.prose import INLINE_FEATURES
from publishing.compilation.structure import Compilation, Fault
from publishing.records import OWN_TYPE, PublishableRecord

BASE = "/historiography/questions/"


class Question(PublishableRecord):
    """One question; every school has one position on it, or none that is recorded."""

    title = models.CharField("question", max_length=255, help_text="Example: Why did China enter the war?")
    slug = models.SlugField(
        max_length=100,
        unique=True,
        validators=[validate_slug],
        help_text="The last part of its address. Example: why-did-china-enter-the-war",
    )
    short_title = models.CharField(max_length=60, help_text="For tables. Example: Motives.")
    order = models.PositiveIntegerField("place in the list", default=0, help_text="Smaller numbers come first.")
    explanation = RichTextField(
        blank=True,
        features=INLINE_FEATURES,
        help_text="What is asked, and why it is disputed. Needed before publishing.",
    )
    _revisions = GenericRelation("wagtailcore.Revision", related_query_name="question", **OWN_TYPE)
    _workflow_states = GenericRelation("wagtailcore.WorkflowState", related_query_name="question", **OWN_TYPE)

    version_fields = ("title", "slug", "short_title", "order", "explanation")
    text_fields = ("explanation",)
    panels = [
        *PublishableRecord.version_panels,
        FieldPanel("title", required_on_save=True),
        FieldRowPanel([FieldPanel("short_title", required_on_save=True), FieldPanel("order")]),
        FieldPanel("slug", required_on_save=True),
        FieldPanel("explanation"),
        *PublishableRecord.change_panels,
    ]

    class Meta:
        ordering = ["order", "pk"]
        # Wagtail makes these for every such record; named here, the roles can be checked without a database.
        permissions = [
            ("publish_question", "Can publish question"),
            ("lock_question", "Can lock question"),
            ("unlock_question", "Can unlock question"),
        ]
        constraints = [
            models.CheckConstraint(
                name="historiography_question_told", condition=~Q(title="") & ~Q(slug="") & ~Q(short_title="")
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def clean(self):
        super().clean()
        if fault := reserved_slug_fault(self.slug):
            raise ValidationError({"slug": fault})

    def public_path(self) -> str:
        return f"{BASE}{self.slug}/"

    def publication_faults(self, compilation: Compilation) -> list[Fault]:
        return question_faults(compilation)
