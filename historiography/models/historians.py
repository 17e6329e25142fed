"""Historians: where they stand, when, and what they wrote."""

import json
from collections.abc import Iterable
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable
from wagtail.search import index

from glossary.models import Romanisation
from historiography.forms import HistorianForm
from historiography.linking import historian_of
from historiography.models.fields import period_field
from historiography.models.schools import SchoolPage
from historiography.name_faults import name_fault, name_faults
from historiography.publication import historian_faults
from linking.engine import Kind
from publishing.blocks.prose import INLINE_FEATURES
from publishing.canonical import canonical_source
from publishing.compilation.structure import Compilation, Fault, Link
from publishing.document_links import link_to
from publishing.pages import PublishablePage
from sources.links import source_links
from sources.models import Source


class HistorianPage(PublishablePage):
    """One historian; the title is the name in its usual order."""

    family_name = models.CharField(
        max_length=200,
        help_text="That part of the name by which lists are sorted. Examples: Byron of Ada Byron, Chen of Chen Jian.",
    )
    distinction = models.CharField(
        max_length=100,
        blank=True,
        help_text="Only where two historians have one name: what tells this one from the other. Example: economist.",
    )
    life_dates = period_field(
        "Birth and death, as far as they are certain: 1912/1995, 1952/.. for the living.", blank=True
    )
    affiliation = models.CharField(max_length=300, blank=True, help_text="Where they taught or worked.")
    profile = RichTextField(
        blank=True,
        features=INLINE_FEATURES,
        help_text="What they argued and from what sources, in 60 to 120 words. Needed before publishing.",
    )

    version_fields = (
        *("title", "family_name", "distinction", "names", "life_dates", "affiliation"),
        *("profile", "memberships", "works"),
    )
    version_defaults: ClassVar[dict[str, Any]] = {"distinction": ""}
    text_fields = ("profile",)
    base_form_class = HistorianForm
    parent_page_types = ["historiography.HistorianIndexPage"]
    subpage_types: list[str] = []
    search_fields = [
        *PublishablePage.search_fields,
        index.RelatedFields("names", [index.SearchField("text"), index.AutocompleteField("text")]),
        index.SearchField("profile"),
    ]
    content_panels = [
        *PublishablePage.content_panels,
        FieldRowPanel([FieldPanel("family_name", required_on_save=True), FieldPanel("distinction")]),
        InlinePanel("names", heading="Other names", label="name", help_text="In other scripts and other spellings."),
        FieldRowPanel([FieldPanel("life_dates"), FieldPanel("affiliation")]),
        FieldPanel("profile"),
        InlinePanel(
            "memberships",
            heading="Schools",
            label="school",
            help_text="One row for each school and time: historians may change over a career, or stand in two.",
        ),
        InlinePanel("works", heading="Works", label="work", help_text="Their works among the sources of the site."),
        *PublishablePage.change_panels,
    ]

    class Meta:
        verbose_name = "historian"
        constraints = [
            models.CheckConstraint(name="historiography_historian_has_family_name", condition=~Q(family_name="")),
        ]

    def clean(self):
        super().clean()
        if self.family_name and self.family_name.casefold() not in self.title.casefold():
            raise ValidationError({"family_name": f"“{self.family_name}” does not stand in “{self.title}”."})
        if fault := self._namesake_fault():
            raise ValidationError({"distinction": fault})
        if fault := name_fault(Kind.PERSON, self.title, "historian"):
            raise ValidationError({"title": fault})

    def _namesake_fault(self) -> str:
        namesakes = HistorianPage.objects.filter(title__iexact=self.title).exclude(pk=self.pk)
        if not any(other.distinction == self.distinction for other in namesakes):
            return ""
        return (
            f"There is another historian called “{self.title}”. Say what tells this one from the other, "
            "for example the field or the years of life."
        )

    def other_links(self) -> tuple[Link, ...]:
        rows = self.memberships.all()
        schools = {row.school_id: row.school for row in rows if row.school_id}
        links = [link_to("memberships", school.document, school.title) for school in schools.values()]
        return (*links, *source_links("works", self.works.all()))

    def publication_faults(self, compilation: Compilation) -> list[Fault]:
        faults = historian_faults(compilation) + _double_memberships(self.memberships.all())
        others = [name.text for name in self.names.all()]
        entry = historian_of(str(self.document_id or ""), json.loads(canonical_source(self)))
        return faults + name_faults(entry, self.title, others, "historian")


def _double_memberships(rows: "Iterable[Membership]") -> list[Fault]:
    seen = [(row.school_id, row.period) for row in rows]
    if len(set(seen)) == len(seen):
        return []
    return [Fault("error", "A school stands here twice for the same time. Remove one row.", field="memberships")]


class HistorianName(Orderable):
    """A historian's name in another script or spelling."""

    historian = ParentalKey(HistorianPage, on_delete=models.CASCADE, related_name="names")
    text = models.CharField("name", max_length=255, help_text="As it is written. Example: 陈兼")
    language = models.CharField(max_length=35, blank=True, help_text="Language tag. Examples: zh-Hans, ko, ru.")
    script = models.CharField(max_length=4, blank=True, help_text="ISO 15924. Examples: Hans, Hang, Cyrl, Latn.")
    romanisation = models.CharField(max_length=30, blank=True, choices=Romanisation)

    panels = [
        FieldPanel("text", required_on_save=True),
        FieldRowPanel([FieldPanel("language"), FieldPanel("script"), FieldPanel("romanisation")]),
    ]

    class Meta(Orderable.Meta):
        verbose_name = "name"
        constraints = [models.CheckConstraint(name="historiography_historian_name_has_text", condition=~Q(text=""))]

    def __str__(self) -> str:
        return self.text


class Membership(Orderable):
    """Where a historian stands, perhaps for a time, perhaps with a reservation."""

    historian = ParentalKey(HistorianPage, on_delete=models.CASCADE, related_name="memberships")
    school = models.ForeignKey(SchoolPage, on_delete=models.PROTECT, related_name="memberships")
    period = period_field("Only if not always.", blank=True)
    note = models.CharField(max_length=300, blank=True, help_text="Example: forerunner; between this school and that.")

    panels = [FieldPanel("school"), FieldRowPanel([FieldPanel("period"), FieldPanel("note")])]

    class Meta(Orderable.Meta):
        verbose_name = "school"
        constraints = [
            models.UniqueConstraint(fields=["historian", "school", "period"], name="historiography_membership_once"),
        ]

    def __str__(self) -> str:
        return f"{self.school} {self.period}".strip()


class HistorianWork(Orderable):
    """A work that a historian wrote, alone or with others."""

    historian = ParentalKey(HistorianPage, on_delete=models.CASCADE, related_name="works")
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="+")

    panels = [FieldPanel("source")]

    class Meta(Orderable.Meta):
        verbose_name = "work"
        constraints = [
            models.UniqueConstraint(fields=["historian", "source"], name="historiography_historian_work_once"),
        ]

    def __str__(self) -> str:
        return str(self.source)
