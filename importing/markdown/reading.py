"""From pandoc's blocks to the blocks of a body, refusing what has no place there."""

from typing import Any

from importing.body import (
    LONGEST,
    Block,
    Body,
    Column,
    Extract,
    Figure,
    Heading,
    ItemList,
    Positions,
    Quotation,
    Table,
    Text,
)
from importing.faults import ContentFault
from importing.markdown.chunks import Chunk
from importing.markdown.inlines import SEPARATOR, InlineReader, Resolver
from importing.markdown.pandoc import Node
from importing.runs import Paragraph, Prose, is_plain, normal_paragraph, normal_prose, plain_text
from importing.spaces import one_line

ATTRIBUTES = {
    "quotation": {"attribution": True},
    "extract": {"title": True, "date": False, "language": False, "translator": False, "held_at": False},
    "positions": {"question": True},
}
REFUSED = {
    "CodeBlock": "Code has no place in a text: a paragraph does not begin with four spaces.",
    "BlockQuote": 'Write a quotation as ::: {.quotation attribution="…"}.',
    "LineBlock": "End a line with \\ to break it: | at its beginning has no meaning here.",
    "HorizontalRule": "There are no rules between paragraphs: use a heading.",
}
CALLED = {"positions": "block of positions"}  # where the class of a division is no word for one
LINKS_AND_EMPHASIS = frozenset({"emphasis"})


class BodyReader:
    """Reads the chunks of one file in order. ``compares`` tells whether positions of schools have a place in it."""

    def __init__(self, resolver: Resolver, *, compares: bool = False):
        self.resolver = resolver
        self.compares = compares
        self.blocks: list[Block] = []
        self.paragraphs: list[Paragraph] = []
        self.faults: list[ContentFault] = []
        self.level = 1  # of the title
        self.inlines = InlineReader(self.refuse, resolver)
        self.chunk = Chunk("", 0, "")

    def read(self, chunk: Chunk, nodes: list[Node] | None) -> None:
        self.chunk = chunk
        if nodes is None:
            self.refuse("This breaks the structure of the text: is it HTML, or a ::: out of place?")
            return
        for node in nodes:
            self.read_block(node)

    def finish(self) -> Body:
        self.end_text()
        return tuple(self.blocks)

    def refuse(self, reason: str, at: str = "") -> None:
        self.faults.append(self.chunk.fault(reason, at))

    def end_text(self) -> None:
        if self.paragraphs:
            self.blocks.append(Text(tuple(self.paragraphs)))
        self.paragraphs = []

    def read_block(self, node: Node) -> None:
        tag, content = node["t"], node.get("c", "")
        if tag in ("Para", "Plain"):
            if [inline["t"] for inline in content] == ["Image"]:
                self.add(self.figure(content[0], ()))
            else:
                self.paragraphs += normal_prose([self.inlines.runs(content)])
        elif tag == "RawBlock" and content[1].strip() == SEPARATOR:
            self.end_text()
        elif tag in ("Header", "BulletList", "OrderedList", "Div", "Figure", "Table"):
            self.add(getattr(self, f"read_{tag.lower()}")(content))
        elif tag == "RawBlock":
            words = content[1].split("\n")[0]
            self.refuse(f"HTML has no place in a text ({words}): write \\< for a “<”.", words)
        else:
            self.refuse(REFUSED.get(tag, f"{tag} has no place in a text."))

    def add(self, block: Block | None) -> None:
        self.end_text()
        if block is not None:
            self.blocks.append(block)

    def paragraph(self, nodes: list[Node]) -> Paragraph:
        return normal_paragraph(self.inlines.runs(nodes))

    def plain(self, nodes: list[Node], what: str, longest: int) -> str:
        paragraph = self.paragraph(nodes)
        if not is_plain(paragraph):
            self.refuse(f"{what} is plain text, without emphasis, links or line breaks.")
        return self.limited(one_line(plain_text(paragraph)), what, longest)

    def limited(self, text: str, what: str, longest: int) -> str:
        if len(text) > longest:
            self.refuse(f"{what} has {len(text)} characters; {longest} are allowed.")
        return text

    def prose(self, nodes: list[Node], what: str) -> Prose:
        if any(node["t"] not in ("Para", "Plain") for node in nodes):
            self.refuse(f"{what} holds paragraphs only.")
        paragraphs = [node["c"] for node in nodes if node["t"] in ("Para", "Plain")]
        prose = normal_prose(list(self.inlines.runs(words)) for words in paragraphs)
        if not prose:
            self.refuse(f"{what} is empty.")
        return prose

    def read_header(self, content: Any) -> Heading | None:
        level, attributes, nodes = content
        if attributes != ["", [], []]:
            self.refuse("A heading has no attributes: its anchor is made by the site.")
        text = self.plain(nodes, "A heading", LONGEST["heading"])
        if not text:
            self.refuse("A heading needs words.")
        if level not in (2, 3):
            self.refuse("Headings are ## and ###: # is the title, which stands in the front matter.")
            return None
        if level > self.level + 1:
            self.refuse("A ### stands below a ##.")
        self.level = level
        return Heading(text, level + 1)

    def read_bulletlist(self, items: list[list[Node]]) -> ItemList:
        return ItemList(False, tuple(self.prose(item, "An item of a list") for item in items))

    def read_orderedlist(self, content: Any) -> ItemList:
        (start, *_), items = content
        if start != 1:
            self.refuse(f"A list begins at 1: if this is none, write {start}\\. for the number.")
        return ItemList(True, tuple(self.prose(item, "An item of a list") for item in items))

    def read_div(self, content: Any) -> Quotation | Extract | Positions | None:
        (identifier, classes, pairs), nodes = content
        name = " ".join(classes)
        if identifier or name not in ATTRIBUTES:
            *others, last = (f"::: {{.{each} …}}" for each in ATTRIBUTES)
            self.refuse(f"{', '.join(others)} and {last} are known, not “{name or identifier}”.")
            return None
        known, given, called = ATTRIBUTES[name], dict(pairs), CALLED.get(name, name)
        for key in given:
            if key not in known:
                self.refuse(f"“{key}” is no attribute of a {called}: {', '.join(known)} are known.", key)
        for key, is_needed in known.items():
            if is_needed and not one_line(given.get(key, "")):
                self.refuse(f'A {called} needs {key}="…".')
        values = {
            key: self.limited(one_line(given[key]), key, LONGEST[key]) for key in known if one_line(given.get(key, ""))
        }
        if name == "positions":
            return self.positions(values.get("question", ""), nodes)
        text = self.prose(nodes, f"A {name}")
        if name == "quotation":
            return Quotation(text, values.get("attribution", ""))
        return Extract(text, **{"title": "", **values})

    def positions(self, question: str, nodes: list[Node]) -> Positions | None:
        if not self.compares:
            self.refuse("Positions of schools stand in sections of articles only.")
        elif nodes:
            self.refuse("Nothing stands between ::: {.positions …} and its :::: the positions have files of their own.")
        elif question:
            self.inlines.ask(self.resolver.question, question)
            return Positions(question)
        return None

    def read_figure(self, content: Any) -> Figure | None:
        _, (_, caption), nodes = content
        return self.figure(nodes[0]["c"][0], self.paragraph([inline for block in caption for inline in block["c"]]))

    def figure(self, node: Node, caption: Paragraph) -> Figure | None:
        (identifier, classes, pairs), words, (address, title) = node["c"]
        given = dict(pairs)
        if identifier or classes or title or set(given) - {"alt"}:
            self.refuse("A figure has a caption, an address and alt=“…”, nothing else.", address)
        if any(run.styles - LINKS_AND_EMPHASIS or "\n" in run.text for run in caption):
            self.refuse("A caption holds emphasis, links and citations only.", address)
        # Without alt="…" pandoc gives the caption as the alternative text.
        alt = given.get("alt") or plain_text(normal_paragraph(InlineReader(_ignore, self.resolver).runs(words)))
        if one_line(alt) == one_line(plain_text(caption)):
            alt = ""
        name = self.inlines.ask(self.resolver.image, address)
        return Figure(name, self.limited(one_line(alt), "alt", LONGEST["alt"]), caption) if name else None

    def read_table(self, content: Any) -> Table:
        (identifier, classes, pairs), (_, caption), columns, (_, heads), bodies, _ = content
        given = dict(pairs)
        if identifier or classes or set(given) - {"note"}:
            self.refuse('A table has a caption and note="…", nothing else.')
        if not caption:
            self.refuse("A table needs a caption: below it a line that begins with “: ”.")
        words = [inline for block in caption for inline in block["c"]]
        alignments = [alignment["t"] for alignment, _ in columns]
        if "AlignCenter" in alignments:
            self.refuse("Columns are text (---) or numbers (---:), never centred.")
        numbers = [alignment == "AlignRight" for alignment in alignments]
        (_, head), *_ = heads
        headings = [self.plain(self.cell(cell), "The head of a column", 255) for cell in head]
        rows = [cells for _, _, _, body in bodies for _, cells in body]
        return Table(
            self.plain(words, "A caption", LONGEST["caption"]),
            tuple(map(Column, headings, numbers)),
            tuple(tuple(map(self.read_cell, row, numbers)) for row in rows),
            self.limited(one_line(given.get("note", "")), "note", LONGEST["note"]),
        )

    def cell(self, cell: Any) -> list[Node]:
        return [inline for block in cell[4] for inline in block["c"]]

    def read_cell(self, cell: Any, is_number: bool) -> Paragraph | str:
        if is_number:
            return self.plain(self.cell(cell), "A number", LONGEST["number"])
        return self.paragraph(self.cell(cell))


def _ignore(reason: str, at: str) -> None:
    """The alternative text is the caption once more: its faults were told already."""
