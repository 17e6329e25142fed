"""Uploaded files as text, and the formats they may be in."""

from __future__ import annotations

import json
import logging
import re
from pathlib import PurePath

from sources.csl import formats
from sources.csl.formats import Reading

logger = logging.getLogger(__name__)

MOST_BYTES = 20 * 1024 * 1024
MOST_ENTRIES = 25_000
FORMATS = {"bib": "BibTeX (.bib)", "ris": "RIS (.ris)", "json": "CSL-JSON (.json)"}
ENDINGS = {".bib": "bib", ".bibtex": "bib", ".ris": "ris", ".json": "json"}
OLD_ENCODING = (
    "The file is not in UTF-8, the usual encoding. It was read as Windows-1252: look at the accents below, "
    "and if they are wrong, save the file as UTF-8 and upload it again."
)


class UnreadableFile(ValueError):
    """A file cannot be read as a bibliography; says why and what to do."""


def decoded(content: bytes) -> tuple[str, str]:
    """The text of a file, and what to tell of its encoding."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return content.decode("utf-16", errors="replace").removeprefix("\ufeff"), ""
    try:
        return content.decode("utf-8-sig"), ""
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace"), OLD_ENCODING


def format_of(name: str, text: str) -> str:
    """The format of a file, by its name or its first words. Raises UnreadableFile."""
    by_name = ENDINGS.get(PurePath(name).suffix.lower())
    if by_name:
        return by_name
    start = text.lstrip()[:2000]
    if start.startswith(("[", "{")):
        return "json"
    if re.match(r"(?:\S.*\n)?TY  ?-", start):
        return "ris"
    if re.search(r"^\s*@\w+\s*[{(]", start, re.MULTILINE):
        return "bib"
    raise UnreadableFile(
        "This does not look like a bibliography. Export it from your reference manager as BibTeX (.bib), "
        "RIS (.ris) or CSL-JSON (.json), and upload that file."
    )


def read(text: str, file_format: str) -> Reading:
    """What a file holds. Raises UnreadableFile."""
    readers = {"bib": formats.read_bibtex, "ris": formats.read_ris, "json": formats.read_csl_json}
    try:
        reading = readers[file_format](text)
    except (ValueError, RecursionError, json.JSONDecodeError) as error:
        logger.warning("A %s file could not be read: %s", file_format, error)
        raise UnreadableFile(f"The file could not be read as {FORMATS[file_format]}. Is it whole?") from error
    found = len(reading.items) + len(reading.faults)
    if not found:
        raise UnreadableFile(f"No entry was found in the file. Is it {FORMATS[file_format]}?")
    if found > MOST_ENTRIES:
        raise UnreadableFile(
            f"The file has {found:,} entries; at most {MOST_ENTRIES:,} can be imported at once. Divide it, please."
        )
    return reading
