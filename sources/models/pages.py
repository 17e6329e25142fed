"""The page that lists the sources of the site."""

from django.db import models
from wagtail.admin.panels import FieldPanel

from publishing.pages import PublishablePage


class SourceIndexPage(PublishablePage):
    """The bibliography of the site. What it lists is found when it is rendered."""

    introduction = models.TextField(blank=True, max_length=1000)

    version_fields = ("title", "introduction")
    parent_page_types = ["articles.HomePage"]
    subpage_types: list[str] = []
    max_count = 1
    content_panels = [*PublishablePage.content_panels, FieldPanel("introduction"), *PublishablePage.change_panels]

    class Meta:
        verbose_name = "list of sources"
