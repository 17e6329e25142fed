"""What loading the list of sources would do to each record, found out without writing anything."""

from typing import Any

from importing.files import Content, SourceEntry, source_path
from importing.models import LoadedFile
from importing.records import RecordContent, read_source
from importing.references import References
from importing.steps import Judge, Step
from sources.models import Source


class SourcePlanner(Judge):
    """Finds the record of each source of the list and compares. Makes all records of the site known."""

    def __init__(self, content: Content, references: References, *, force: bool):
        super().__init__(references, force=force)
        self.content = content
        self.records = {
            source.key: source for source in Source.objects.select_related("document").prefetch_related("names")
        }
        by_document = {source.document_id: source for source in self.records.values()}
        self.loaded = {row.document_id: row for row in LoadedFile.objects.filter(path__startswith=source_path(""))}
        self.by_path = {row.path: by_document.get(row.document_id) for row in self.loaded.values()}

    def read(self, page: Any, file: SourceEntry) -> RecordContent:
        return read_source(page)

    def plan(self) -> list[Step]:
        for key, source in self.records.items():
            self.references.add_source(key, source.pk, source.short_label)
        steps = [Step(entry, self.record_of(entry)) for entry in self.content.sources.values()]
        for step in steps:
            if step.page is not None:
                # An editor may have given it another key: texts in files cite it by the one of the list.
                self.references.add_source(step.file.key, step.page.pk, step.page.short_label)
                self.judge(step, self.loaded.get(step.page.document_id))
        return steps

    def record_of(self, entry: SourceEntry) -> Source | None:
        """The record that was loaded from this entry, or else the one with its key."""
        return self.by_path.get(entry.path) or self.records.get(entry.key)

    def gone(self) -> list[str]:
        """Sources that were loaded and are in the list no longer."""
        wanted = {entry.path for entry in self.content.sources.values()}
        return sorted(row.path for row in self.loaded.values() if row.path not in wanted)
