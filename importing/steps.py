"""What a load does to each page and source, and by which rules."""

from dataclasses import dataclass, field
from enum import Enum
from typing import Any, Protocol

from importing.faults import ContentFault
from importing.files import ContentFile, SourceEntry
from importing.models import LoadedFile
from importing.references import References
from publishing.models import DocumentState
from publishing.publishables import Publishable

# What of a file may change without making a new version of the page.
UNVERSIONED = ("slug", "in_menus", "change")


CHANGE_WANTED: dict[type, str] = {
    ContentFile: "This page is published: say in its front matter what changes (change: kind, note).",
    SourceEntry: 'This source is published: say what changes ("custom": {"change": {"kind": …, "note": …}}).',
}


class Status(Enum):
    """What a load does to a page, a source or an image."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    KEPT = "kept"
    GONE = "gone"


@dataclass
class Step:
    """One file or source of the list, the page or record it belongs to, and what is to be done."""

    file: Any
    page: Any
    loaded: LoadedFile | None = None
    status: Status = Status.NEW
    reason: str = ""
    hash: str = ""  # of what the page or record says once the load is done


@dataclass
class Plan:
    """The steps for the files of a folder, parents first, and for its sources; what is no longer there."""

    steps: list[Step]
    sources: list[Step]
    gone: list[str]
    references: References
    faults: list[ContentFault] = field(default_factory=list)

    @property
    def all_steps(self) -> list[Step]:
        return [*self.sources, *self.steps]

    def with_status(self, *statuses: Status) -> list[Step]:
        return [step for step in self.steps if step.status in statuses]

    def sources_with_status(self, *statuses: Status) -> list[Step]:
        return [step for step in self.sources if step.status in statuses]


class Found(Protocol):
    """What a page or record says, in the form of files."""

    file: Any

    @property
    def hash(self) -> str: ...

    def equals(self, file: Any) -> bool: ...


class Judge:
    """Decides what is to be done with a page or source that is there. Collects faults."""

    def __init__(self, references: References, *, force: bool):
        self.references = references
        self.force = force
        self.faults: list[ContentFault] = []

    def read(self, page: Publishable, file: Any) -> Found:
        """What a page or record in memory says."""
        raise NotImplementedError

    def refuse(self, file: ContentFile | SourceEntry, reason: str) -> None:
        self.faults.append(ContentFault(*file.place, reason))

    def judge(self, step: Step, loaded: LoadedFile | None) -> None:
        page, step.loaded = step.page, loaded
        content = self.read(page.get_latest_revision_as_object(), step.file)
        step.hash = content.hash
        if page.document.state == DocumentState.WITHDRAWN:
            step.status, step.reason = Status.KEPT, "it was withdrawn"
        elif content.equals(step.file) and self.is_published(step, page):
            step.status = Status.SAME
        elif self.force or content.equals(step.file) or (loaded is not None and loaded.content_hash == content.hash):
            step.status = Status.CHANGED
            self.check_change(step, content.file)
        else:
            by = "an editor changed it" if loaded else "an editor made it"
            step.status, step.reason = Status.KEPT, f"{by}: load with --force to overwrite it"

    def is_published(self, step: Step, page: Any) -> bool:
        if not page.live:
            return False
        return not page.has_unpublished_changes or self.read(page, step.file).equals(step.file)

    def check_change(self, step: Step, before: ContentFile | SourceEntry) -> None:
        """What readers have seen does not change without their being told what kind of change it is."""
        if self.force or step.page.document.current_version_id is None or _versioned(before) == _versioned(step.file):
            return
        change, loaded = step.file.change, step.loaded
        if change is None:
            self.refuse(step.file, CHANGE_WANTED[type(step.file)])
        elif loaded and change.note and (change.kind, change.note) == (loaded.change_kind, loaded.change_note):
            self.refuse(step.file, "The note on the change is still that of the last one: say what changes now.")


def _versioned(file: ContentFile | SourceEntry) -> str:
    if isinstance(file, SourceEntry):
        return file.content()
    fields = {key: value for key, value in file.fields.items() if key not in UNVERSIONED}
    return ContentFile(file.path, file.kind_name, fields, file.body, file.texts).content()
