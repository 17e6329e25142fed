"""Images in templates."""

from django import template
from django.utils.safestring import SafeString

from images import frozen

register = template.Library()


@register.simple_tag
def frozen_image(image, alt: str = "") -> SafeString:
    """The ``<img>`` of an image as it is now, kept for ever; ``alt`` overrides the image's own description."""
    return frozen.frozen_image(image, alt)
