"""The page that lists all terms."""

from django.core.exceptions import ValidationError
from django.db import models
from wagtail.admin.panels import FieldPanel

from publishing.pages import PublishablePage

SLUG = "glossary"  # glossary.urls answers questions there


class GlossaryIndexPage(PublishablePage):
    """Lists the terms of the site from A to Z."""

    introduction = models.TextField(blank=True, max_length=1000, help_text="What the glossary holds, in a sentence.")

    version_fields = ("title", "introduction")
    # Where it may stand is said by the front page, which belongs to an app above this one.
    subpage_types = ["glossary.TermPage"]
    max_count = 1
    content_panels = [*PublishablePage.content_panels, FieldPanel("introduction"), *PublishablePage.change_panels]

    class Meta:
        verbose_name = "glossary"

    def clean(self):
        super().clean()
        if self.slug != SLUG:
            raise ValidationError({"slug": f"The glossary stays at /{SLUG}/: readers look for terms there."})
