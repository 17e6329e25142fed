"""Sections: each a page of its own, so that it can be drafted, reviewed, cited and assigned alone."""

from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

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

    version_fields = ("title", "body", "key_question", "learning_aims")
    body_field = "body"
    parent_page_types = ["articles.ArticlePage"]
    subpage_types: list[str] = []
    search_fields = [*PublishablePage.search_fields, index.SearchField("body")]
    content_panels = [
        *PublishablePage.content_panels,
        FieldPanel("key_question"),
        FieldPanel("body"),
        FieldPanel("learning_aims"),
        *PublishablePage.change_panels,
    ]

    class Meta:
        verbose_name = "section"

    def container(self) -> PublishablePage | None:
        parent = self.get_parent()
        return parent.specific if parent else None
