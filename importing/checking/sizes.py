"""Whether files have all their parts, and whether these are as long as they should be."""

from collections.abc import Iterator, Sequence

from importing.checking.findings import Finding, Rule
from importing.checking.limits import (
    ARTICLE_WORDS,
    NEEDED_KEYS,
    NEEDED_PARTS,
    PARAGRAPHS,
    SENTENCES,
    WORDS,
    Limit,
)
from importing.checking.texts import BODY, FRONT_MATTER, FileText, Passage
from importing.checking.words import sentences, word_count
from importing.kinds import parent_path

# What of a text is read in whole sentences; headings count too where length is asked for, as in a word processor.
PROSE = ("text", "list", "quotation", "extract")
COUNTED = (*PROSE, "heading")


def counted_words(passages: Sequence[Passage]) -> int:
    """The words of a text and its headings: not of tables and captions, nor of citations."""
    return sum(word_count(one.text) for one in passages if one.block in COUNTED)


def check_parts(file: FileText) -> Iterator[Finding]:
    """What a file lacks that loading does not ask for."""
    for key in NEEDED_KEYS.get(file.kind.name, ()):
        if not file.fields.get(key):
            what = f"A {file.kind.name} needs {key}: add it to the front matter."
            yield Finding(file.path, file.lines.get(key, 1), Rule.PARTS, what)
    headings = {part.name: f"below “## {part.heading}”" if part.heading else "" for part in file.kind.parts}
    for part in NEEDED_PARTS.get(file.kind.name, ()):
        if not file.part(part):
            what = f"The {part} is missing: write it {headings.get(part) or 'below the front matter'}."
            yield Finding(file.path, file.body_line, Rule.PARTS, what)


def check_lengths(file: FileText) -> Iterator[Finding]:
    """Which texts of a file are too short or too long; what is missing altogether is no matter of length."""
    for limits, unit, count in ((WORDS, "words", counted_words), (SENTENCES, "sentences", _sentences)):
        for limit in limits:
            passages = _passages(file, limit)
            if passages:
                yield from _measured(file, limit, count(passages), unit, passages[0].line)
    for limit in PARAGRAPHS:
        passages = _passages(file, limit)
        if passages:
            yield from _measured(file, limit, len(passages), "paragraphs", passages[0].line)


def check_articles(files: Sequence[FileText]) -> Iterator[Finding]:
    """Which articles are too short or too long, all sections together."""
    for article in (file for file in files if file.kind.name == ARTICLE_WORDS.kind):
        sections = [file for file in files if file.kind.name == "section" and parent_path(file.path) == article.path]
        if sections:
            total = sum(counted_words(section.part(BODY)) for section in sections)
            yield from _measured(article, ARTICLE_WORDS, total, "words", 1)


def _passages(file: FileText, limit: Limit) -> list[Passage]:
    if file.kind.name != limit.kind:
        return []
    if limit.part in file.kind.by_name:
        return [one for one in file.part(FRONT_MATTER) if one.block == limit.part]
    return file.part(limit.part)


def _sentences(passages: Sequence[Passage]) -> int:
    return sum(len(sentences(one.text)) for one in passages)


def _measured(file: FileText, limit: Limit, number: int, unit: str, line: int) -> Iterator[Finding]:
    if limit.least <= number <= limit.most:
        return
    asked = f"{limit.least:,}" if limit.least == limit.most else f"{limit.least:,} to {limit.most:,}"
    name = f"The {limit.part.replace('_', ' ')}" if limit.part != BODY else f"The {limit.kind}"
    advice = "add to it" if number < limit.least else "shorten it"
    what = f"{name} has {number:,} {unit}; {asked} are asked for: {advice}."
    yield Finding(file.path, line, Rule.LENGTH, what)
