"""Lists of the front matter whose items are rows of a page: read from pages, and made for them."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from typing import Any

from importing import files
from importing.files import Author
from importing.kinds import Form, Key
from importing.references import References
from importing.spaces import one_line

Note = Callable[[str], None]


def has_rows(key: Key) -> bool:
    return key.form in READERS


def read_rows(page: Any, key: Key, references: References, note: Note) -> tuple[Any, ...]:
    """The value of a key as the rows of a page say it; ``note`` is told what no file can say."""
    return tuple(READERS[key.form](getattr(page, key.name).all(), key, references, note))


def make_rows(page: Any, key: Key, value: Iterable[Any], references: References) -> list[Any]:
    """Rows for a page that say the value of a key. What they point to must be known."""
    model = page._meta.get_field(key.name).related_model
    make = MAKERS.get(key.form, lambda item, references: asdict(item))
    return [model(**make(item, references), sort_order=number) for number, item in enumerate(value)]


def _read_authors(rows: Iterable[Any], key: Key, references: References, note: Note) -> Iterator[Author]:
    return (Author(*map(one_line, (row.name, row.family_name, row.affiliation))) for row in rows)


def _read_term_names(rows: Iterable[Any], key: Key, references: References, note: Note) -> Iterator[files.TermName]:
    for row in rows:
        texts = map(one_line, (row.text, row.language, row.script, row.romanisation))
        yield files.TermName(*texts, abbreviation=row.is_abbreviation, is_linkable=row.is_linkable)


def _make_term_name(name: files.TermName, references: References) -> dict[str, Any]:
    values = asdict(name)
    values["is_abbreviation"] = values.pop("abbreviation")
    return values


def _read_historian_names(rows: Iterable[Any], key: Key, references: References, note: Note) -> Iterator[Any]:
    for row in rows:
        yield files.HistorianName(*map(one_line, (row.text, row.language, row.script, row.romanisation)))


def _read_lines(rows: Iterable[Any], key: Key, references: References, note: Note) -> Iterator[str]:
    return (one_line(row.text) for row in rows)


def _read_sources(rows: Iterable[Any], key: Key, references: References, note: Note) -> Iterator[str]:
    for row in rows:
        name = references.source_names.get(row.source_id)
        if name is None:
            what = "further reading" if key.name == "further_reading" else "a work"
            note(f"{what} that is not published was left out.")
        else:
            yield name


def _read_memberships(rows: Iterable[Any], key: Key, references: References, note: Note) -> Iterator[files.Membership]:
    for row in rows:
        school = references.schools.names.get(row.school_id)
        if school is None:
            note("a membership in a school that is not published was left out.")
        else:
            yield files.Membership(school, one_line(row.period), one_line(row.note))


def _make_membership(row: files.Membership, references: References) -> dict[str, Any]:
    return {"school_id": references.schools.keys[row.school], "period": row.period, "note": row.note}


def _read_openings(rows: Iterable[Any], key: Key, references: References, note: Note) -> Iterator[files.Opening]:
    for row in rows:
        source = references.source_names.get(row.source_id, "") if row.source_id else ""
        if row.source_id and not source:
            note("the source of an opening that is not published was left out.")
        yield files.Opening(one_line(row.date), one_line(row.text), source)


def _make_opening(row: files.Opening, references: References) -> dict[str, Any]:
    source = references.source_keys[row.source] if row.source else None
    return {"date": row.date, "text": row.text, "source_id": source}


def _read_positions(rows: Iterable[Any], key: Key, references: References, note: Note) -> Iterator[str]:
    for row in rows:
        name = references.positions.names.get(row.position_id)
        if name is None:
            note("a position that is not published was left out.")
        else:
            yield name


READERS: dict[Form, Callable[[Iterable[Any], Key, References, Note], Iterator[Any]]] = {
    Form.AUTHORS: _read_authors,
    Form.TERM_NAMES: _read_term_names,
    Form.HISTORIAN_NAMES: _read_historian_names,
    Form.ROWS: _read_lines,
    Form.SOURCES: _read_sources,
    Form.MEMBERSHIPS: _read_memberships,
    Form.OPENINGS: _read_openings,
    Form.POSITIONS: _read_positions,
}
MAKERS: dict[Form, Callable[[Any, References], dict[str, Any]]] = {
    Form.TERM_NAMES: _make_term_name,
    Form.ROWS: lambda text, references: {"text": text},
    Form.SOURCES: lambda name, references: {"source_id": references.source_keys[name]},
    Form.MEMBERSHIPS: _make_membership,
    Form.OPENINGS: _make_opening,
    Form.POSITIONS: lambda name, references: {"position_id": references.positions.keys[name]},
}
