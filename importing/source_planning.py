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
        loaded = LoadedFile.objects.filter(path__startswith=source_path(""))
        self.loaded = {row.document_id: row for row in loaded}

    def read(self, page: Any, file: SourceEntry) -> RecordContent:
        return read_source(page)

    def plan(self) -> list[Step]:
        for key, source in self.records.items():
            self.references.add_source(key, source.pk, source.short_label)
        steps = [Step(entry, self.records.get(key)) for key, entry in self.content.sources.items()]
        for step in steps:
            if step.page is not None:
                self.judge(step, self.loaded.get(step.page.document_id))
        return steps

    def gone(self) -> list[str]:
        """Sources that were loaded and are in the list no longer."""
        wanted = {entry.path for entry in self.content.sources.values()}
        return sorted(row.path for row in self.loaded.values() if row.path not in wanted)
