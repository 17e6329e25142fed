"""How a term's names are linked in texts, as far as an editor says it."""

from typing import Any, ClassVar

from django.db import models
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from taggit.models import TaggedItemBase
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel


class Capitals(models.TextChoices):
    """Whether capitals have to be as in the name."""

    AUTO = "auto", "As usual: they count in names, not in common nouns"
    YES = "yes", "Must be as in the name"
    NO = "no", "Do not count"


class SurnameAlone(models.TextChoices):
    """When a surname by itself names the person."""

    ALONE = "alone", "Links to the person"
    AFTER_FULL_NAME = "after full name", "Links only in texts that have the full name before it"
    NEVER = "never", "Never links"


class TermExclusion(TaggedItemBase):
    """A subject of texts in which a term is never linked."""

    content_object = ParentalKey("glossary.TermPage", on_delete=models.CASCADE, related_name="tagged_exclusions")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["tag", "content_object"], name="glossary_exclusion_once")]


class LinkingPolicy(models.Model):
    """The policy of one term. What is as usual is not told in versions."""

    is_linkable = models.BooleanField(
        "link its names",
        default=True,
        help_text="Untick if no text should lead to this term by itself. Links that you set in a text stay.",
    )
    links_by_hand = models.BooleanField(
        "only where an editor sets the link",
        default=False,
        help_text="For names that mostly mean something else. Example: “the Front”.",
    )
    match_case = models.CharField(
        "capital letters",
        max_length=4,
        choices=Capitals,
        default=Capitals.AUTO,
        help_text="Example: with “Must be as in the name” the Volunteers are linked, and volunteers are not.",
    )
    surname = models.CharField(
        max_length=100,
        blank=True,
        help_text="Only where the order of the names does not tell it. Example: Philby, for Kim Philby.",
    )
    surname_use = models.CharField(
        "the surname alone",
        max_length=20,
        choices=SurnameAlone,
        default=SurnameAlone.ALONE,
        help_text="For persons. Choose “only in texts that have the full name” for widespread surnames.",
    )
    never_for = ClusterTaggableManager(
        through=TermExclusion,
        blank=True,
        verbose_name="never in texts on",
        help_text="Subjects of articles in which this term is never meant. Example: American Civil War.",
        related_name="+",
    )

    policy_fields = ("is_linkable", "links_by_hand", "match_case", "surname", "surname_use", "never_for")
    version_defaults: ClassVar[dict[str, Any]] = {
        "is_linkable": True,
        "links_by_hand": False,
        "match_case": Capitals.AUTO.value,
        "surname": "",
        "surname_use": SurnameAlone.ALONE.value,
        "never_for": [],
    }
    policy_panel = MultiFieldPanel(
        [
            FieldPanel("is_linkable"),
            FieldPanel("links_by_hand"),
            FieldPanel("match_case"),
            FieldRowPanel([FieldPanel("surname"), FieldPanel("surname_use")]),
            FieldPanel("never_for"),
        ],
        heading="Linking",
        help_text="Texts link to a term by its title and other names, where that is sure; the rest waits as a "
        "suggestion. Most terms need nothing here.",
    )

    class Meta:
        abstract = True
