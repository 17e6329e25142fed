"""Sections: each a page of its own, so that it can be drafted, reviewed, cited and assigned alone."""

from typing import Any, ClassVar

from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.models import Orderable
from wagtail.search import index

from articles.blocks import SectionBlock
from historiography.models import Position
from publishing.compilation.structure import Compilation, Fault, Link
from publishing.document_links import link_to
from publishing.fields import BodyField
from publishing.pages import PublishablePage


class SectionPage(PublishablePage):
    """One section of an article; its place is its place among the article's children."""

    body = BodyField(SectionBlock(), blank=True)
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

    def other_links(self) -> tuple[Link, ...]:
        keys = [row.position_id for row in self.positions.all() if row.position_id]
        found = Position.objects.select_related("document", "question", "school").in_bulk(keys)
        return tuple(link_to("positions", found[key].document, str(found[key])) for key in keys if key in found)

    def publication_faults(self, compilation: Compilation) -> list[Fault]:
        return [
            Fault("warning", f"“{link.text}” is not published. Readers do not see it until it is.", field="positions")
            for link in compilation.links
            if link.block == "positions" and not link.href
        ]

    @classmethod
    def fields_in_words(cls, fields: dict) -> dict[str, str]:
        keys = [row["position"] for row in fields.get("positions", [])]
        found = Position.objects.select_related("question", "school").in_bulk(keys)
        words = {
            "Title": fields["title"],
            "Key question": fields.get("key_question", ""),
            "Learning aims": fields.get("learning_aims", ""),
            "Positions": "; ".join(str(found[key]) for key in keys if key in found),
        }
        return {label: text for label, text in words.items() if text}


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
