"""From the blocks of a body to Markdown."""

from dataclasses import replace
from typing import Any

from importing.body import Block, Body, Extract, Figure, Heading, ItemList, Positions, Quotation, Table, Text
from importing.markdown import pandoc
from importing.markdown.inlines import NO_ATTRIBUTES, SEPARATOR, write_inlines, write_text
from importing.markdown.pandoc import Node
from importing.runs import LINK_INSIDE, LINK_TERM, Paragraph, Prose, Run

APART: Node = {"t": "RawBlock", "c": ["markdown", SEPARATOR]}
# Stands between two texts sent to pandoc together. It is no character of any content file.
BETWEEN = "\x1e"


class Addresses:
    """How links to content files and images are written in one file."""

    def link(self, path: str) -> str:
        raise NotImplementedError

    def term(self, path: str) -> str:
        """By what a link names a term."""
        raise NotImplementedError

    def image(self, name: str) -> str:
        raise NotImplementedError


class BodyWriter:
    """Writes the blocks of one file as pandoc's nodes."""

    def __init__(self, addresses: Addresses):
        self.addresses = addresses

    def write(self, body: Body) -> list[Node]:
        nodes: list[Node] = []
        for number, block in enumerate(body):
            if number and merges(body[number - 1], block):
                nodes.append(APART)
            nodes += getattr(self, f"write_{block.type}")(block)
        return nodes

    def paragraph(self, paragraph: Paragraph, *, in_table: bool = False) -> list[Node]:
        return write_inlines(tuple(self.addressed(run) for run in paragraph), in_table=in_table)

    def addressed(self, run: Run) -> Run:
        link = run.link or ""
        if run.is_term:
            return replace(run, link=LINK_TERM + self.addresses.term(link.removeprefix(LINK_TERM)))
        if link.startswith(LINK_INSIDE):
            return replace(run, link=self.addresses.link(link.removeprefix(LINK_INSIDE)))
        return run

    def prose(self, prose: Prose) -> list[Node]:
        return [{"t": "Para", "c": self.paragraph(paragraph)} for paragraph in prose]

    def write_text(self, block: Text) -> list[Node]:
        return self.prose(block.paragraphs)

    def write_heading(self, block: Heading) -> list[Node]:
        return [{"t": "Header", "c": [block.level - 1, NO_ATTRIBUTES, write_text(block.text)]}]

    def write_list(self, block: ItemList) -> list[Node]:
        is_tight = all(len(item) == 1 for item in block.items)
        items = [
            [{"t": "Plain" if is_tight else "Para", "c": self.paragraph(paragraph)} for paragraph in item]
            for item in block.items
        ]
        if block.ordered:
            return [{"t": "OrderedList", "c": [[1, {"t": "Decimal"}, {"t": "Period"}], items]}]
        return [{"t": "BulletList", "c": items}]

    def write_figure(self, block: Figure) -> list[Node]:
        attributes = ["", [], [["alt", block.alt]] if block.alt else []]
        target = [self.addresses.image(block.image), ""]
        if not block.caption:
            return [{"t": "Para", "c": [{"t": "Image", "c": [attributes, [], target]}]}]
        # In a figure pandoc takes what stands within the image for the alternative text.
        words = write_text(block.alt) if block.alt else self.paragraph(block.caption)
        image = {"t": "Image", "c": [NO_ATTRIBUTES, words, target]}
        caption = [None, [{"t": "Plain", "c": self.paragraph(block.caption)}]]
        return [{"t": "Figure", "c": [NO_ATTRIBUTES, caption, [{"t": "Plain", "c": [image]}]]}]

    def write_quotation(self, block: Quotation) -> list[Node]:
        return [self.division("quotation", self.prose(block.text), attribution=block.attribution)]

    def write_extract(self, block: Extract) -> list[Node]:
        attributes = {
            "title": block.title,
            "date": block.date,
            "language": "" if block.language == "en" else block.language,
            "translator": block.translator,
            "held_at": block.held_at,
        }
        return [self.division("extract", self.prose(block.text), **attributes)]

    def write_positions(self, block: Positions) -> list[Node]:
        return [self.division("positions", [], question=block.question)]

    def division(self, name: str, nodes: list[Node], **attributes: str) -> Node:
        return {"t": "Div", "c": [["", [name], [[key, text] for key, text in attributes.items() if text]], nodes]}

    def write_table(self, block: Table) -> list[Node]:
        attributes = ["", [], [["note", block.note]] if block.note else []]
        caption = [None, [{"t": "Plain", "c": write_text(block.caption)}]]
        columns = [
            [{"t": "AlignRight" if column.is_number else "AlignDefault"}, {"t": "ColWidthDefault"}]
            for column in block.columns
        ]
        head = [NO_ATTRIBUTES, [self.row(tuple(column.heading for column in block.columns))]]
        body = [NO_ATTRIBUTES, 0, [], [self.row(row) for row in block.rows]]
        return [{"t": "Table", "c": [attributes, caption, columns, head, [body], [NO_ATTRIBUTES, []]]}]

    def row(self, cells: tuple[Paragraph | str, ...]) -> list[Any]:
        written = [write_text(cell) if isinstance(cell, str) else self.paragraph(cell, in_table=True) for cell in cells]
        return [
            NO_ATTRIBUTES,
            [
                [NO_ATTRIBUTES, {"t": "AlignDefault"}, 1, 1, [{"t": "Plain", "c": words}] if words else []]
                for words in written
            ],
        ]


def merges(before: Block, block: Block) -> bool:
    """Whether two blocks would be read as one if nothing stood between them."""
    if isinstance(before, ItemList) and isinstance(block, ItemList):
        return before.ordered == block.ordered
    return isinstance(before, Text) and isinstance(block, Text)


def write_bodies(bodies: list[list[Node]]) -> list[str]:
    """The Markdown of several bodies by one call of pandoc. Each ends with a line end, or is empty."""
    nodes: list[Node] = []
    for body in bodies:
        nodes += [{"t": "RawBlock", "c": ["markdown", BETWEEN]}, *body]
    _, *texts = pandoc.write(nodes).split(BETWEEN)
    return [text.strip("\n") + "\n" if text.strip("\n") else "" for text in texts]
