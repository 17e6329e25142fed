"""Citations of pandoc's syntax tree, with locators and words around them that cannot be taken for anything else."""

from typing import Any

from sources.csl.cited import CiteItem
from sources.csl.plain import in_one_line

# Words that each of our styles knows for the label. Pandoc reads the label of a locator from its first word.
WORDS = {"sub-verbo": "sub verbo"}
# In pandoc's syntax of locators these mean something; for the run private characters stand in for them.
SYNTAX = "{}[]"
STAND_INS = {ord(char): 0xF8A0 + place for place, char in enumerate(SYNTAX)}
ORIGINALS = {stand_in: char for char, stand_in in STAND_INS.items()}
# Pandoc puts nothing before a suffix that begins with a bracket: the mark after it tells that a space belongs there.
PARTED = "(\uf8a8"
JOINING = tuple(",;:.)]?!’”'")


def citation(cited: CiteItem, id: str) -> dict[str, Any]:
    return {
        "citationId": id,
        "citationPrefix": _words(in_one_line(cited.prefix)),
        "citationSuffix": _words(locator(cited) + _suffix(cited)),
        "citationMode": {"t": "NormalCitation"},
        "citationNoteNum": 0,
        "citationHash": 0,
    }


def locator(cited: CiteItem) -> str:
    """Empty braces keep pandoc from reading a locator out of the suffix."""
    value = _inert(cited.locator)
    if not value:
        return "{}"
    label = _inert(cited.label) or "page"
    return f"{{{WORDS.get(label, label)} {value}}}"


def restored(text: str) -> str:
    return text.replace(PARTED, " (").translate(ORIGINALS)


def _suffix(cited: CiteItem) -> str:
    """After a locator words are parted by a space; after none pandoc puts a comma and a space itself."""
    suffix = _inert(cited.suffix)
    if suffix.startswith("("):
        return PARTED + suffix[1:]
    needs_space = suffix and _inert(cited.locator) and not suffix.startswith(JOINING)
    return f" {suffix}" if needs_space else suffix


def _inert(text: str) -> str:
    return in_one_line(text).translate(STAND_INS)


def _words(text: str) -> list[dict[str, str]]:
    return [{"t": "Str", "c": text}] if text else []
