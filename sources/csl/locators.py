"""Citations of pandoc's syntax tree, with locators and words around them that cannot be taken for anything else."""

from typing import Any

from sources.csl.cited import CiteItem

# Words that each of our styles knows for the label. Pandoc reads the label of a locator from its first word.
WORDS = {"sub-verbo": "sub verbo"}
# In pandoc's syntax of locators these mean something; for the run private characters stand in for them.
SYNTAX = "{}[]"
STAND_INS = {ord(char): 0xF8A0 + place for place, char in enumerate(SYNTAX)}
ORIGINALS = {stand_in: char for char, stand_in in STAND_INS.items()}
JOINING = tuple(",;:.)]?!’”'")


def citation(cited: CiteItem, id: str) -> dict[str, Any]:
    return {
        "citationId": id,
        "citationPrefix": _words(cited.prefix.strip()),
        "citationSuffix": _words(locator(cited) + _joined(cited.suffix)),
        "citationMode": {"t": "NormalCitation"},
        "citationNoteNum": 0,
        "citationHash": 0,
    }


def locator(cited: CiteItem) -> str:
    """Empty braces keep pandoc from reading a locator out of the suffix."""
    value = " ".join(cited.locator.split()).translate(STAND_INS)
    if not value:
        return "{}"
    label = cited.label or "page"
    return f"{{{WORDS.get(label, label)} {value}}}"


def restored(text: str) -> str:
    return text.translate(ORIGINALS)


def _joined(suffix: str) -> str:
    suffix = suffix.strip().translate(STAND_INS)
    return f" {suffix}" if suffix and not suffix.startswith(JOINING) else suffix


def _words(text: str) -> list[dict[str, str]]:
    return [{"t": "Str", "c": text}] if text else []
