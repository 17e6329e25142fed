"""The front page and the pages about the site."""

from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from publishing.blocks import BodyBlock
from publishing.fields import BodyField
from publishing.pages import PublishablePage


class HomePage(PublishablePage):
    """The front page. What it shows of articles and changes is found when it is rendered."""

    tagline = models.CharField(max_length=255, blank=True, help_text="What this site is, in one sentence.")

    version_fields = ("title", "tagline")
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "articles.ArticleIndexPage",
        "glossary.GlossaryIndexPage",
        "historiography.HistoriographyIndexPage",
        "sources.SourceIndexPage",
        "articles.InformationPage",
    ]
    max_count = 1
    content_panels = [*PublishablePage.content_panels, FieldPanel("tagline"), *PublishablePage.change_panels]

    class Meta:
        verbose_name = "front page"


class InformationPage(PublishablePage):
    """A page about the site: who makes it, on what terms, how it handles data."""

    introduction = models.TextField(blank=True, max_length=1000)
    body = BodyField(BodyBlock(), blank=True)

    version_fields = ("title", "introduction", "body")
    body_field = "body"
    parent_page_types = ["articles.HomePage"]
    subpage_types: list[str] = []
    search_fields = [*PublishablePage.search_fields, index.SearchField("body")]
    content_panels = [
        *PublishablePage.content_panels,
        FieldPanel("introduction"),
        FieldPanel("body"),
        *PublishablePage.change_panels,
    ]

    class Meta:
        verbose_name = "information page"
