"""What loading a folder would do to each page, found out without writing anything."""

from typing import Any

from wagtail.models import Page

from importing.files import Content, ContentFile, source_path
from importing.kinds import KINDS, parent_path
from importing.models import LoadedFile
from importing.naming import live_terms
from importing.pages import PageContent, model_of, read_page
from importing.references import References
from importing.steps import Judge, Step
from publishing.pages import PublishablePage


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


class PagePlanner(Judge):
    """Finds the page of each file and compares."""

    def __init__(self, content: Content, references: References, *, force: bool):
        super().__init__(references, force=force)
        self.content = content
        self.tree = Tree()
        self.found: dict[str, PublishablePage | None] = {}

    def read(self, page: Any, file: ContentFile) -> PageContent:
        return read_page(page, file.path, self.references)

    def plan(self) -> list[Step]:
        for path, loaded in self.tree.loaded.items():
            if path not in self.content.files and loaded.document_id in self.tree.pages:
                self.references.add_page(path, self.tree.pages[loaded.document_id].pk)
        steps = []
        for path, file in self.content.files.items():
            page = self.found[path] = self.page_of(file)
            if page is not None:
                self.references.add_page(path, page.pk)
            steps.append(Step(file, page))
        # Terms that editors made are named by the files that a dump would give them.
        for key, term in live_terms().items():
            if key not in self.references.paths and term.path not in self.references.keys:
                self.references.add_page(term.path, key)
        for step in steps:
            if step.page is not None:
                self.judge(step, self.tree.loaded_of.get(step.page.document_id))
        return steps

    def gone(self, steps: list[Step]) -> list[str]:
        """Files that were loaded and are there no longer."""
        taken = {step.page.document_id for step in steps if step.page is not None}
        return [
            path
            for path, loaded in sorted(self.tree.loaded.items())
            if path not in self.content.files
            and loaded.document_id not in taken
            and not path.startswith(source_path(""))
        ]

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
