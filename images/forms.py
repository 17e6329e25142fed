"""The form in which images are uploaded and described."""

from django.core.exceptions import ValidationError
from PIL.Image import DecompressionBombError
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm


class SafeImageField(WagtailImageField):
    """Wagtail's field opens a file before it counts its pixels, and fails on a decompression bomb."""

    def to_python(self, data):
        try:
            return super().to_python(data)
        except DecompressionBombError as error:
            raise ValidationError(
                "This file unpacks to far more pixels than its size tells, so it is not opened. "
                "Save the image anew, at most 8,000 pixels wide."
            ) from error
        except OSError as error:  # it begins like a picture and ends too soon
            raise ValidationError(self.error_messages["invalid_image"], code="invalid_image") from error


class ImageForm(BaseImageForm):
    """Uploads and describes an image."""

    file = SafeImageField(label="File")
