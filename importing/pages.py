"""Between the pages and records of the site and content files."""

import json
from dataclasses import dataclass
from typing import Any

from django.apps import apps

from historiography.models import Position, SchoolPage
from importing.comparison import question_name
from importing.files import ContentFile, digest
from importing.kinds import KINDS, Form, Key, Kind, slug_at
from importing.page_rows import has_rows, make_rows, read_rows
from importing.references import References
from importing.rich_text import read_prose, write_prose
from importing.spaces import one_line, several_lines
from importing.streams import StreamReader, updated_stream
from publishing.publishables import Publishable

# The keys that are named otherwise than the fields of the page.
FIELDS = {"in_menus": "show_in_menus", "term_kind": "kind"}
# Rows that point to what may be made after the page.
NAMING_OTHERS = (Form.SOURCES, Form.MEMBERSHIPS, Form.OPENINGS, Form.POSITIONS)


@dataclass(frozen=True)
class PageContent:
    """A page as a content file, and what of it no file can say."""

    file: ContentFile
    notes: tuple[str, ...] = ()

    @property
    def hash(self) -> str:
        return digest("\n".join([self.file.content(), *self.notes]))

    def equals(self, file: ContentFile) -> bool:
        return not self.notes and self.file.content() == file.content()


def model_of(kind: Kind) -> type[Publishable]:
    return apps.get_model(kind.model)


def kind_of(page: Publishable) -> Kind:
    return next(kind for kind in KINDS if kind.model.lower() == page._meta.label_lower)


def read_page(page: Publishable, path: str, references: References) -> PageContent:
    """A page's fields as they are in memory, as the content file at a path."""
    kind = kind_of(page)
    notes: list[str] = []
    values = {key: _value(page, key, references, notes) for key in kind.keys if key.form != Form.CHANGE}
    fields = {key.name: value for key, value in values.items() if not key.is_left_out(value)}
    fields.setdefault("slug", slug_at(path))
    body = StreamReader(references, notes.append).body(page.body.get_prep_value()) if kind.has_body else ()
    texts = {part.name: read_prose(getattr(page, part.name), references, notes.append) for part in kind.parts}
    return PageContent(ContentFile(path, kind.name, fields, body, texts), tuple(notes))


def _value(page: Publishable, key: Key, references: References, notes: list[str]) -> Any:
    if has_rows(key):
        return read_rows(page, key, references, notes.append)
    if key.form == Form.NAMES:
        names = (one_line(tag.name) for tag in getattr(page, key.name).all())
        return tuple(sorted(names, key=lambda name: (name.casefold(), name)))
    if key.form == Form.IMAGE:
        name = references.image_names.get(page.lead_image_id) if page.lead_image_id else ""
        if name is None:
            notes.append("its lead image was left out.")
        return name
    if key.form == Form.SCHOOL:
        return _school_above(page, references, notes)
    if key.form == Form.PLACE:
        return references.places.get(page.pk)
    if isinstance(page, SchoolPage) and key.name == "mark" and _school_above(page, references, notes):
        return ""  # that of the school above
    value = getattr(page, FIELDS.get(key.name, key.name))
    if key.form == Form.LINES:
        return tuple(filter(None, map(one_line, value.split("\n"))))
    if key.form in (Form.TEXT, Form.LINE, Form.PERIOD):
        return several_lines(value) if key.form == Form.TEXT else one_line(value)
    return value


def _school_above(page: SchoolPage, references: References, notes: list[str]) -> str:
    if page.parent_school_id is None:
        return ""
    slug = references.schools.names.get(page.parent_school_id, "")
    if not slug:
        notes.append("the school that it is part of is not published and was left out.")
    return slug


def write_fields(page: Publishable, file: ContentFile, references: References) -> None:
    """Set a page's fields, in memory, to what a file says of them; all but its texts and what else names others."""
    if isinstance(page, Position):
        page.question_id = references.questions.keys[question_name(file.path)]
        page.school_id = references.schools.keys[slug_at(file.path)]
    for key in file.kind.keys:
        if key.form in NAMING_OTHERS or key.form == Form.PLACE:
            continue
        value = file.fields.get(key.name)
        if key.form == Form.CHANGE:
            page.change_kind, page.change_note = (value.kind, value.note) if value else ("", "")
        elif value != _value(page, key, references, []) or key.form == Form.IMAGE:
            _set(page, key, value, references)


def _set(page: Publishable, key: Key, value: Any, references: References) -> None:
    name = FIELDS.get(key.name, key.name)
    if has_rows(key):
        setattr(page, key.name, make_rows(page, key, value or (), references))
    elif key.form == Form.NAMES:
        getattr(page, key.name).set(value or ())
    elif key.form == Form.IMAGE:
        page.lead_image_id = references.image_keys[value] if value else None
    elif key.form == Form.SCHOOL:
        page.parent_school_id = references.schools.keys[value] if value else None
    elif key.form == Form.LINES:
        setattr(page, key.name, "\n".join(value or ()))
    elif key.form == Form.DATE:
        setattr(page, key.name, value)
    elif key.form == Form.NUMBER:
        setattr(page, key.name, value or 0)
    elif key.form == Form.FLAG:
        setattr(page, name, bool(key.default if value is None else value))
    else:
        setattr(page, name, value or key.default or "")


def write_texts(page: Publishable, file: ContentFile, references: References) -> None:
    """Set a page's texts and rows that name others, in memory. Every page and source that they name must be known."""
    if file.kind.has_body:
        page.body = json.dumps(updated_stream(page.body.get_prep_value(), file.body, references))
    for name, prose in file.texts.items():
        if read_prose(getattr(page, name), references, _ignore) != prose:
            setattr(page, name, write_prose(prose, references))
    for key in file.kind.keys:
        wanted = file.fields.get(key.name, ())
        if key.form in NAMING_OTHERS and _value(page, key, references, []) != wanted:
            _set(page, key, wanted, references)


def _ignore(reason: str) -> None:
    """What no file can say of a text that is to be written anew."""
