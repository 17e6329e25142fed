"""Figures: an image with caption, credit and licence."""

from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock


class FigureBlock(blocks.StructBlock):
    """An image of the library. Credit and licence are those of the image."""

    image = ImageChooserBlock()
    alt_text = blocks.CharBlock(
        max_length=500,
        required=False,
        label="Alternative text",
        help_text="What the image shows here. Leave empty to use the image's own description.",
    )
    caption = blocks.RichTextBlock(features=["italic", "link", "citation", "term", "unlinked"], required=False)

    class Meta:
        icon = "image"
        label = "Figure"
        template = "publishing/blocks/figure.html"
