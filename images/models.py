"""Images with what a scholarly page must say of them: what they show, whose they are, on what terms, from where."""

from django.db import models
from wagtail.images.models import AbstractImage, AbstractRendition, Image


class Licence(models.TextChoices):
    """Terms on which an image may be shown here."""

    PUBLIC_DOMAIN = "public-domain", "Public domain"
    CC0 = "cc0", "CC0 1.0"
    CC_BY = "cc-by-4.0", "CC BY 4.0"
    CC_BY_SA = "cc-by-sa-4.0", "CC BY-SA 4.0"
    OWN_WORK = "own-work", "Made for this site, CC BY 4.0"


class SiteImage(AbstractImage):
    """An image of the library. Wagtail's ``description`` is its alternative text; a figure may say its own."""

    credit = models.CharField(max_length=255, help_text="Who made it and who keeps it. Example: US National Archives.")
    licence = models.CharField(max_length=20, choices=Licence, default=Licence.PUBLIC_DOMAIN)
    source_url = models.URLField("source address", blank=True, help_text="Where the image was found, if on the web.")

    admin_form_fields = (
        "title",
        "file",
        "description",
        "credit",
        "licence",
        "source_url",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )
    search_fields = Image.search_fields

    class Meta(AbstractImage.Meta):
        verbose_name = "image"
        permissions = [("choose_image", "Can choose image")]


class Rendition(AbstractRendition):
    """A resized copy of an image, made on demand and disposable."""

    image = models.ForeignKey(SiteImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("image", "filter_spec", "focal_point_key"), name="images_rendition_unique")
        ]
