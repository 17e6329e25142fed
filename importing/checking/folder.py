"""All checks of one folder."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from importing.addresses import SiteNames
from importing.checking.citing import check_citations
from importing.checking.findings import Finding, Rule, in_order
from importing.checking.questions import check_questions
from importing.checking.reading_level import Level, levels
from importing.checking.references import check_link_list, unused_sources
from importing.checking.sharing import OtherText, Titles, check_shared
from importing.checking.sizes import check_articles, check_lengths, check_parts
from importing.checking.texts import FileText, read_texts
from importing.faults import ContentRefused
from importing.files import SOURCE_LIST, Content
from importing.folders import FolderReader
from importing.source_lists import SourceReader

TITLES_OF_SOURCES = ("title", "title-short", "container-title", "collection-title", "publisher")


@dataclass(frozen=True)
class Report:
    """What was found. Only findings are faults."""

    files: int
    findings: list[Finding]
    notes: list[Finding]
    levels: list[tuple[str, Level]]


def check_folder(folder: Path, others: Mapping[str, str] | None = None) -> Report:
    """Check a folder, also against the texts of other files, by name."""
    reader = FolderReader(folder, SiteNames())
    try:
        content: Content | None = reader.read()
        findings: list[Finding] = []
    except ContentRefused as refused:
        content = None
        findings = [Finding(fault.file, fault.line, Rule.FORM, fault.reason) for fault in refused.faults]
    files = read_texts(reader.matters)
    sources = _sources(folder)
    if content:
        findings += [*check_link_list(content), *check_questions(content)]
    for file in files:
        findings += [*check_citations(file), *check_parts(file), *check_lengths(file)]
    findings += check_articles(files)
    notes = list(unused_sources(files, sources.lines))
    titles = Titles(_titles(files, sources))
    for name, text in (others or {}).items():
        other = OtherText(name, text)
        for file in files:
            for is_fault, finding in check_shared(file, other, titles):
                (findings if is_fault else notes).append(finding)
    return Report(len(files), in_order(findings), in_order(notes), levels(files))


def _sources(folder: Path) -> SourceReader:
    """The sources of the list, as far as it can be read; what is wrong with it was told when the folder was read."""
    sources = SourceReader()
    path = folder / SOURCE_LIST
    if path.is_file():
        sources.read(path.read_bytes().decode("utf-8-sig", errors="replace"))
    return sources


def _titles(files: Sequence[FileText], sources: SourceReader) -> Iterator[str]:
    for entry in sources.entries.values():
        yield from (entry.item[name] for name in TITLES_OF_SOURCES if isinstance(entry.item.get(name), str))
    for file in files:
        yield from _names(file.fields)


def _names(fields: Mapping[str, Any]) -> Iterator[str]:
    yield from (fields[key] for key in ("title", "short_title") if key in fields)
    for name in fields.get("names", ()):
        yield name if isinstance(name, str) else name.text
