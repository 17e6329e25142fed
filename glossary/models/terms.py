"""Terms: what a name or a concept means, told at three lengths, with its sources."""

from django.core.exceptions import ValidationError
from django.db import models
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from taggit.models import TaggedItemBase
from wagtail.admin.panels import FieldPanel, InlinePanel, TitleFieldPanel
from wagtail.fields import RichTextField
from wagtail.search import index

from glossary.models.policy import LinkingPolicy
from glossary.name_faults import name_faults, title_fault
from glossary.publication import READING, term_faults
from glossary.term_forms import TermForm
from publishing.admin.panels import VersionPanel
from publishing.blocks.prose import INLINE_FEATURES
from publishing.compilation.structure import Compilation, Fault, Link
from publishing.pages import PublishablePage
from sources.links import source_links


class TermKind(models.TextChoices):
    """What kind of thing a term names."""

    CONCEPT = "concept", "Concept"
    PERSON = "person", "Person"
    PLACE = "place", "Place"
    EVENT = "event", "Event"
    ORGANISATION = "organisation", "Organisation"
    DOCUMENT = "document", "Document"


class TermSubject(TaggedItemBase):
    """A term's subject."""

    content_object = ParentalKey("glossary.TermPage", on_delete=models.CASCADE, related_name="tagged_subjects")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["tag", "content_object"], name="glossary_subject_once")]


class TermPage(LinkingPolicy, PublishablePage):
    """One term; its title is the headword. A draft may lack anything but that."""

    kind = models.CharField(
        max_length=20, choices=TermKind, error_messages={"blank": "Choose what kind of thing the term names."}
    )
    definition = RichTextField(
        blank=True,
        features=INLINE_FEATURES,
        help_text="One or two sentences that stand alone: they open beside the word in a text. Needed before "
        "publishing. Example: The river between Korea and China, which Chinese troops crossed on 19 October 1950.",
    )
    full_description = RichTextField(
        blank=True,
        features=INLINE_FEATURES,
        help_text="What a reader of the article should know, in 80 to 200 words. Needed before publishing.",
    )
    critical_perspective = RichTextField(
        blank=True,
        features=INLINE_FEATURES,
        help_text="What is disputed about it, by whom and on what evidence; whose word it is, and what it hides. "
        "60 to 150 words, with at least one citation. Needed before publishing.",
    )
    perspective_author = models.CharField(
        "signed by",
        max_length=200,
        blank=True,
        help_text="Who answers for the critical perspective. Example: The editors.",
    )
    subjects = ClusterTaggableManager(through=TermSubject, blank=True)

    version_fields = (
        "title",
        "kind",
        "names",
        "definition",
        "full_description",
        "critical_perspective",
        "perspective_author",
        "subjects",
        READING,
        *LinkingPolicy.policy_fields,
    )
    text_fields = ("definition", "full_description", "critical_perspective")
    base_form_class = TermForm
    parent_page_types = ["glossary.GlossaryIndexPage"]
    subpage_types: list[str] = []
    search_fields = [
        *PublishablePage.search_fields,
        index.RelatedFields("names", [index.SearchField("text"), index.AutocompleteField("text")]),
        index.SearchField("definition"),
        index.FilterField("kind"),
    ]
    content_panels = [
        VersionPanel(),
        TitleFieldPanel("title", help_text="The headword. Example: Peng Dehuai."),
        FieldPanel("kind"),
        InlinePanel(
            "names",
            heading="Other names",
            label="name",
            help_text="In other scripts, other romanisations, abbreviations: everything a reader may meet it by.",
        ),
        FieldPanel("definition"),
        FieldPanel("full_description"),
        FieldPanel("critical_perspective"),
        FieldPanel("perspective_author"),
        FieldPanel(
            "subjects",
            heading="Subjects",
            help_text="By these readers narrow down the list of terms. Example: Chinese military history.",
        ),
        InlinePanel(
            READING,
            heading="Further reading",
            label="source",
            help_text="Two to five sources that lead further, the best first.",
        ),
        LinkingPolicy.policy_panel,
        *PublishablePage.change_panels,
    ]

    class Meta:
        verbose_name = "term"

    def clean(self):
        super().clean()
        if fault := title_fault(self):
            raise ValidationError({"title": fault})

    def text_subjects(self) -> tuple[str, ...]:
        return tuple(tag.name for tag in self.subjects.all())

    def other_links(self) -> tuple[Link, ...]:
        return source_links(READING, self.further_reading.all())

    def publication_faults(self, compilation: Compilation) -> list[Fault]:
        return term_faults(compilation, document=self.document_id) + name_faults(self)
