"""Paragraphs, headings and lists."""

from wagtail import blocks

# "citation", "term" and "unlinked" are registered by the apps sources, glossary and linking.
INLINE_FEATURES = ["bold", "italic", "superscript", "subscript", "link", "citation", "term", "unlinked"]


class TextBlock(blocks.RichTextBlock):
    """Paragraphs. Five to ten in one block keep the editor quick."""

    def __init__(self, **kwargs):
        kwargs.setdefault("features", INLINE_FEATURES)
        super().__init__(**kwargs)

    class Meta:
        icon = "pilcrow"
        label = "Text"
        template = "publishing/blocks/text.html"


class HeadingBlock(blocks.StructBlock):
    """A heading inside a section: level 3, or 4 below one of level 3."""

    text = blocks.CharBlock(max_length=200)
    level = blocks.ChoiceBlock(
        choices=[("3", "Heading"), ("4", "Subheading")],
        default="3",
        help_text="A subheading stands below a heading, never directly below the section's title.",
    )

    class Meta:
        icon = "title"
        label = "Heading"
        template = "publishing/blocks/heading.html"


class ListBlock(blocks.StructBlock):
    """A list of short texts, with bullets or numbers."""

    ordered = blocks.BooleanBlock(required=False, label="Numbered")
    items = blocks.ListBlock(blocks.RichTextBlock(features=INLINE_FEATURES, label="Item"), min_num=1)

    class Meta:
        icon = "list-ul"
        label = "List"
        template = "publishing/blocks/list.html"
