"""What was loaded from files, so that an editor's later change can be told from what a file said."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from publishing.models import Document


class LoadedFile(models.Model):
    """A page and the content file it was last loaded from."""

    path = models.CharField(max_length=500, unique=True, help_text="From the content folder.")
    document = models.OneToOneField(Document, on_delete=models.CASCADE, related_name="+")
    content_hash = models.CharField(max_length=64, help_text="Of the page's draft as it stood after the load.")
    change_kind = models.CharField(max_length=20, blank=True)
    change_note = models.TextField(blank=True)
    place = models.PositiveIntegerField(default=0, help_text="Where the file gives the order: its number then.")

    wagtail_reference_index_ignore = True

    def __str__(self) -> str:
        return self.path


class LoadedQuestions(models.Model):
    """A section and the file from which the questions on it were last loaded."""

    path = models.CharField(max_length=500, unique=True, help_text="From the content folder.")
    document = models.OneToOneField(Document, on_delete=models.CASCADE, related_name="+")
    content_hash = models.CharField(max_length=64, help_text="Of the questions as they stood after the load.")

    wagtail_reference_index_ignore = True

    def __str__(self) -> str:
        return self.path


class LoadedImage(models.Model):
    """An image of the library and the file it was last loaded from."""

    name = models.CharField(max_length=255, unique=True, help_text="From the folder of images.")
    image = models.OneToOneField(settings.WAGTAILIMAGES_IMAGE_MODEL, on_delete=models.CASCADE, related_name="+")
    content_hash = models.CharField(max_length=64, help_text="Of the image and its metadata after the load.")

    wagtail_reference_index_ignore = True

    def __str__(self) -> str:
        return self.name


class LastLoad(models.Model):
    """The digest of the folder that was last loaded in full: the same folder need not be read again."""

    digest = models.CharField(max_length=64)

    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [models.CheckConstraint(name="importing_last_load_single_row", condition=Q(pk=1))]

    def __str__(self) -> str:
        return self.digest
