"""Editors' questions on sections, from the files of a folder to the site."""

from articles.models import SectionPage
from importing.faults import ContentFault, ContentRefused
from importing.files import Content
from importing.models import LoadedQuestions
from importing.question_sets import Schools, as_told, hash_of, read_set
from importing.questions import QuestionFile, SectionKey
from importing.steps import Plan, Status
from publishing.models import Document
from teaching.actions.question_sets import replace_questions
from teaching.models import QuestionSet

CHANGED = "an editor changed them: load with --force to overwrite them"
MADE = "an editor wrote questions on this section: load with --force to overwrite them"
DELETED = "an editor deleted them: load with --force to bring them back"
NOWHERE = "There is no section …{} here, and none is published: a file of questions is called like its section’s slug."
GONE = "its file is gone; the questions stay: delete them in the editor"

Line = tuple[Status, str, str]


def address_of(section: SectionKey) -> str:
    """The end of the section's address."""
    return f"/{section.article}/{section.section}/"


class QuestionLoader:
    """Brings question sets in line with the files of a folder. What editors changed since the last load stays."""

    def __init__(self, content: Content, plan: Plan, *, force: bool):
        self.files = content.questions
        self.force = force
        self.schools = Schools(plan.references)
        sections = [step for step in plan.steps if step.file.kind_name == "section"]
        self.pages = {step.file.section_key(content.files): step.page for step in sections}
        self.loaded = {row.document_id: row for row in LoadedQuestions.objects.all()}
        self.sets = {found.document_id: found for found in QuestionSet.objects.all()}

    def lines(self, *, dry: bool) -> list[Line]:
        """Loads each file, or only looks; says what became or would become of it. Raises ContentRefused."""
        documents = {path: self.document(file.section) for path, file in self.files.items()}
        faults = [
            ContentFault(
                path, 1, f"There is no section {address_of(file.section)} in this folder, and none is published."
            )
            for path, file in self.files.items()
            if documents[path] is None and file.section not in self.pages
        ]
        if faults:
            raise ContentRefused(faults)
        judged = [(file, documents[path], *self.judge(file, documents[path])) for path, file in self.files.items()]
        if not dry:
            self.make_room(documents)
            for file, document, status, _ in judged:
                self.load(file, document, status)
        gone = [row for key, row in self.loaded.items() if key not in {one.pk for one in documents.values() if one}]
        return [
            *((status, file.path, reason) for file, _, status, reason in judged),
            *((Status.GONE, row.path, GONE) for row in gone if row.document_id in self.sets),
        ]

    def document(self, section: SectionKey) -> Document | None:
        """That of the section of the folder or, if it has none of that name, of the site."""
        if section in self.pages:
            page = self.pages[section]
            return page.document if page is not None else None
        ending = address_of(section)
        kind = SectionPage._meta.label_lower
        found = Document.objects.published().filter(kind=kind, path__endswith=ending)
        return next((document for document in found if document.path.endswith(ending)), None)

    def judge(self, file: QuestionFile, document: Document | None) -> tuple[Status, str]:
        """What is to be done with a file."""
        key = document.pk if document else 0
        found, loaded = self.sets.get(key), self.loaded.get(key)
        if found is None:
            return (Status.KEPT, DELETED) if loaded and not self.force else (Status.NEW, "")
        held = hash_of(read_set(found, file.section, self.schools), is_offered=found.is_offered)
        if held == hash_of(file, is_offered=True):
            return Status.SAME, ""
        if self.force or (loaded is not None and loaded.content_hash == held):
            return Status.CHANGED, ""
        return Status.KEPT, CHANGED if loaded else MADE

    def make_room(self, documents: dict[str, Document | None]) -> None:
        """Two files may have changed names with each other, or one have the name that another had."""
        paths = {document.pk: path for path, document in documents.items() if document is not None}
        for key, row in self.loaded.items():
            if paths.get(key, row.path) != row.path:
                row.path = f"#{key}"
                row.save(update_fields=["path"])
            elif row.path in self.files and key not in paths:
                row.delete()

    def load(self, file: QuestionFile, document: Document | None, status: Status) -> None:
        """Write what is new or changed, and note what the file says."""
        if document is None:
            return
        values = {"path": file.path}
        if status is not Status.KEPT:
            values["content_hash"] = hash_of(file, is_offered=True)
        if status in (Status.NEW, Status.CHANGED):
            replace_questions(document=document, questions=as_told(file.questions, self.schools))
        row = self.loaded.get(document.pk)
        if row is None and status is Status.KEPT:
            return
        if row is None or any(getattr(row, name) != value for name, value in values.items()):
            LoadedQuestions.objects.update_or_create(document=document, defaults=values)
