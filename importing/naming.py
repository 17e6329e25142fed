"""Names for the files of a dump: those that pages and images were loaded from, or ones made of their slugs."""

from collections.abc import Container, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from django.db.models import Q

from glossary.models import TermPage
from historiography.models import Position, Question, SchoolPage
from images.models import SiteImage
from importing.addresses import SiteNames
from importing.comparison import QUESTIONS, position_name, question_name
from importing.image_lists import FORMATS
from importing.models import LoadedFile, LoadedImage
from importing.pages import kind_of
from importing.references import References
from publishing.models import DocumentState
from publishing.pages import PublishablePage
from publishing.publishables import Publishable
from sources.models import Source

# Files of pages of which there is one.
INDEXES = {"index.md", "glossary/index.md", "historiography/index.md", "historiography/historians/index.md"}


LIVE = Q(live=True, document__state=DocumentState.LIVE)


@dataclass(frozen=True)
class LiveTerm:
    """A published term: the path of its file, and what it is called."""

    path: str
    title: str
    names: tuple[str, ...]


def live_terms() -> dict[int, LiveTerm]:
    """The published terms of the site, by the keys of their pages."""
    pages = list(TermPage.objects.filter(LIVE).prefetch_related("names"))
    paths = PageNamer(pages).paths
    return {
        page.pk: LiveTerm(paths[page.pk], page.title, tuple(name.text for name in page.names.all())) for page in pages
    }


def site_names() -> SiteNames:
    """What content files may name though it has no file among them."""
    terms = [(term.path, term.title, term.names) for term in live_terms().values()]
    keys = Source.objects.filter(LIVE).values_list("key", flat=True)
    references = References()
    note_site_names(references)
    names = (references.schools, references.questions, references.positions)
    return SiteNames(terms, set(keys), *(set(one.keys) for one in names))


def note_site_names(references: References) -> None:
    """Have files name the published schools, questions and positions that have no names yet."""
    schools, questions = SchoolPage.objects.filter(LIVE), list(Question.objects.filter(LIVE))
    positions = Position.objects.filter(LIVE).select_related("school")
    namer = PageNamer([*questions, *positions])
    named = (
        (references.schools, {school.pk: school.slug for school in schools}),
        (references.questions, {one.pk: question_name(namer.record_paths[one.document_id]) for one in questions}),
        (references.positions, {one.pk: position_name(namer.record_paths[one.document_id]) for one in positions}),
    )
    for keys, found in named:
        for key, name in found.items():
            if key not in keys.names and name not in keys.keys:
                keys.add(name, key)


class PageNamer:
    """Gives each page the path of its file, in ``paths`` by the page's key; each record by its document's."""

    def __init__(self, published: Sequence[Publishable]):
        self.loaded = {loaded.document_id: loaded.path for loaded in LoadedFile.objects.all()}
        self.taken = set(self.loaded.values())
        self.paths: dict[int, str] = {}
        self.record_paths: dict[int, str] = {}
        pages = [page for page in published if isinstance(page, PublishablePage)]
        for page in pages:
            if kind_of(page).name != "section":
                self.paths[page.pk] = self.loaded.get(page.document_id) or self.free(page)
        questions = {record.pk: record for record in published if isinstance(record, Question)}
        for question in questions.values():
            path = self.loaded.get(question.document_id) or self.free(question)
            self.record_paths[question.document_id] = path
        for position in (record for record in published if isinstance(record, Position)):
            self.name_position(position, questions.get(position.question_id))
        for article in pages:
            if kind_of(article).name == "article":
                self.name_sections(article, [page for page in pages if page.is_child_of(article)])

    def name_position(self, position: Position, question: Question | None) -> None:
        """Below its question, by its school; that of a question without a file stands below the question's slug."""
        path = self.record_paths[question.document_id] if question else f"{QUESTIONS}{position.question.slug}/"
        self.record_paths[position.document_id] = f"{path.rpartition('/')[0]}/{position.school.slug}.md"

    def name_sections(self, article: PublishablePage, sections: list[PublishablePage]) -> None:
        """Sections keep the names of their files if these are in their order; else all are numbered anew."""
        folder = self.paths[article.pk].rpartition("/")[0]
        names = [self.loaded.get(page.document_id, "") for page in sections]
        in_order = names == sorted(names) and all(name.startswith(f"{folder}/") for name in names)
        for number, (page, name) in enumerate(zip(sections, names, strict=True), start=1):
            self.paths[page.pk] = name if in_order else f"{folder}/{number:02}-{page.slug}.md"

    def free(self, page: Publishable) -> str:
        pattern = {
            "home": "index.md",
            "article-index": "articles/index.md",
            "source-index": "sources/index.md",
            "glossary-index": "glossary/index.md",
            "term": f"glossary/{page.slug}{{}}.md",
            "article": f"articles/{page.slug}{{}}/index.md",
            "information": f"{page.slug}{{}}.md",
            "historiography-index": "historiography/index.md",
            "school": f"historiography/{page.slug}{{}}.md",
            "historians-index": "historiography/historians/index.md",
            "historian": f"historiography/historians/{page.slug}{{}}.md",
            "question": f"{QUESTIONS}{page.slug}{{}}/index.md",
        }[kind_of(page).name]
        path, number = pattern.format(""), 2
        while "{}" in pattern and (path in self.taken or path in INDEXES):
            path, number = pattern.format(f"-{number}"), number + 1
        self.taken.add(path)
        return path


def name_images(images: list[SiteImage]) -> dict[str, SiteImage]:
    """Images by the names of their files."""
    loaded = {row.image_id: row.name for row in LoadedImage.objects.all()}
    named = {loaded[image.pk]: image for image in images if image.pk in loaded}
    for image in images:
        if image.pk not in loaded:
            named[_free_name(PurePosixPath(image.file.name), named)] = image
    return named


def _free_name(file: PurePosixPath, taken: Container[str]) -> str:
    suffix = file.suffix if file.suffix.lower() in FORMATS else ".jpg"
    name, number = file.stem + suffix, 2
    while name in taken:
        name, number = f"{file.stem}-{number}{suffix}", number + 1
    return name
