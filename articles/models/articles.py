"""Articles and their index."""

from django.core.exceptions import ValidationError
from django.db import models
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from taggit.models import TaggedItemBase
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.models import Orderable
from wagtail.search import index

from articles.names import family_and_given
from images.models import SiteImage
from publishing.pages import PublishablePage


class ArticleIndexPage(PublishablePage):
    """Lists the articles of the site."""

    introduction = models.TextField(blank=True, max_length=1000)

    version_fields = ("title", "introduction")
    parent_page_types = ["articles.HomePage"]
    subpage_types = ["articles.ArticlePage"]
    max_count = 1
    content_panels = [*PublishablePage.content_panels, FieldPanel("introduction"), *PublishablePage.change_panels]

    class Meta:
        verbose_name = "articles index"


class ArticleSubject(TaggedItemBase):
    """An article's subject."""

    content_object = ParentalKey("articles.ArticlePage", on_delete=models.CASCADE, related_name="tagged_subjects")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["tag", "content_object"], name="articles_subject_once")]


class ArticleLicence(models.TextChoices):
    """Terms on which an article may be used."""

    CC_BY = "cc-by-4.0", "CC BY 4.0"
    CC_BY_SA = "cc-by-sa-4.0", "CC BY-SA 4.0"
    ALL_RIGHTS = "all-rights-reserved", "All rights reserved"


class ArticlePage(PublishablePage):
    """An article: what stands above its sections. Its versions list the versions of its sections."""

    subtitle = models.CharField(max_length=255, blank=True)
    summary = models.TextField(max_length=1500, help_text="The standfirst: two or three sentences.")
    lead_image = models.ForeignKey(SiteImage, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    subjects = ClusterTaggableManager(through=ArticleSubject, blank=True)
    reviewed_on = models.DateField(
        null=True, blank=True, help_text="When a historian last read the whole article against the literature."
    )
    licence = models.CharField(max_length=20, choices=ArticleLicence, default=ArticleLicence.CC_BY)

    version_fields = (
        "title",
        "subtitle",
        "summary",
        "authors",
        "lead_image",
        "subjects",
        "reviewed_on",
        "licence",
    )
    lead_image_field = "lead_image"
    has_members = True
    parent_page_types = ["articles.ArticleIndexPage"]
    subpage_types = ["articles.SectionPage"]
    search_fields = [*PublishablePage.search_fields, index.SearchField("subtitle"), index.SearchField("summary")]
    content_panels = [
        *PublishablePage.content_panels,
        FieldPanel("subtitle"),
        FieldPanel("summary"),
        InlinePanel("authors", heading="Authors", label="author", min_num=1),
        FieldPanel("lead_image"),
        FieldPanel("subjects"),
        FieldPanel("reviewed_on"),
        FieldPanel("licence"),
        *PublishablePage.change_panels,
    ]

    class Meta:
        verbose_name = "article"

    def text_subjects(self) -> tuple[str, ...]:
        return tuple(tag.name for tag in self.subjects.all())


class ArticleAuthor(Orderable):
    """Who wrote an article, in the order of its title page."""

    article = ParentalKey(ArticlePage, on_delete=models.CASCADE, related_name="authors")
    name = models.CharField(max_length=200)
    family_name = models.CharField(
        max_length=200,
        blank=True,
        help_text="That part of the name by which lists are sorted. Examples: Byron of Ada Byron, Chen of Chen Jian. "
        "Leave it empty for an institution.",
    )
    affiliation = models.CharField(max_length=200, blank=True)

    panels = [FieldPanel("name"), FieldPanel("family_name"), FieldPanel("affiliation")]

    def __str__(self) -> str:
        return self.name

    def clean(self):
        super().clean()
        if self.family_name and family_and_given(self.name, self.family_name) is None:
            raise ValidationError({"family_name": f"“{self.name}” does not begin or end with “{self.family_name}”."})
