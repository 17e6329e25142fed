"""Tables of text and numbers."""

from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock

from publishing.blocks.prose import INLINE_FEATURES


class TableBlock(blocks.StructBlock):
    """A table with a caption. Columns hold text or numbers; numbers are set right."""

    caption = blocks.CharBlock(max_length=300)
    table = TypedTableBlock(
        [
            ("text", blocks.RichTextBlock(features=INLINE_FEATURES)),
            ("number", blocks.CharBlock(max_length=50, required=False)),
        ]
    )
    note = blocks.CharBlock(max_length=500, required=False, help_text="Whose figures they are.")

    class Meta:
        icon = "table"
        label = "Table"
        template = "publishing/blocks/table.html"
