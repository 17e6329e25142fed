"""Sections: each a page of its own, so that it can be drafted, reviewed, cited and assigned alone."""

from typing import Any, ClassVar

from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.models import Orderable
from wagtail.search import index

from historiography.models import Position
from publishing.blocks import BodyBlock
from publishing.fields import BodyField
from publishing.pages import PublishablePage


class SectionPage(PublishablePage):
    """One section of an article; its place is its place among the article's children."""

    body = BodyField(BodyBlock(), blank=True)
    key_question = models.CharField(
        max_length=300, blank=True, help_text="The question that this section answers. Example: Who decided, and when?"
    )
    learning_aims = models.TextField(
        blank=True, max_length=1500, help_text="What a reader can do afterwards: one aim a line."
    )

    version_fields = ("title", "body", "key_question", "learning_aims", "positions")
    version_defaults: ClassVar[dict[str, Any]] = {"positions": []}
    body_field = "body"
    parent_page_types = ["articles.ArticlePage"]
    subpage_types: list[str] = []
    search_fields = [*PublishablePage.search_fields, index.SearchField("body")]
    content_panels = [
        *PublishablePage.content_panels,
        FieldPanel("key_question"),
        FieldPanel("body"),
        FieldPanel("learning_aims"),
        InlinePanel(
            "positions",
            heading="Positions that bear on it",
            label="position",
            help_text="What schools of historians hold on the questions of this section: shown beside it.",
        ),
        *PublishablePage.change_panels,
    ]

    class Meta:
        verbose_name = "section"

    def container(self) -> PublishablePage | None:
        parent = self.get_parent()
        return parent.specific if parent else None


class SectionPosition(Orderable):
    """A position of a school that bears on a section."""

    section = ParentalKey(SectionPage, on_delete=models.CASCADE, related_name="positions")
    position = models.ForeignKey(Position, on_delete=models.PROTECT, related_name="sections")

    panels = [FieldPanel("position")]

    class Meta(Orderable.Meta):
        verbose_name = "position"
        constraints = [
            models.UniqueConstraint(fields=["section", "position"], name="articles_section_position_once"),
        ]

    def __str__(self) -> str:
        return str(self.position)
