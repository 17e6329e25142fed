"""The blocks of a body as plain values: what content files, Markdown and StreamFields have in common."""

from dataclasses import dataclass
from typing import ClassVar

from importing.runs import Paragraph, Prose


@dataclass(frozen=True)
class Text:
    """Paragraphs."""

    type: ClassVar[str] = "text"
    paragraphs: Prose


@dataclass(frozen=True)
class Heading:
    """A heading of level 3 (``##`` in a file) or 4 (``###``)."""

    type: ClassVar[str] = "heading"
    text: str
    level: int


@dataclass(frozen=True)
class ItemList:
    """A list with bullets or numbers."""

    type: ClassVar[str] = "list"
    ordered: bool
    items: tuple[Prose, ...]


@dataclass(frozen=True)
class Figure:
    """An image, by its file name in the folder of images."""

    type: ClassVar[str] = "figure"
    image: str
    alt: str = ""
    caption: Paragraph = ()


@dataclass(frozen=True)
class Quotation:
    """A quotation set off from the text."""

    type: ClassVar[str] = "quotation"
    text: Prose
    attribution: str


@dataclass(frozen=True)
class Extract:
    """Part of a primary document."""

    type: ClassVar[str] = "extract"
    text: Prose
    title: str
    date: str = ""
    language: str = "en"
    translator: str = ""
    held_at: str = ""


@dataclass(frozen=True)
class Column:
    """A column of a table: its cells are prose of at most one paragraph, or numbers written as text."""

    heading: str
    is_number: bool = False


@dataclass(frozen=True)
class Table:
    """A table with a caption. Cells of text columns are paragraphs, those of number columns text."""

    type: ClassVar[str] = "table"
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Paragraph | str, ...], ...]
    note: str = ""


@dataclass(frozen=True)
class Positions:
    """What every school holds on a question, by the name of its folder."""

    type: ClassVar[str] = "positions"
    question: str


Block = Text | Heading | ItemList | Figure | Quotation | Extract | Table | Positions
Body = tuple[Block, ...]
# The longest text of each, as the blocks of a page allow.
LONGEST = {
    "heading": 200,
    "attribution": 300,
    "title": 300,
    "date": 100,
    "language": 35,
    "translator": 200,
    "held_at": 300,
    "alt": 500,
    "caption": 300,
    "note": 500,
    "number": 50,
    "question": 200,
}
