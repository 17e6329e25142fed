"""How files of the historiography name each other, and what is wrong where they name nothing. No database."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from difflib import get_close_matches
from typing import Any

from importing.files import SOURCE_LIST, ContentFile
from importing.kinds import Form, parent_path, slug_at

QUESTIONS = "historiography/questions/"
MOST_LISTED = 40

Fault = tuple[str, int, str]  # key of the front matter, line or 0 for that of the key, reason


def question_name(path: str) -> str:
    """The name of a question or of a position's question, from the path of its file.

    >>> question_name("historiography/questions/motives/orthodox-school.md")
    'motives'
    """
    return path.removeprefix(QUESTIONS).partition("/")[0]


def position_name(path: str) -> str:
    """The name of a position, from the path of its file.

    >>> position_name("historiography/questions/motives/orthodox-school.md")
    'motives/orthodox-school'
    """
    return path.removeprefix(QUESTIONS).removesuffix(".md")


def names_in(kinds: Mapping[str, str], slugs: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """The schools, questions and positions among some files, given the kind and the slug of each by its path."""
    return {
        "schools": frozenset(slugs[path] for path, kind in kinds.items() if kind == "school"),
        "questions": frozenset(question_name(path) for path, kind in kinds.items() if kind == "question"),
        "positions": frozenset(position_name(path) for path, kind in kinds.items() if kind == "position"),
    }


def faults_of(file: ContentFile, schools: Collection[str], sources: Any) -> Iterator[Fault]:
    """Schools and sources that a file names and nobody knows."""
    for key in file.kind.keys:
        if key.form == Form.SOURCES:
            yield from _unknown_sources(key.name, ((name, 0) for name in file.fields.get(key.name, ())), sources)
    openings = file.fields.get("openings", ())
    yield from _unknown_sources("openings", ((row.source, row.line) for row in openings if row.source), sources)
    for row in file.fields.get("memberships", ()):
        if row.school not in schools:
            yield "memberships", row.line, no_school(row.school, schools)
    if file.kind_name == "position" and slug_at(file.path) not in schools:
        reason = (
            f"The file of a position is called like the slug of its school. {no_school(slug_at(file.path), schools)}"
        )
        yield "kind", 1, reason
    if file.fields.get("parent", "") not in ("", *schools):
        yield "parent", 0, no_school(file.fields["parent"], schools)


def position_faults(file: ContentFile, positions: Collection[str]) -> Iterator[Fault]:
    """Positions that a file names and nobody knows."""
    for name in file.fields.get("positions", ()):
        if name not in positions:
            close = get_close_matches(name, list(positions), n=3, cutoff=0.6)
            hint = f" Is it {' or '.join(f'“{one}”' for one in close)}?" if close else ""
            reason = f"There is no position “{name}”: it is named by the folder of its question and its file.{hint}"
            yield "positions", 0, reason


def school_faults(file: ContentFile, parents: Mapping[str, str], told: Collection[str]) -> Iterator[Fault]:
    """What is wrong with a school's place among others; ``parents`` are those of the folder by slug, or nothing.

    ``told`` are the keys that the file has, well written or not.
    """
    slug, parent = file.fields["slug"], file.fields.get("parent", "")
    if not parent:
        if not {"mark", "parent"} & set(told):
            yield "mark", 0, "mark is missing: only a school within another takes the mark of that one."
        return
    if parent == slug:
        yield "parent", 0, "A school cannot be part of itself."
    elif parents.get(parent):
        yield "parent", 0, f"“{parent}” is itself part of “{parents[parent]}”: name that school, or none."
    if "mark" in file.fields:
        yield "mark", 0, "A school within another has the mark of that one: leave it out."


def _unknown_sources(key: str, named: Iterable[tuple[str, int]], sources: Any) -> Iterator[Fault]:
    for name, line in named:
        if name not in sources:
            known = map(str, sources) if isinstance(sources, Collection) else ()
            close = get_close_matches(name, list(known), n=3, cutoff=0.75)
            hint = f" Is it {' or '.join(f'“{one}”' for one in close)}?" if close else ""
            yield key, line, f"{key}: There is no source “{name}” in {SOURCE_LIST}.{hint}"


def no_school(slug: str, schools: Collection[str]) -> str:
    """What to say where a file names a school that nobody knows."""
    known = ", ".join(sorted(schools)[:MOST_LISTED])
    return f"There is no school “{slug}”. {f'Known are: {known}' if known else 'No school has a file yet'}."


def missing_above(path: str) -> str:
    """What to say where the file above another is missing."""
    parent = parent_path(path)
    if path.startswith(QUESTIONS) and parent and parent.startswith(QUESTIONS):
        return f"There is no question for this position: its file, {parent}, is missing."
    return f"The file of the page above it, {parent}, is missing."


def with_orders(files: Iterable[ContentFile]) -> list[ContentFile]:
    """The files, with the schools among them numbered from 1 on in their order."""
    listed = list(files)
    schools = sorted((file for file in listed if "order" in file.fields and file.kind_name == "school"), key=_place)
    orders = {file.path: number for number, file in enumerate(schools, start=1)}
    return [
        replace(file, fields={**file.fields, "order": orders[file.path]}) if file.path in orders else file
        for file in listed
    ]


def _place(school: ContentFile) -> tuple[int, str]:
    return school.fields["order"], school.path
