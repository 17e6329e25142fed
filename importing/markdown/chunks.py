"""Cutting the text of a file into chunks at its blank lines, so that each has a line number.

Pandoc does not tell the lines of what it read. So every chunk is sent to it in a division that carries the chunk's
number, and what comes back is known by it.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from importing.faults import ContentFault
from importing.markdown import pandoc
from importing.markdown.literals import BAR_IN_TABLE, UNCLOSED
from importing.spaces import CONTROL

FENCE = re.compile(r" {0,3}:::+(?P<rest>.*)")
LIST_MARK = re.compile(r"(?:[-*+]|\d+[.)])\s")
CODE_FENCE = re.compile(r" {0,3}(```|~~~)")
# What stands in brackets, with escaped brackets and names in double brackets.
LABEL = r"(?:[^\[\]\\]|\\.|\[\[[^\[\]]*\]\]|\[[^\[\]]*\])*"
DEFINITION = re.compile(rf" {{0,3}}\[{LABEL}\]:")
NOTE = re.compile(rf"(?<!\\)\[\^[\w-]+\](?![(\[])|(?<!\\)\^\[(?![@\[]){LABEL}\](?!\()")
ATTRIBUTE = re.compile(r'="(?:[^"\\]|\\.)*"')
CAPTION = re.compile(r"(?:[Tt]able)?: ")


@dataclass(frozen=True)
class Chunk:
    """Lines of a file that belong together, and the number of the first."""

    file: str
    line: int
    text: str

    def line_of(self, words: str) -> int:
        """The line on which some words stand, or the first if they cannot be found."""
        for offset, line in enumerate(self.text.split("\n")):
            if words and words in line:
                return self.line + offset
        return self.line

    def fault(self, reason: str, at: str = "") -> ContentFault:
        return ContentFault(self.file, self.line_of(at), reason)


class Cutter:
    """Cuts the lines of one file; keeps the faults that can be seen without pandoc."""

    def __init__(self, file: str, first_line: int):
        self.file = file
        self.number = first_line - 1
        self.chunks: list[Chunk] = []
        self.faults: list[ContentFault] = []
        self.lines: list[str] = []
        self.begun = 0
        self.fences: list[int] = []
        self.closed = False

    def cut(self, text: str) -> None:
        for line in text.split("\n"):
            self.number += 1
            self.check(line)
            self.take(line.rstrip(" \t"))
        for number in self.fences:
            self.faults.append(ContentFault(self.file, number, "This ::: is never closed by a line of its own."))
        self.fences = []
        self.finish()

    def check(self, line: str) -> None:
        words = ATTRIBUTE.sub("", line)
        if CONTROL.search(line):
            self.refuse("There is a control character in this line.")
        if CODE_FENCE.match(line):
            self.refuse("Code has no place in a text.")
        if NOTE.search(words):
            self.refuse("There are no footnotes: cite a source as [@key, locator].")
        if UNCLOSED.search(words):
            self.refuse("The [[ of a term is closed by ]] on the same line. Write \\[\\[ for plain brackets.")
        if BAR_IN_TABLE.match(line):
            self.refuse("In a table a \\ stands before the bar: [[Term\\|words]].")
        if DEFINITION.match(line):
            self.refuse("Addresses and notes are not given apart: write [text](address), and no footnotes.")

    def take(self, line: str) -> None:
        fence = FENCE.fullmatch(line)
        if fence:
            self.take_fence(line, opens=bool(fence["rest"].strip(": ")))
        elif not line and not self.fences:
            self.finish()
        else:
            if self.closed:
                self.refuse("Leave a blank line after the closing :::.")
                self.finish()
            self.add(line)

    def take_fence(self, line: str, opens: bool) -> None:
        if opens and self.lines and not self.fences:
            self.refuse("Leave a blank line before the opening :::.")
            self.finish()
        if not opens and not self.fences:
            self.refuse("This ::: closes nothing.")
            return
        self.add(line)
        if opens:
            self.fences.append(self.number)
        else:
            self.fences.pop()
            self.closed = not self.fences

    def add(self, line: str) -> None:
        if not self.lines:
            self.begun = self.number
        self.lines.append(line)

    def refuse(self, reason: str) -> None:
        self.faults.append(ContentFault(self.file, self.number, reason))

    def finish(self) -> None:
        if self.lines:
            chunk = Chunk(self.file, self.begun, "\n".join(self.lines))
            if self.chunks and continues(chunk, self.chunks[-1]):
                before = self.chunks.pop()
                gap = "\n" * (chunk.line - before.line - before.text.count("\n"))
                chunk = Chunk(self.file, before.line, before.text + gap + chunk.text)
            self.chunks.append(chunk)
        self.lines, self.closed = [], False


def continues(chunk: Chunk, before: Chunk) -> bool:
    """Whether a chunk goes on with the one before it: a list, or the caption of a table."""
    if CAPTION.match(chunk.text):
        return before.text.startswith("|")
    return bool(LIST_MARK.match(before.text) and (LIST_MARK.match(chunk.text) or chunk.text.startswith("  ")))


def cut(file: str, text: str, first_line: int) -> tuple[list[Chunk], list[ContentFault]]:
    """The chunks of a text, and what is wrong with its lines."""
    cutter = Cutter(file, first_line)
    cutter.cut(text)
    return cutter.chunks, cutter.faults


def parse(chunks: list[Chunk]) -> Iterable[tuple[Chunk, list[pandoc.Node] | None]]:
    """Each chunk with its blocks, or with None if it breaks out of the division it stands in."""
    if not chunks:
        return []
    wrapped = "\n\n".join(f'::::: {{chunk="{number}"}}\n\n{chunk.text}\n\n:::::' for number, chunk in enumerate(chunks))
    blocks = pandoc.read(wrapped + "\n")
    expected = [["", [], [["chunk", str(number)]]] for number in range(len(chunks))]
    if [block["c"][0] if block["t"] == "Div" else None for block in blocks] == expected:
        return [(chunk, block["c"][1]) for chunk, block in zip(chunks, blocks, strict=True)]
    if len(chunks) == 1:
        return [(chunks[0], None)]
    middle = len(chunks) // 2
    return [*parse(chunks[:middle]), *parse(chunks[middle:])]
