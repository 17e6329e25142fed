"""What a check tells: findings, which are to be mended, and notes, which are to be looked at."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum


class Rule(Enum):
    """What is proved about the files, as the summary calls it."""

    FORM = "form, links and keys"
    PARTS = "parts"
    LENGTH = "length"
    CITED = "paragraphs of fact without a citation"
    QUOTED = "quotations without a source"
    SHARED = "words shared with another file"
    UNUSED = "sources that nothing cites"


@dataclass(frozen=True)
class Finding:
    """One thing at one place. The file is named from the content folder."""

    file: str
    line: int
    rule: Rule
    what: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.what}"


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """By file and line, each once."""
    return sorted(dict.fromkeys(findings), key=lambda one: (one.file, one.line, one.rule.name, one.what))


def counted(findings: Iterable[Finding]) -> list[tuple[str, int]]:
    """How many findings there are of each rule that has any."""
    counts = Counter(one.rule for one in findings)
    return [(rule.value, counts[rule]) for rule in Rule if counts[rule]]
