"""Schools: historians who answer alike, from what sources, and who contradicts them."""

import json

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable
from wagtail.search import index

from historiography.forms import SchoolForm
from historiography.linking import school_of
from historiography.marks import LABELS, next_mark
from historiography.models.fields import period_field
from historiography.name_faults import name_fault, name_faults
from historiography.publication import school_faults
from linking.engine import Kind
from publishing.blocks.prose import INLINE_FEATURES
from publishing.canonical import canonical_source
from publishing.compilation.structure import Compilation, Fault, Link
from publishing.document_links import link_to
from publishing.pages import PublishablePage
from sources.links import source_links
from sources.models import Source

SchoolMark = models.TextChoices("SchoolMark", [(mark.upper(), (mark, label)) for mark, label in LABELS.items()])


class SchoolPage(PublishablePage):
    """One school, or a school within one. Its place among the schools is its place in the tree."""

    short_title = models.CharField(max_length=60, help_text="For tables and charts. Example: Orthodox.")
    parent_school = models.ForeignKey(
        "self",
        verbose_name="school it is part of",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="sub_schools",
        help_text="Leave it empty for a school of its own.",
    )
    mark = models.CharField(
        max_length=20,
        choices=SchoolMark,
        blank=True,
        help_text="Its shape and colour everywhere. A new school takes the next; a sub-school has its school's.",
    )
    period = period_field("When it wrote.", blank=True)
    thesis = RichTextField(
        blank=True, features=INLINE_FEATURES, help_text="What it holds, in two sentences. Needed before publishing."
    )
    evidence_base = RichTextField(
        blank=True, features=INLINE_FEATURES, help_text="What it could read. Needed before publishing."
    )
    critics = RichTextField(blank=True, features=INLINE_FEATURES, help_text="Who contradicts it, and on what grounds.")

    version_fields = (
        *("title", "short_title", "parent_school", "mark", "period", "names"),
        *("thesis", "evidence_base", "critics", "works"),
    )
    text_fields = ("thesis", "evidence_base", "critics")
    base_form_class = SchoolForm
    parent_page_types = ["historiography.HistoriographyIndexPage"]
    subpage_types: list[str] = []
    search_fields = [
        *PublishablePage.search_fields,
        index.SearchField("thesis"),
        index.SearchField("evidence_base"),
        index.SearchField("critics"),
    ]
    content_panels = [
        *PublishablePage.content_panels,
        FieldRowPanel([FieldPanel("short_title", required_on_save=True), FieldPanel("period")]),
        FieldRowPanel([FieldPanel("parent_school"), FieldPanel("mark")]),
        FieldPanel("thesis"),
        FieldPanel("evidence_base"),
        FieldPanel("critics"),
        InlinePanel("works", heading="Works", label="work", help_text="The works in which it speaks."),
        InlinePanel(
            "names",
            heading="Other names",
            label="name",
            help_text="What texts call it or those who belong to it: they link here by these. Example: revisionists.",
        ),
        *PublishablePage.change_panels,
    ]

    class Meta:
        verbose_name = "school"
        constraints = [
            models.CheckConstraint(
                name="historiography_school_not_its_own_parent",
                condition=Q(parent_school=None) | ~Q(parent_school=F("page_ptr")),
                violation_error_message="A school cannot be part of itself.",
            ),
            models.CheckConstraint(name="historiography_school_has_mark", condition=~Q(mark="")),
            models.CheckConstraint(name="historiography_school_has_short_title", condition=~Q(short_title="")),
        ]

    def clean(self):
        super().clean()
        if fault := self._parent_fault():
            raise ValidationError({"parent_school": fault})
        if fault := name_fault(Kind.CONCEPT, self.title, "school"):
            raise ValidationError({"title": fault})
        self._settle_mark()

    def _parent_fault(self) -> str:
        parent = self.parent_school
        if parent is None:
            return ""
        if self.pk is not None and parent.pk == self.pk:
            return "A school cannot be part of itself. Choose another, or none."
        if parent.parent_school_id is not None:
            return f"“{parent.title}” is itself part of a school. Choose that school, or none."
        if self.pk is not None and self.sub_schools.exists():
            return f"“{self.title}” has schools within it, so it cannot be part of another. Choose none."
        return ""

    def save(self, *args, **kwargs):
        self._settle_mark()
        return super().save(*args, **kwargs)

    def _settle_mark(self) -> None:
        if self.parent_school is not None:
            self.mark = self.parent_school.mark
        elif not self.mark:
            whole = SchoolPage.objects.filter(parent_school=None).exclude(pk=self.pk)
            self.mark = next_mark(set(whole.values_list("mark", flat=True)))

    def other_links(self) -> tuple[Link, ...]:
        parent = self.parent_school
        above = (link_to("parent_school", parent.document, parent.title),) if parent is not None else ()
        return (*above, *source_links("works", self.works.all()))

    def publication_faults(self, compilation: Compilation) -> list[Fault]:
        others = [name.text for name in self.names.all()]
        entry = school_of(str(self.document_id or ""), json.loads(canonical_source(self)))
        return school_faults(compilation) + name_faults(entry, self.title, others, "school")


class SchoolName(Orderable):
    """Other words for a school or those who belong to it, by which texts link to it."""

    school = ParentalKey(SchoolPage, on_delete=models.CASCADE, related_name="names")
    text = models.CharField("name", max_length=255, help_text="Example: revisionist historians.")

    panels = [FieldPanel("text", required_on_save=True)]

    class Meta(Orderable.Meta):
        verbose_name = "name"
        constraints = [models.CheckConstraint(name="historiography_school_name_has_text", condition=~Q(text=""))]

    def __str__(self) -> str:
        return self.text


class SchoolWork(Orderable):
    """A work in which a school speaks."""

    school = ParentalKey(SchoolPage, on_delete=models.CASCADE, related_name="works")
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="+")

    panels = [FieldPanel("source")]

    class Meta(Orderable.Meta):
        verbose_name = "work"
        constraints = [
            models.UniqueConstraint(fields=["school", "source"], name="historiography_school_work_once"),
        ]

    def __str__(self) -> str:
        return str(self.source)
