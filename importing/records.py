"""Between the sources of the site and the entries of their list."""

from dataclasses import dataclass

from importing.files import SourceEntry, digest
from importing.source_items import canonical
from sources.items import fields_of
from sources.models import Source, SourceName


@dataclass(frozen=True)
class RecordContent:
    """A record as an entry of the list."""

    file: SourceEntry

    @property
    def hash(self) -> str:
        return digest(self.file.content())

    def equals(self, file: SourceEntry) -> bool:
        return self.file.content() == file.content()


def read_source(source: Source) -> RecordContent:
    """A source's fields as they are in memory."""
    return RecordContent(SourceEntry(canonical(source.item()), source.is_verified))


def write_source(source: Source, entry: SourceEntry) -> None:
    """Set a source's fields, in memory, to what the list says of it."""
    fields = fields_of(entry.item)
    names = fields.pop("names")
    for name, value in fields.items():
        setattr(source, name, value)
    source.names = [SourceName(**row, sort_order=number) for number, row in enumerate(names)]
    source.is_verified = entry.is_verified
    change = entry.change
    source.change_kind, source.change_note = (change.kind, change.note) if change else ("", "")
