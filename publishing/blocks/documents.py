"""Words of others: quotations and extracts from documents."""

from wagtail import blocks

from publishing.blocks.prose import INLINE_FEATURES


class QuotationBlock(blocks.StructBlock):
    """A quotation set off from the text, always with who said it."""

    text = blocks.RichTextBlock(features=INLINE_FEATURES)
    attribution = blocks.CharBlock(max_length=300, help_text="Who said it, where and when.")

    class Meta:
        icon = "openquote"
        label = "Quotation"
        template = "publishing/blocks/quotation.html"


class ExtractBlock(blocks.StructBlock):
    """Part of a primary document, with what a historian needs in order to judge it."""

    title = blocks.CharBlock(max_length=300, help_text="Example: Mao Zedong to Stalin, telegram.")
    date = blocks.CharBlock(max_length=100, required=False, help_text="As the document gives it.")
    text = blocks.RichTextBlock(features=INLINE_FEATURES)
    language = blocks.CharBlock(
        max_length=35, default="en", help_text="Language tag of the text as printed here: en, zh-Hans, ko, ru."
    )
    translator = blocks.CharBlock(max_length=200, required=False)
    held_at = blocks.CharBlock(max_length=300, required=False, help_text="Archive and shelf mark, or edition.")

    class Meta:
        icon = "doc-full"
        label = "Document extract"
        template = "publishing/blocks/extract.html"
