"""What loading a folder would do to each page, found out without writing anything."""

from dataclasses import dataclass, field
from enum import Enum

from wagtail.models import Page

from importing.faults import ContentFault, ContentRefused
from importing.files import Content, ContentFile
from importing.kinds import KINDS, parent_path
from importing.models import LoadedFile, LoadedImage
from importing.pages import model_of, read_page
from importing.references import References
from publishing.models import DocumentState
from publishing.pages import PublishablePage

# What of a file may change without making a new version of the page.
UNVERSIONED = ("slug", "in_menus", "change")


class Status(Enum):
    """What a load does to a page."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    KEPT = "kept"
    GONE = "gone"


@dataclass
class Step:
    """One file, the page it belongs to, and what is to be done."""

    file: ContentFile
    page: PublishablePage | None
    loaded: LoadedFile | None = None
    status: Status = Status.NEW
    reason: str = ""


@dataclass
class Plan:
    """The steps for the files of a folder, parents first, and the files that are no longer there."""

    steps: list[Step]
    gone: list[str]
    references: References
    faults: list[ContentFault] = field(default_factory=list)

    def with_status(self, *statuses: Status) -> list[Step]:
        return [step for step in self.steps if step.status in statuses]


class Tree:
    """The pages that are there, and what they were loaded from."""

    def __init__(self) -> None:
        self.pages: dict[int, PublishablePage] = {
            page.document_id: page
            for kind in KINDS
            for page in model_of(kind).objects.select_related("document").order_by("pk")
        }
        documents = {page.pk: page.document_id for page in self.pages.values()}
        self.loaded = {loaded.path: loaded for loaded in LoadedFile.objects.all()}
        self.loaded_of = {loaded.document_id: loaded for loaded in self.loaded.values()}
        # The document, if any, of the page of any kind at a place: below a node of the tree, with a slug.
        self.places = {
            (path[: -Page.steplen], slug): documents.get(pk, 0)
            for pk, path, slug in Page.objects.values_list("pk", "path", "slug")
        }


class Planner:
    """Finds the page of each file and compares."""

    def __init__(self, content: Content, *, force: bool):
        self.content = content
        self.force = force
        self.tree = Tree()
        self.faults: list[ContentFault] = []
        self.references = References()
        self.found: dict[str, PublishablePage | None] = {}

    def plan(self) -> Plan:
        for loaded in LoadedImage.objects.all():
            self.references.add_image(loaded.name, loaded.image_id)
        for path, loaded in self.tree.loaded.items():
            if path not in self.content.files and loaded.document_id in self.tree.pages:
                self.references.add_page(path, self.tree.pages[loaded.document_id].pk)
        steps = []
        for path, file in self.content.files.items():
            page = self.found[path] = self.page_of(file)
            if page is not None:
                self.references.add_page(path, page.pk)
            steps.append(Step(file, page))
        for step in steps:
            if step.page is not None:
                self.judge(step, step.page)
        taken = {step.page.document_id for step in steps if step.page is not None}
        gone = [
            path
            for path, loaded in sorted(self.tree.loaded.items())
            if path not in self.content.files and loaded.document_id not in taken
        ]
        if self.faults:
            raise ContentRefused(self.faults)
        return Plan(steps, gone, self.references)

    def page_of(self, file: ContentFile) -> PublishablePage | None:
        """The page that was loaded from this file, or else the one that stands where it would."""
        loaded = self.tree.loaded.get(file.path)
        if loaded is not None and loaded.document_id in self.tree.pages:
            return self.tree.pages[loaded.document_id]
        model = model_of(file.kind)
        if model.max_count == 1:
            return next((page for page in self.tree.pages.values() if isinstance(page, model)), None)
        parent = self.found.get(parent_path(file.path) or "")
        if parent is None:
            return None
        document = self.tree.places.get((parent.path, file.fields["slug"]))
        if document is None:
            return None
        page = self.tree.pages.get(document)
        if page is None or not isinstance(page, model):
            self.refuse(file, f"The slug “{file.fields['slug']}” is that of a page of another kind.")
            return None
        # Its file was renamed, or it was made by hand: else the page belongs to another file of the folder.
        owner = self.tree.loaded_of.get(page.document_id)
        return None if owner is not None and owner.path in self.content.files else page

    def refuse(self, file: ContentFile, reason: str) -> None:
        self.faults.append(ContentFault(file.path, 1, reason))

    def judge(self, step: Step, page: PublishablePage) -> None:
        draft = page.get_latest_revision_as_object()
        content = read_page(draft, step.file.path, self.references)
        loaded = step.loaded = self.tree.loaded_of.get(page.document_id)
        if page.document.state == DocumentState.WITHDRAWN:
            step.status, step.reason = Status.KEPT, "it was withdrawn"
        elif content.equals(step.file) and self.is_published(step, page):
            step.status = Status.SAME
        elif self.force or content.equals(step.file) or (loaded is not None and loaded.content_hash == content.hash):
            step.status = Status.CHANGED
            self.check_change(step, page, content.file)
        else:
            by = "an editor changed it" if loaded else "an editor made it"
            step.status, step.reason = Status.KEPT, f"{by}: load with --force to overwrite it"

    def is_published(self, step: Step, page: PublishablePage) -> bool:
        if not page.live:
            return False
        return not page.has_unpublished_changes or read_page(page, step.file.path, self.references).equals(step.file)

    def check_change(self, step: Step, page: PublishablePage, before: ContentFile) -> None:
        """A page that readers have seen does not change without their being told what kind of change it is."""
        if self.force or page.document.current_version_id is None or _versioned(before) == _versioned(step.file):
            return
        change, loaded = step.file.change, step.loaded
        if change is None:
            self.refuse(step.file, "This page is published: say in its front matter what changes (change: kind, note).")
        elif loaded and change.note and (change.kind, change.note) == (loaded.change_kind, loaded.change_note):
            self.refuse(step.file, "The note on the change is still that of the last one: say what changes now.")


def _versioned(file: ContentFile) -> str:
    fields = {key: value for key, value in file.fields.items() if key not in UNVERSIONED}
    return ContentFile(file.path, file.kind_name, fields, file.body).content()


def make_plan(content: Content, *, force: bool = False) -> Plan:
    """What loading would do. Raises ContentRefused."""
    return Planner(content, force=force).plan()
