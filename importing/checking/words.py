"""Words and sentences of plain text."""

import re
import unicodedata
from dataclasses import dataclass

WORD = re.compile(r"[^\W_]+(?:[’'ʼ‘][^\W_]+)*")
SPACED = re.compile(r"\S*[^\W_]\S*")
END = re.compile(r"[.!?…][”’\")\]]*(?=\s+[“‘(\[]?[A-Z\d])")
# After these, and after a single capital (I. F. Stone), a full stop ends no sentence.
SHORTENED = re.compile(
    r"(?:\b[A-Z]|\b(?:ca?|cf|ch|chs|e\.g|i\.e|ed|eds|vol|vols|no|nos|pp?|St|Dr|Mr|Mrs|Gen|Col|Lt|U\.S))\.$"
)


@dataclass(frozen=True)
class Token:
    """A word in its folded form, and where it stands in its text."""

    folded: str
    start: int
    end: int


def tokens(text: str) -> list[Token]:
    """The words of a text without case, accents, apostrophes and punctuation."""
    return [Token(folded(found[0]), found.start(), found.end()) for found in WORD.finditer(text)]


def folded(word: str) -> str:
    """
    >>> folded("Ch’ŏngch’ŏn")
    'chongchon'
    """
    letters = (one for one in unicodedata.normalize("NFKD", word) if not unicodedata.combining(one))
    return re.sub(r"[’'ʼ‘]", "", "".join(letters)).casefold()


def word_count(text: str) -> int:
    """How many words stand between spaces; what holds neither letter nor digit is none."""
    return len(SPACED.findall(text))


def sentences(text: str) -> list[str]:
    """The sentences of a paragraph. One that ends in an initial is taken together with the next.

    >>> sentences("I. F. Stone doubted it. Who did not? “All.” So it was.")
    ['I. F. Stone doubted it.', 'Who did not?', '“All.”', 'So it was.']
    """
    found, start = [], 0
    for end in END.finditer(text):
        if not SHORTENED.search(text[start : end.start() + 1]):
            found.append(text[start : end.end()].strip())
            start = end.end()
    return [*found, *filter(None, [text[start:].strip()])]
