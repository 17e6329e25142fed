"""Between the pages of the site and content files."""

import json
from dataclasses import dataclass
from typing import Any

from django.apps import apps

from articles.models import ArticleAuthor
from importing.files import Author, ContentFile, digest
from importing.kinds import KINDS, Form, Key, Kind, slug_at
from importing.references import References
from importing.spaces import one_line, several_lines
from importing.streams import StreamReader, updated_stream
from publishing.pages import PublishablePage

# The keys that are named otherwise than the fields of the page.
FIELDS = {"in_menus": "show_in_menus"}


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
    fields = {key.name: _value(page, key, references, notes) for key in kind.keys if key.form != Form.CHANGE}
    fields.setdefault("slug", slug_at(path))
    fields = {name: value for name, value in fields.items() if value not in ("", None, False, ())}
    body = StreamReader(references, notes.append).body(page.body.get_prep_value()) if kind.has_body else ()
    return PageContent(ContentFile(path, kind.name, fields, body), tuple(notes))


def _value(page: PublishablePage, key: Key, references: References, notes: list[str]) -> Any:
    if key.form == Form.AUTHORS:
        return tuple(Author(one_line(author.name), one_line(author.affiliation)) for author in page.authors.all())
    if key.form == Form.NAMES:
        names = (one_line(tag.name) for tag in page.subjects.all())
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


def write_fields(page: PublishablePage, file: ContentFile, references: References) -> None:
    """Set a page's fields, in memory, to what a file says of them; all but its body."""
    for key in file.kind.keys:
        value = file.fields.get(key.name)
        if key.form == Form.CHANGE:
            page.change_kind, page.change_note = (value.kind, value.note) if value else ("", "")
        elif value != _value(page, key, references, []) or key.form == Form.IMAGE:
            _set(page, key, value, references)


def _set(page: PublishablePage, key: Key, value: Any, references: References) -> None:
    if key.form == Form.AUTHORS:
        page.authors = [
            ArticleAuthor(name=author.name, affiliation=author.affiliation, sort_order=number)
            for number, author in enumerate(value)
        ]
    elif key.form == Form.NAMES:
        page.subjects.set(value or ())
    elif key.form == Form.IMAGE:
        page.lead_image_id = references.image_keys[value] if value else None
    elif key.form == Form.LINES:
        setattr(page, key.name, "\n".join(value or ()))
    elif key.form == Form.DATE:
        setattr(page, key.name, value)
    elif key.form == Form.FLAG:
        setattr(page, FIELDS.get(key.name, key.name), bool(value))
    else:
        setattr(page, key.name, value or "")


def write_body(page: PublishablePage, file: ContentFile, references: References) -> None:
    """Set a page's body, in memory. Every page that it links to must be known."""
    if file.kind.has_body:
        page.body = json.dumps(updated_stream(page.body.get_prep_value(), file.body, references))
