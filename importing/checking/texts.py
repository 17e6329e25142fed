"""The texts of content files as their readers meet them: passage by passage, each with its line.

Loading knows blocks and parts; a check has to name the line of a paragraph. So the chunks of every file, each of which
has a line, are read one by one.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from importing.body import Block, Extract, Figure, Heading, ItemList, Quotation, Table, Text
from importing.front_matter import Matter
from importing.kinds import Kind
from importing.markdown import chunks
from importing.markdown.chunks import Chunk
from importing.markdown.inlines import Resolver
from importing.markdown.pandoc import Node
from importing.markdown.reading import BodyReader
from importing.runs import Paragraph, plain_text
from importing.spaces import one_line

BODY = "body"
FRONT_MATTER = "front matter"
SPACE_LEFT = re.compile(r" +(?=[.,;:])")
# Keys of the front matter whose values are prose; names and titles are none.
PROSE_KEYS = ("tagline", "subtitle", "summary", "introduction", "key_question", "learning_aims", "claim", "openings")


@dataclass(frozen=True)
class Words:
    """One paragraph of a passage: its words without marks and citations, and the keys of the sources it cites."""

    text: str
    cited: tuple[str, ...] = ()


@dataclass(frozen=True)
class Passage:
    """What stands between two blank lines of a file, or a value of its front matter.

    ``part`` is the name of the part in which it stands, ``body`` or ``front matter``; ``block`` the type of the block,
    of front matter the key.
    """

    line: int
    part: str
    block: str
    paragraphs: tuple[Words, ...]
    is_attributed: bool = False

    @property
    def text(self) -> str:
        return " ".join(words.text for words in self.paragraphs)

    @property
    def cited(self) -> tuple[str, ...]:
        return tuple(key for words in self.paragraphs for key in words.cited)


@dataclass(frozen=True)
class FileText:
    """A content file as it is checked. ``lines`` are those of the keys and, as ``## Heading``, of the parts."""

    path: str
    kind: Kind
    fields: Mapping[str, Any]
    lines: Mapping[str, int]
    passages: tuple[Passage, ...] = field(default=())

    @property
    def body_line(self) -> int:
        """Where its text begins, or its first line."""
        return next((one.line for one in self.passages if one.part != FRONT_MATTER), 1)

    def line_of(self, part: str) -> int:
        return next((one.line for one in self.passages if one.part == part), self.body_line)

    def part(self, name: str) -> list[Passage]:
        return [one for one in self.passages if one.part == name]


class _Anything(Resolver):
    """Whether names are known was asked when the folder was read."""

    def link(self, address: str) -> str:
        return address

    def term(self, name: str) -> str:
        return name

    def source(self, key: str) -> None:
        return None

    def image(self, address: str) -> str:
        return address


def read_texts(matters: Mapping[str, tuple[Kind, Matter]]) -> list[FileText]:
    """The files whose front matter was read, in the order of their paths."""
    cut = [chunk for path, (_, matter) in matters.items() for chunk in _chunks(path, matter)]
    found: dict[str, list[tuple[Chunk, list[Node] | None]]] = {path: [] for path in matters}
    for chunk, nodes in chunks.parse(cut):
        found[chunk.file].append((chunk, nodes))
    return [
        FileText(
            path,
            kind,
            matter.fields,
            matter.lines,
            (*_front_passages(matter), *_body_passages(kind, found[path])),
        )
        for path, (kind, matter) in sorted(matters.items())
    ]


def _chunks(path: str, matter: Matter) -> list[Chunk]:
    found, _ = chunks.cut(path, matter.body, matter.body_line)
    return found


def _front_passages(matter: Matter) -> Iterator[Passage]:
    for key in PROSE_KEYS:
        value = matter.fields.get(key)
        if not value:
            continue
        values = (value,) if isinstance(value, str) else value
        for item in values:
            text = item if isinstance(item, str) else item.text
            line = matter.lines.get(key, 1) if isinstance(item, str) else item.line
            yield Passage(line, FRONT_MATTER, key, tuple(Words(one_line(part)) for part in text.split("\n") if part))


def _body_passages(kind: Kind, read: Iterable[tuple[Chunk, list[Node] | None]]) -> Iterator[Passage]:
    parts = {part.heading: part.name for part in kind.parts if part.heading}
    part = kind.parts[0].name if kind.parts else BODY
    for chunk, nodes in read:
        reader = BodyReader(_Anything())
        reader.read(chunk, nodes)
        for block in reader.finish():
            if isinstance(block, Heading) and block.text in parts:
                part = parts[block.text]
            else:
                attributed = isinstance(block, Quotation | Extract) and bool(_source_of(block))
                yield Passage(chunk.line, part, block.type, tuple(_words(block)), attributed)


def _source_of(block: Quotation | Extract) -> str:
    return block.attribution if isinstance(block, Quotation) else block.held_at


def _words(block: Block) -> Iterator[Words]:
    if isinstance(block, Heading):
        yield Words(block.text)
    elif isinstance(block, Table):
        yield Words(block.caption)
        yield from (Words(cell) if isinstance(cell, str) else _of(cell) for row in block.rows for cell in row if cell)
        if block.note:
            yield Words(block.note)
    elif isinstance(block, ItemList):
        yield from (_of(paragraph) for item in block.items for paragraph in item)
    elif isinstance(block, Figure):
        yield _of(block.caption)
    elif isinstance(block, Text):
        yield from (_of(paragraph) for paragraph in block.paragraphs)
    elif isinstance(block, Quotation | Extract):
        yield from (_of(paragraph) for paragraph in block.text)


def _of(paragraph: Paragraph) -> Words:
    cited = (cite.key for run in paragraph if run.citation for cite in run.citation.cites)
    # The space before a citation goes with it.
    return Words(one_line(SPACE_LEFT.sub("", plain_text(paragraph))), tuple(cited))
