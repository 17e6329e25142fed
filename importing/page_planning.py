"""What loading a folder would do to each page, found out without writing anything."""

from typing import Any

from wagtail.models import Page

from historiography.models import Position, Question
from importing.comparison import faults_of, position_name, question_name
from importing.faults import ContentFault
from importing.files import Content, ContentFile, source_path
from importing.kinds import KINDS, parent_path, slug_at
from importing.models import LoadedFile
from importing.naming import live_terms, note_site_names
from importing.pages import PageContent, model_of, read_page
from importing.references import References
from importing.source_lists import Everything
from importing.steps import Judge, Step
from publishing.pages import PublishablePage
from publishing.publishables import Publishable


def note_names(references: References, file: ContentFile, key: int) -> None:
    """Have files name the page or record of a file, by its key."""
    if file.kind_name == "question":
        references.questions.add(question_name(file.path), key)
    elif file.kind_name == "position":
        references.positions.add(position_name(file.path), key)
    else:
        references.add_page(file.path, key)
    if file.kind_name == "school":
        references.schools.add(file.fields["slug"], key)


class Tree:
    """The pages and records that are there, and what they were loaded from."""

    def __init__(self) -> None:
        self.pages: dict[int, Publishable] = {
            page.document_id: page
            for kind in KINDS
            for page in model_of(kind).objects.select_related("document").order_by("pk")
        }
        in_tree = (page for page in self.pages.values() if isinstance(page, Page))
        documents = {page.pk: page.document_id for page in in_tree}
        questions = (page for page in self.pages.values() if isinstance(page, Question))
        positions = (page for page in self.pages.values() if isinstance(page, Position))
        self.questions = {question.slug: question for question in questions}
        self.positions = {(position.question_id, position.school_id): position for position in positions}
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
        self.found: dict[str, Publishable | None] = {}

    def read(self, page: Any, file: ContentFile) -> PageContent:
        return read_page(page, file.path, self.references)

    def plan(self) -> list[Step]:
        for path, loaded in self.tree.loaded.items():
            page = self.tree.pages.get(loaded.document_id)
            if path not in self.content.files and isinstance(page, Page):
                self.references.add_page(path, page.pk)
        steps = []
        for path, file in self.content.files.items():
            page = self.found[path] = self.record_of(file) if file.kind.is_record else self.page_of(file)
            if page is not None:
                note_names(self.references, file, page.pk)
            steps.append(Step(file, page))
        # What editors made is named by the files that a dump would give it.
        for key, term in live_terms().items():
            if key not in self.references.paths and term.path not in self.references.keys:
                self.references.add_page(term.path, key)
        note_site_names(self.references)
        self.check_names(steps)
        for step in steps:
            if step.page is not None:
                self.judge(step, self.tree.loaded_of.get(step.page.document_id))
        return steps

    def check_names(self, steps: list[Step]) -> None:
        """A school that was known by another slug until now is known by that of its file alone."""
        files = [step.file for step in steps]
        schools = {file.fields["slug"] for file in files if file.kind_name == "school"}
        schools |= self.references.schools.keys.keys()
        for file in files:
            for _, line, reason in faults_of(file, schools, Everything()):
                self.faults.append(ContentFault(file.path, line or 1, reason))

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

    def record_of(self, file: ContentFile) -> Publishable | None:
        """The question that was loaded from this file, or else the one with its slug; a school's position on one."""
        if file.kind_name == "question":
            loaded = self.tree.loaded.get(file.path)
            of_file = self.tree.pages.get(loaded.document_id) if loaded else None
            found = of_file or self.tree.questions.get(file.fields["slug"])
            owner = self.tree.loaded_of.get(found.document_id) if found else None
            is_others = found is not of_file and owner is not None and owner.path in self.content.files
            return None if is_others else found
        question = self.found.get(parent_path(file.path) or "")
        school = self.references.schools.keys.get(slug_at(file.path))
        return self.tree.positions.get((question.pk, school)) if question is not None else None

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
