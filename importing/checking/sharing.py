"""Sentences, or parts of them, that stand in another file too.

Eight words in a row, the same but for case, accents and punctuation, in one paragraph of each text, are reported with
all that goes on the same. What is shared may be no sentence but a name that both texts must have. So a stretch is a
note if it lies within the title of a source or of a page, if all its words but small ones begin with capitals (a row
of names), or if it lies within quotation marks in a paragraph with a citation.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from importing.checking.citing import QUOTED, is_title
from importing.checking.findings import Finding, Rule
from importing.checking.limits import SHARED_WORDS
from importing.checking.texts import FileText, Passage, Words
from importing.checking.words import Token, tokens

CITATION = re.compile(r"\[[^\]\n]*@[^\]\n]*\]")
TARGET = re.compile(r"(?<=\])\([^)\n]*\)")
ENDS = re.compile(r"[.!?:;…][”’\"')\]]*\s*$")
Shingle = tuple[str, ...]


@dataclass(frozen=True)
class Stretch:
    """Words of a text that stand in another file: from and up to which token, and on which line they stand there."""

    start: int
    end: int
    line: int


class OtherText:
    """The shingles of another file, each with the line on which it first begins.

    A line is a paragraph, unless it ends in the middle of a sentence: then the next goes on with it.
    """

    def __init__(self, name: str, text: str):
        self.name = name
        self.shingles: dict[Shingle, int] = {}
        for paragraph in _paragraphs(text):
            for start in range(len(paragraph) - SHARED_WORDS + 1):
                words = tuple(word for word, _ in paragraph[start : start + SHARED_WORDS])
                self.shingles.setdefault(words, paragraph[start][1])

    def shared(self, own: Sequence[Token]) -> list[Stretch]:
        """The stretches of a paragraph that stand in this file, none overlapping another."""
        found: list[Stretch] = []
        for start in range(len(own) - SHARED_WORDS + 1):
            line = self.shingles.get(tuple(token.folded for token in own[start : start + SHARED_WORDS]))
            if line is None:
                continue
            if found and start < found[-1].end:
                found[-1] = Stretch(found[-1].start, start + SHARED_WORDS, found[-1].line)
            else:
                found.append(Stretch(start, start + SHARED_WORDS, line))
        return found


def _paragraphs(text: str) -> Iterator[list[tuple[str, int]]]:
    paragraph: list[tuple[str, int]] = []
    for number, line in enumerate(text.split("\n"), 1):
        plain = TARGET.sub("", CITATION.sub("", line))
        paragraph += [(token.folded, number) for token in tokens(plain)]
        if not line.strip() or ENDS.search(line):
            yield paragraph
            paragraph = []
    yield paragraph


class Titles:
    """The titles and names that every text on the subject has."""

    def __init__(self, titles: Iterable[str]):
        folded = {" ".join(token.folded for token in tokens(title)) for title in titles}
        self.text = "\n".join(f" {title} " for title in folded)

    def holds(self, words: Iterable[str]) -> bool:
        return f" {' '.join(words)} " in self.text


def check_shared(file: FileText, other: OtherText, titles: Titles) -> Iterator[tuple[bool, Finding]]:
    """What a file shares with another, and of each stretch whether it is a finding or a mere note."""
    for passage in file.passages:
        for words in passage.paragraphs:
            own = tokens(words.text)
            for stretch in other.shared(own):
                reason = _innocent(passage, words, own[stretch.start : stretch.end], titles)
                text = words.text[own[stretch.start].start : own[stretch.end - 1].end]
                where = f"“{text}” stands in {other.name}:{stretch.line} too"
                what = f"{where}: {reason}." if reason else f"{where}: say it in other words, or quote and cite it."
                yield not reason, Finding(file.path, passage.line, Rule.SHARED, what)


def _innocent(passage: Passage, words: Words, run: Sequence[Token], titles: Titles) -> str:
    """Why both texts may have the same words, if there is a reason."""
    text = words.text[run[0].start : run[-1].end]
    if is_title(text) or titles.holds(token.folded for token in run):
        return "a title or a name"
    if passage.block in ("quotation", "extract"):
        return "a quotation set off from the text"
    if words.cited and any(
        quoted.start() <= run[0].start and run[-1].end <= quoted.end() for quoted in QUOTED.finditer(words.text)
    ):
        return "a quotation with its source"
    return ""
