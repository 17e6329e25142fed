"""How hard a text is to read.

Flesch’s reading ease is 206.835 - 1.015 × words a sentence - 84.6 × syllables a word: 60 to 70 is plain English, 30 to
50 is hard, below 30 very hard (Rudolf Flesch, “A New Readability Yardstick”, Journal of Applied Psychology 32, 1948,
pp. 221–233). The grade is 0.39 × words a sentence + 11.8 × syllables a word - 15.59, in years of American schooling
(J. P. Kincaid, R. P. Fishburne, R. L. Rogers and B. S. Chissom, Derivation of New Readability Formulas for Navy
Enlisted Personnel, Research Branch Report 8-75, Naval Technical Training Command, 1975).

Syllables are counted by groups of vowels, less a silent e; a digit counts as one. That is right for about nine English
words in ten, and less often for Chinese and Korean names, which make a text seem harder or easier than it is: the
figures compare texts, they do not grade them.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from importing.checking.sizes import PROSE
from importing.checking.texts import FRONT_MATTER, FileText, Passage
from importing.checking.words import folded, sentences, tokens

VOWELS = re.compile(r"[aeiouy]+")
# An e that is not spoken: of -e and -es but in “table” and “forces”, of -ed but in “needed”.
SILENT = re.compile(
    r"(?:(?<![aeiouy])(?<![^aeiouy]l)e|(?<![aeiouysxzcg])(?<![cs]h)(?<![^aeiouy]l)es|(?<![aeiouytd])ed)$"
)
# Two vowels, both spoken: alliance, period, Soviet, being, Korea, theory, react.
APART = re.compile(r"(?<![sctg])i(?:a|o(?!n)|et|um)|[aeiouy]ing$|(?:kor|ar|id)ea|theo|crea(?![ms])|rea(?=ct)")


@dataclass(frozen=True)
class Level:
    """What was counted of a text."""

    words: int
    sentences: int
    syllables: int

    @property
    def sentence_length(self) -> float:
        return self.words / max(1, self.sentences)

    @property
    def ease(self) -> float:
        return 206.835 - 1.015 * self.sentence_length - 84.6 * self.syllables / max(1, self.words)

    @property
    def grade(self) -> float:
        return 0.39 * self.sentence_length + 11.8 * self.syllables / max(1, self.words) - 15.59


def syllables(word: str) -> int:
    """
    >>> [syllables(word) for word in ("war", "armistice", "1950", "crossed", "table", "while", "forces", "Korea")]
    [1, 3, 4, 1, 2, 1, 2, 3]
    """
    plain = folded(word)
    digits = sum(letter.isdigit() for letter in plain)
    spoken = len(VOWELS.findall(plain)) + len(APART.findall(plain)) - bool(SILENT.search(plain))
    return digits or max(1, spoken)


def level_of(paragraphs: Iterable[str]) -> Level:
    """The level of some paragraphs together."""
    texts = list(paragraphs)
    words = [token.folded for text in texts for token in tokens(text)]
    return Level(len(words), sum(len(sentences(text)) for text in texts), sum(map(syllables, words)))


def levels(files: Iterable[FileText]) -> list[tuple[str, Level]]:
    """The level of each kind of file, and below it that of each section."""
    by_kind: dict[str, list[str]] = {}
    sections = []
    for file in files:
        texts = _texts(one for one in file.passages if one.part != FRONT_MATTER)
        by_kind.setdefault(file.kind.name, []).extend(texts)
        if file.kind.name == "section":
            sections.append((file.path, level_of(texts)))
    kinds = [(kind, level_of(texts)) for kind, texts in sorted(by_kind.items()) if texts]
    return kinds + sections


def _texts(passages: Iterable[Passage]) -> list[str]:
    return [words.text for one in passages if one.block in PROSE for words in one.paragraphs]
