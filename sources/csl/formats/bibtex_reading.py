"""Reading .bib files, in BibTeX's or BibLaTeX's words. LaTeX is understood by pandoc, many entries at a time."""

import re
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from sources.csl.faults import InputFault, ProcessorFault
from sources.csl.formats.bibtex_entries import Entry, entries
from sources.csl.formats.reading import Item, Reading, place, writable
from sources.csl.items import DATES, NAMES
from sources.csl.pandoc import run

AT_ONCE = 500  # entries in one run of pandoc
RUNS_AT_ONCE = 2
LONGEST_RUN = 20  # seconds; usually one
LONGEST_FIELD = 5_000  # characters
# Fields that say what a work is; abstracts, files and notes of programs are left where they are.
TITLES = (
    *("booktitle", "booktitleaddon", "booksubtitle", "eventtitle", "issuetitle", "issuesubtitle", "journal"),
    *("journaltitle", "journalsubtitle", "mainsubtitle", "maintitle", "origtitle", "series", "shortjournal"),
    *("shorttitle", "subtitle", "title", "titleaddon"),
)
VERBATIM = ("doi", "eprint", "url")
KNOWN = (
    *TITLES,
    *VERBATIM,
    *("address", "annote", "author", "bookauthor", "bookpagination", "chapter", "crossref", "date", "day", "edition"),
    *("editor", "editora", "editorb", "editorc", "editortype", "entrysubtype", "eventdate", "holder", "howpublished"),
    *("hyphenation", "institution", "isbn", "issn", "issue", "langid", "language", "library", "location", "month"),
    *("note", "number", "organization", "origdate", "origlocation", "origpublisher", "pages", "pagetotal", "part"),
    *("pubstate", "publisher", "school", "shortauthor", "translator", "type", "urldate", "venue", "version", "volume"),
    *("volumes", "year"),
)
PARTS_OF_BOOKS = ("incollection", "inbook", "inproceedings")
# Works that lie in an archive: BibLaTeX has "library" for it and no field for the place there.
ARCHIVAL = ("manuscript", "personal_communication", "collection")
# In LaTeX these mean something else than themselves, which whoever typed them in a title did not want.
SPECIAL = re.compile(r"(?<!\\)([%&#])|(?<!\\)_(?![^$]*\$)")
PROTECTED = re.compile(r'<span class="nocase">(.*?)</span>', re.DOTALL)


def read_bibtex(text: str) -> Reading:
    reading = Reading()
    found: list[Entry] = []
    for entry in entries(writable(text.lstrip("\ufeff"))):
        fault = entry.fault or _unfit(entry)
        if fault:
            reading.faults.append((place(entry.line, entry.key), fault))
        else:
            found.append(entry)
    if not found and not reading.faults:
        reading.faults.append((place(1), "There is no entry in this file: an entry begins with “@book{” or the like."))
    parents = {entry.key.lower(): entry for entry in found if entry.key}
    batches = [found[start : start + AT_ONCE] for start in range(0, len(found), AT_ONCE)]
    with ThreadPoolExecutor(RUNS_AT_ONCE) as threads:
        for part in threads.map(lambda batch: _converted(batch, parents), batches):
            reading.items += part.items
            reading.faults += part.faults
    return reading


def _unfit(entry: Entry) -> str:
    """Why an entry is not given to pandoc: what it would take very long for."""
    for name, value in entry.fields.items():
        if name in KNOWN and len(value) > LONGEST_FIELD:
            return f"The field “{name}” has more than {LONGEST_FIELD:,} characters."
        if name in KNOWN and "\\begin" in value:
            return f"The field “{name}” holds a LaTeX environment (“\\begin”), which no reference can show."
    return ""


def _converted(batch: Sequence[Entry], parents: Mapping[str, Entry]) -> Reading:
    """All at once; if pandoc stumbles, in halves, so that only what it stumbles over is lost."""
    reading = Reading()
    try:
        items = _run(batch, parents)
    except InputFault as fault:
        if len(batch) == 1:
            reading.faults.append((place(batch[0].line, batch[0].key), f"This entry cannot be read. {fault}"))
            return reading
        middle = len(batch) // 2
        halves = [_converted(half, parents) for half in (batch[:middle], batch[middle:])]
        return Reading(
            [item for half in halves for item in half.items], [one for half in halves for one in half.faults]
        )
    except ProcessorFault as fault:
        where = f"{place(batch[0].line)} to {place(batch[-1].line)}"
        return Reading(faults=[(where, f"None of these {len(batch)} entries is read. {fault}")])
    for number, entry in enumerate(batch):
        item = items.get(f"entry-{number}")
        if item:
            reading.items.append((place(entry.line, entry.key), _finished(item, entry)))
        else:
            reading.faults.append((place(entry.line, entry.key), "Nothing in this entry could be understood."))
    return reading


def _run(batch: Sequence[Entry], parents: Mapping[str, Entry]) -> dict[str, Item]:
    names = {id(entry): f"entry-{number}" for number, entry in enumerate(batch)}
    members = list(batch)
    for entry in batch:
        parent = parents.get(entry.fields.get("crossref", "").lower())
        if parent is not None and id(parent) not in names:
            names[id(parent)] = f"parent-{len(members)}"
            members.append(parent)
    text = "\n".join(_written(entry, names, parents) for entry in members)
    found = run(["--from=biblatex", "--to=csljson"], text, LONGEST_RUN)
    return {item["id"]: item for item in found}


def _written(entry: Entry, names: Mapping[int, str], parents: Mapping[str, Entry]) -> str:
    """The entry in a form that leaves pandoc nothing to guess."""
    fields = {name: value for name, value in entry.fields.items() if name in KNOWN and value}
    parent = parents.get(fields.pop("crossref", "").lower())
    if parent is not None:
        fields["crossref"] = names[id(parent)]
        if entry.type in PARTS_OF_BOOKS:  # BibLaTeX, unlike BibTeX, minds which kind of book it is
            fields.setdefault("booktitle", parent.fields.get("booktitle") or parent.fields.get("title", ""))
    lines = [f"@{entry.type}{{{names[id(entry)]}", *(f"  {name} = {{{_safe(name, fields[name])}}}" for name in fields)]
    return ",\n".join(lines) + "\n}\n"


def _safe(name: str, value: str) -> str:
    if name in VERBATIM:
        return value
    value = SPECIAL.sub(lambda match: "\\" + match[0], value)
    if len(re.findall(r"(?<!\\)\$", value)) % 2:
        value = re.sub(r"(?<!\\)\$", r"\\$", value)
    # Braces of its own keep a title's capitals: pandoc would write small letters where it sees none.
    return f"{{{value}}}" if name in TITLES else value


def _finished(item: Item, entry: Entry) -> Item:
    finished = {name: _tidied(name, value) for name, value in item.items()}
    finished |= {"id": entry.key, "type": finished.get("type") or "document"}
    if not finished.get("issued"):
        finished["issued"] = _words_for_date(entry)
    if finished["type"] in ARCHIVAL and "call-number" in finished:
        finished["archive"] = finished.pop("call-number")
        finished["archive_location"] = finished.pop("note", "")
    return {name: value for name, value in finished.items() if name == "id" or value not in ("", [], {})}


def _tidied(name: str, value: Any) -> Any:
    if isinstance(value, str):
        return " ".join(PROTECTED.sub(r"\1", value).split())
    if name in NAMES:
        return [person for person in value if person != {"literal": "others"}]
    return _date(value) if name in DATES else value


def _date(date: dict[str, Any]) -> dict[str, Any]:
    """CSL's date of pandoc's, which keeps seasons where months are."""
    parts = [list(part) for part in date.get("date-parts", ()) if part]
    if not parts:
        return {name: value for name, value in date.items() if name == "literal"}
    if len(parts) == 1 and len(parts[0]) == 2 and parts[0][1] > 20:
        return {**date, "date-parts": [parts[0][:1]], "season": parts[0][1] - 20}
    return {**date, "date-parts": parts}


def _words_for_date(entry: Entry) -> dict[str, str]:
    words = (entry.fields.get("date") or entry.fields.get("year") or "").strip("{} ")
    return {"literal": words} if words else {}
