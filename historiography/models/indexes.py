"""The page on the debate as a whole, and the list of historians."""

from django.core.exceptions import ValidationError
from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable, Page

from historiography.models.fields import period_field
from publishing.blocks.prose import INLINE_FEATURES
from publishing.compilation.structure import Link
from publishing.pages import PublishablePage
from sources.links import source_links
from sources.models import Source

SLUG = "historiography"  # historiography.urls answers there too
HISTORIANS = "historians"


class HistoriographyIndexPage(PublishablePage):
    """What the debate is and how it moved. Schools, questions and the chart are found when it is rendered."""

    introduction = models.TextField(blank=True, max_length=1000, help_text="What is debated, in a sentence or two.")
    debate = RichTextField(
        blank=True, features=INLINE_FEATURES, help_text="What the debate is and how it moved, with citations."
    )

    version_fields = ("title", "introduction", "debate", "openings")
    text_fields = ("debate",)
    # Where it may stand is said by the front page, which belongs to an app above this one.
    subpage_types = ["historiography.SchoolPage", "historiography.HistorianIndexPage"]
    max_count = 1
    content_panels = [
        *PublishablePage.content_panels,
        FieldPanel("introduction"),
        FieldPanel("debate"),
        InlinePanel(
            "openings",
            heading="When sources opened",
            label="opening",
            help_text="Archives opened, collections published: the chart of works shows them by date.",
        ),
        *PublishablePage.change_panels,
    ]

    class Meta:
        verbose_name = "historiography"

    def clean(self):
        super().clean()
        if self.slug != SLUG:
            raise ValidationError({"slug": f"The historiography stays at /{SLUG}/: readers look for the debate there."})

    def other_links(self) -> tuple[Link, ...]:
        return source_links("openings", self.openings.all())


class ArchiveOpening(Orderable):
    """A date from which historians could read something new."""

    page = ParentalKey(HistoriographyIndexPage, on_delete=models.CASCADE, related_name="openings")
    date = period_field("When.")
    text = models.CharField(max_length=300, help_text="Example: Russian archives release telegrams of 1950.")
    source = models.ForeignKey(Source, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    panels = [
        FieldPanel("date", required_on_save=True),
        FieldPanel("text", required_on_save=True),
        FieldPanel("source"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = "opening of sources"
        constraints = [
            models.CheckConstraint(
                name="historiography_opening_told", condition=~models.Q(text="") & ~models.Q(date="")
            )
        ]

    def __str__(self) -> str:
        return f"{self.date}: {self.text}"


class HistorianIndexPage(PublishablePage):
    """Lists the historians of the site."""

    introduction = models.TextField(blank=True, max_length=1000)

    version_fields = ("title", "introduction")
    parent_page_types = ["historiography.HistoriographyIndexPage"]
    subpage_types = ["historiography.HistorianPage"]
    max_count = 1
    content_panels = [*PublishablePage.content_panels, FieldPanel("introduction"), *PublishablePage.change_panels]

    class Meta:
        verbose_name = "list of historians"

    def clean(self):
        super().clean()
        if self.slug != HISTORIANS:
            raise ValidationError({"slug": f"The list of historians stays at /{SLUG}/{HISTORIANS}/."})

    def slug_fault(self, slug: str, parent: Page) -> str | None:
        # Reserved for this very page.
        return None if slug == HISTORIANS else super().slug_fault(slug, parent)
