"""Between the blocks of a body and the raw value of a StreamField."""

from collections.abc import Callable
from difflib import SequenceMatcher
from typing import Any
from uuid import uuid4

from importing.body import Block, Body, Column, Extract, Figure, Heading, ItemList, Positions, Quotation, Table, Text
from importing.references import References
from importing.rich_text import as_one_paragraph, read_prose, write_prose
from importing.runs import Paragraph, Prose, plain_text
from importing.spaces import one_line

Raw = dict[str, Any]


class StreamWriter:
    """Writes blocks as raw values, without ids."""

    def __init__(self, references: References):
        self.references = references

    def value(self, block: Block) -> Any:
        return getattr(self, f"value_of_{block.type}")(block)

    def html(self, prose: Prose) -> str:
        return write_prose(prose, self.references)

    def value_of_text(self, block: Text) -> str:
        return self.html(block.paragraphs)

    def value_of_heading(self, block: Heading) -> Raw:
        return {"text": block.text, "level": str(block.level)}

    def value_of_list(self, block: ItemList) -> Raw:
        items = [{"type": "item", "value": self.html(item), "id": str(uuid4())} for item in block.items]
        return {"ordered": block.ordered, "items": items}

    def value_of_figure(self, block: Figure) -> Raw:
        caption = self.html((block.caption,)) if block.caption else ""
        return {"image": self.references.image_keys[block.image], "alt_text": block.alt, "caption": caption}

    def value_of_quotation(self, block: Quotation) -> Raw:
        return {"text": self.html(block.text), "attribution": block.attribution}

    def value_of_extract(self, block: Extract) -> Raw:
        return {**vars(block), "text": self.html(block.text)}

    def value_of_table(self, block: Table) -> Raw:
        columns = [
            {"type": "number" if column.is_number else "text", "heading": column.heading} for column in block.columns
        ]
        rows = [{"values": [self.cell(cell) for cell in row]} for row in block.rows]
        return {
            "caption": block.caption,
            "table": {"columns": columns, "rows": rows, "caption": ""},
            "note": block.note,
        }

    def value_of_positions(self, block: Positions) -> Raw:
        return {"question": self.references.questions.keys[block.question]}

    def cell(self, cell: Paragraph | str) -> str:
        if isinstance(cell, str):
            return cell
        return self.html((cell,)) if cell else ""


class StreamReader:
    """Reads raw values as blocks. What has no form in a file is left out, and ``note`` is told."""

    def __init__(self, references: References, note: Callable[[str], None]):
        self.references = references
        self.note = note

    def body(self, raw: list[Raw]) -> Body:
        blocks = (self.block(item) for item in raw)
        return tuple(block for block in blocks if block is not None)

    def block(self, item: Raw) -> Block | None:
        read = getattr(self, f"read_{item['type']}", None)
        if read is None:
            self.note(f"a block of the type “{item['type']}” was left out.")
            return None
        block: Block | None = read(item["value"])
        return block

    def prose(self, html: str) -> Prose:
        return read_prose(html, self.references, self.note)

    def paragraph(self, html: str, what: str) -> Paragraph:
        prose = self.prose(html)
        joined = as_one_paragraph(prose)
        if prose and prose != (joined,):
            self.note(f"{what} has one line only: its lines were joined.")
        return joined

    def read_text(self, value: str) -> Text | None:
        paragraphs = self.prose(value)
        return Text(paragraphs) if paragraphs else None

    def read_heading(self, value: Raw) -> Heading:
        return Heading(one_line(value["text"]), int(value["level"]))

    def read_list(self, value: Raw) -> ItemList | None:
        items = tuple(filter(None, (self.prose(item["value"]) for item in value["items"])))
        return ItemList(bool(value["ordered"]), items) if items else None

    def read_figure(self, value: Raw) -> Figure | None:
        name = self.references.image_names.get(value["image"] or 0)
        if name is None:
            self.note("a figure without its image was left out.")
            return None
        caption = self.paragraph(value.get("caption") or "", "a caption")
        alt = one_line(value.get("alt_text") or "")
        return Figure(name, "" if alt == one_line(plain_text(caption)) else alt, caption)

    def read_quotation(self, value: Raw) -> Quotation:
        return Quotation(self.prose(value["text"]), one_line(value["attribution"]))

    def read_extract(self, value: Raw) -> Extract:
        names = ("title", "date", "language", "translator", "held_at")
        texts = {name: one_line(value.get(name) or "") for name in names}
        return Extract(self.prose(value["text"]), **{**texts, "language": texts["language"] or "en"})

    def read_table(self, value: Raw) -> Table:
        table = value["table"] or {}
        columns = table.get("columns", [])
        if table.get("caption"):
            self.note("the second caption of a table was left out.")
        numbers = [column["type"] == "number" for column in columns]
        rows = (row["values"] for row in table.get("rows", []))
        return Table(
            one_line(value["caption"]),
            tuple(Column(one_line(column["heading"]), number) for column, number in zip(columns, numbers, strict=True)),
            tuple(tuple(map(self.read_cell, row, numbers)) for row in rows),
            one_line(value.get("note") or ""),
        )

    def read_positions(self, value: Raw) -> Positions | None:
        name = self.references.questions.names.get(value["question"] or 0)
        if name is None:
            self.note("positions on a question that is not published were left out.")
            return None
        return Positions(name)

    def read_cell(self, cell: str | None, is_number: bool) -> Paragraph | str:
        return one_line(cell or "") if is_number else self.paragraph(cell or "", "a cell of a table")


def updated_stream(old: list[Raw], body: Body, references: References) -> list[Raw]:
    """The raw value for a body that takes the place of an old one.

    Blocks that did not change stay as they are, and blocks edited in place keep their ids: permanent anchors hang on
    them.
    """
    reader, writer = StreamReader(references, lambda reason: None), StreamWriter(references)
    before = [(item["type"], reader.block(item)) for item in old]
    after = [(block.type, block) for block in body]
    raw: list[Raw] = []
    for action, start, end, new_start, new_end in SequenceMatcher(None, before, after, False).get_opcodes():
        replaced = old[start:end]
        if action == "equal":
            raw += replaced
            continue
        for block in body[new_start:new_end]:
            place = next((number for number, item in enumerate(replaced) if item["type"] == block.type), None)
            # Taken in order, so that two blocks never change places.
            kept = None if place is None else replaced[place]
            replaced = replaced if place is None else replaced[place + 1 :]
            raw.append({"type": block.type, "value": writer.value(block), "id": kept["id"] if kept else str(uuid4())})
    return raw
