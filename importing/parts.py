"""Files whose text has parts: paragraphs below headings that their kind names."""

from collections.abc import Iterable

from importing.body import Block, Body, Heading, Text
from importing.faults import ContentFault
from importing.kinds import Kind, Part
from importing.markdown.chunks import Chunk
from importing.markdown.inlines import Resolver
from importing.markdown.pandoc import Node
from importing.markdown.reading import BodyReader
from importing.runs import Paragraph, Prose


class PartsReader(BodyReader):
    """Reads the parts of one file."""

    def __init__(self, resolver: Resolver, kind: Kind, path: str):
        super().__init__(resolver)
        self.kind = kind
        self.path = path
        self.texts: dict[str, list[Paragraph]] = {}
        self.lines: dict[str, int] = {}
        self.part = kind.parts[0].name

    def read(self, chunk: Chunk, nodes: list[Node] | None) -> None:
        super().read(chunk, nodes)
        self.end_text()

    def end_text(self) -> None:
        if self.paragraphs:
            self.texts.setdefault(self.part, []).extend(self.paragraphs)
        self.paragraphs = []

    def add(self, block: Block | None) -> None:
        self.end_text()
        if isinstance(block, Heading):
            self.begin(block)
        elif block is not None:
            self.refuse(f"A file of the kind {self.kind.name} holds paragraphs only, below its headings.")

    def begin(self, heading: Heading) -> None:
        known = {part.heading: part.name for part in self.kind.parts if part.heading}
        part = known.get(heading.text) if heading.level == 3 else None
        if part is None:
            listed = " and ".join(f"## {name}" for name in known)
            headings = f"the headings {listed}, and no others" if known else "one text, and no headings"
            self.refuse(f"A file of the kind {self.kind.name} has {headings}.")
        elif part in self.lines:
            self.refuse(f"## {heading.text} stands here twice: first on line {self.lines[part]}.")
        else:
            self.lines[part] = self.chunk.line
            self.part = part

    def finish_parts(self, first_line: int) -> dict[str, Prose]:
        """The texts in the order of their kind; what is missing is a fault."""
        self.end_text()
        for part in self.kind.parts:
            is_absent = part.is_optional and part.name not in self.lines
            fault = "" if is_absent else part_fault(part, self.texts.get(part.name, []))
            if fault:
                self.faults.append(ContentFault(self.path, self.lines.get(part.name, first_line), fault))
        return {part.name: tuple(self.texts.get(part.name, ())) for part in self.kind.parts}


def part_fault(part: Part, text: Iterable[Paragraph]) -> str:
    """Why a text cannot be published as a part, or nothing."""
    runs = [run for paragraph in text for run in paragraph]
    if not runs and part.heading:
        return f"The text below “## {part.heading}” is missing: what is loaded is published, and needs it."
    if not runs:
        return f"The {part.name} is missing: it stands below the front matter, before the first heading."
    if part.is_cited and not any(run.citation for run in runs):
        words = f"text below “## {part.heading}”" if part.heading else part.name
        return f"The {words} cites nothing: it needs at least one source, as [@key, locator]."
    return ""


def body_of(kind: Kind, texts: dict[str, Prose]) -> Body:
    """The parts as blocks to write."""
    blocks: list[Block] = []
    for part in kind.parts:
        is_absent = part.is_optional and not texts.get(part.name)
        blocks += [Heading(part.heading, 3)] if part.heading and not is_absent else []
        blocks += [Text(texts[part.name])] if texts.get(part.name) else []
    return tuple(blocks)
