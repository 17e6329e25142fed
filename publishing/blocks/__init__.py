"""The blocks of which the body of every public page is made."""

from publishing.blocks.bodies import BodyBlock
from publishing.blocks.documents import ExtractBlock, QuotationBlock
from publishing.blocks.figures import FigureBlock
from publishing.blocks.prose import HeadingBlock, ListBlock, TextBlock
from publishing.blocks.tables import TableBlock

__all__ = [
    "BodyBlock",
    "ExtractBlock",
    "FigureBlock",
    "HeadingBlock",
    "ListBlock",
    "QuotationBlock",
    "TableBlock",
    "TextBlock",
]
