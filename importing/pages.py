"""Between the pages of the site and content files."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps

from articles.models import ArticleAuthor
from glossary.models import FurtherReading, TermName, TermPage
from importing import files
from importing.files import Author, ContentFile, digest
from importing.kinds import KINDS, Form, Key, Kind, slug_at
from importing.references import References
from importing.rich_text import read_prose, write_prose
from importing.spaces import one_line, several_lines
from importing.streams import StreamReader, updated_stream
from publishing.pages import PublishablePage

# The keys that are named otherwise than the fields of the page.
FIELDS = {"in_menus": "show_in_menus", "term_kind": "kind"}


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


def model_of(kind: Kind) -> type[PublishablePage]:
    return apps.get_model(kind.model)


def kind_of(page: PublishablePage) -> Kind:
    return next(kind for kind in KINDS if kind.model.lower() == page._meta.label_lower)


def read_page(page: PublishablePage, path: str, references: References) -> PageContent:
    """A page's fields as they are in memory, as the content file at a path."""
    kind = kind_of(page)
    notes: list[str] = []
    values = {key: _value(page, key, references, notes) for key in kind.keys if key.form != Form.CHANGE}
    fields = {key.name: value for key, value in values.items() if not key.is_left_out(value)}
    fields.setdefault("slug", slug_at(path))
    body = StreamReader(references, notes.append).body(page.body.get_prep_value()) if kind.has_body else ()
    texts = {part.name: read_prose(getattr(page, part.name), references, notes.append) for part in kind.parts}
    return PageContent(ContentFile(path, kind.name, fields, body, texts), tuple(notes))


def _value(page: PublishablePage, key: Key, references: References, notes: list[str]) -> Any:
    if key.form == Form.AUTHORS:
        return tuple(_read_author(author) for author in page.authors.all())
    if key.form == Form.TERM_NAMES:
        return tuple(map(_read_name, page.names.all()))
    if key.form == Form.SOURCES:
        return tuple(_read_sources(page, references, notes))
    if key.form == Form.NAMES:
        names = (one_line(tag.name) for tag in getattr(page, key.name).all())
        return tuple(sorted(names, key=lambda name: (name.casefold(), name)))
    if key.form == Form.IMAGE:
        name = references.image_names.get(page.lead_image_id) if page.lead_image_id else ""
        if name is None:
            notes.append("its lead image was left out.")
        return name
    value = getattr(page, FIELDS.get(key.name, key.name))
    if key.form == Form.LINES:
        return tuple(filter(None, map(one_line, value.split("\n"))))
    if key.form in (Form.TEXT, Form.LINE):
        return several_lines(value) if key.form == Form.TEXT else one_line(value)
    return value


def _read_author(author: ArticleAuthor) -> Author:
    return Author(*map(one_line, (author.name, author.family_name, author.affiliation)))


def _read_name(name: TermName) -> files.TermName:
    texts = (one_line(text) for text in (name.text, name.language, name.script, name.romanisation))
    return files.TermName(*texts, abbreviation=name.is_abbreviation, is_linkable=name.is_linkable)


def _read_sources(page: TermPage, references: References, notes: list[str]) -> Iterator[str]:
    for row in page.further_reading.all():
        key = references.source_names.get(row.source_id)
        if key is None:
            notes.append("further reading that is not published was left out.")
        else:
            yield key


def write_fields(page: PublishablePage, file: ContentFile, references: References) -> None:
    """Set a page's fields, in memory, to what a file says of them; all but its texts and what else names others."""
    for key in file.kind.keys:
        if key.form == Form.SOURCES:
            continue
        value = file.fields.get(key.name)
        if key.form == Form.CHANGE:
            page.change_kind, page.change_note = (value.kind, value.note) if value else ("", "")
        elif value != _value(page, key, references, []) or key.form == Form.IMAGE:
            _set(page, key, value, references)


def _set(page: PublishablePage, key: Key, value: Any, references: References) -> None:
    if key.form == Form.AUTHORS:
        page.authors = [ArticleAuthor(**vars(author), sort_order=number) for number, author in enumerate(value)]
    elif key.form == Form.TERM_NAMES:
        page.names = [_term_name(name, number) for number, name in enumerate(value or ())]
    elif key.form == Form.NAMES:
        getattr(page, key.name).set(value or ())
    elif key.form == Form.IMAGE:
        page.lead_image_id = references.image_keys[value] if value else None
    elif key.form == Form.LINES:
        setattr(page, key.name, "\n".join(value or ()))
    elif key.form == Form.DATE:
        setattr(page, key.name, value)
    elif key.form == Form.FLAG:
        setattr(page, FIELDS.get(key.name, key.name), bool(key.default if value is None else value))
    else:
        setattr(page, FIELDS.get(key.name, key.name), value or key.default or "")


def _term_name(name: files.TermName, number: int) -> TermName:
    values = {**vars(name), "is_abbreviation": name.abbreviation}
    del values["abbreviation"]
    return TermName(**values, sort_order=number)


def write_texts(page: PublishablePage, file: ContentFile, references: References) -> None:
    """Set a page's texts and further reading, in memory. Every page and source that they name must be known."""
    if file.kind.has_body:
        page.body = json.dumps(updated_stream(page.body.get_prep_value(), file.body, references))
    for name, prose in file.texts.items():
        if read_prose(getattr(page, name), references, _ignore) != prose:
            setattr(page, name, write_prose(prose, references))
    for key in file.kind.keys:
        wanted = file.fields.get(key.name, ())
        if key.form == Form.SOURCES and tuple(_read_sources(page, references, [])) != wanted:
            page.further_reading = [
                FurtherReading(source_id=references.source_keys[name], sort_order=number)
                for number, name in enumerate(wanted)
            ]


def _ignore(reason: str) -> None:
    """What no file can say of a text that is to be written anew."""
