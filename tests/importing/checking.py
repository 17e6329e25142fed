"""Files to check, made without reading any."""

from importing.checking.texts import FileText, Passage, Words
from importing.kinds import BY_NAME, kind_at


def paragraph(text: str, *cited: str, line: int = 9, part: str = "body", block: str = "text") -> Passage:
    return Passage(line, part, block, (Words(text, cited),))


def file_text(*passages: Passage, path: str = "articles/war/01-decision.md", lines=None, **fields) -> FileText:
    """A file of the kind that lies at its path."""
    kind = kind_at(path)
    assert kind, path
    return FileText(path, BY_NAME[kind.name], fields, lines or {}, passages)
