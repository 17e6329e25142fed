"""The stream of blocks that makes a body."""

from wagtail import blocks

from publishing.blocks.documents import ExtractBlock, QuotationBlock
from publishing.blocks.figures import FigureBlock
from publishing.blocks.prose import HeadingBlock, ListBlock, TextBlock
from publishing.blocks.tables import TableBlock


class BodyBlock(blocks.StreamBlock):
    """Everything a section or an information page may hold."""

    text = TextBlock()
    heading = HeadingBlock()
    list = ListBlock()
    figure = FigureBlock()
    quotation = QuotationBlock()
    extract = ExtractBlock()
    table = TableBlock()
