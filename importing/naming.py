"""Names for the files of a dump: those that pages and images were loaded from, or ones made of their slugs."""

from collections.abc import Container
from dataclasses import dataclass
from pathlib import PurePosixPath

from glossary.models import TermPage
from images.models import SiteImage
from importing.addresses import SiteNames
from importing.image_lists import FORMATS
from importing.models import LoadedFile, LoadedImage
from importing.pages import kind_of
from publishing.models import DocumentState
from publishing.pages import PublishablePage
from sources.models import Source

# Files of pages of which there is one.
INDEXES = {"index.md", "glossary/index.md"}


@dataclass(frozen=True)
class LiveTerm:
    """A published term: the path of its file, and what it is called."""

    path: str
    title: str
    names: tuple[str, ...]


def live_terms() -> dict[int, LiveTerm]:
    """The published terms of the site, by the keys of their pages."""
    pages = list(TermPage.objects.filter(live=True, document__state=DocumentState.LIVE).prefetch_related("names"))
    paths = PageNamer(pages).paths
    return {
        page.pk: LiveTerm(paths[page.pk], page.title, tuple(name.text for name in page.names.all())) for page in pages
    }


def site_names() -> SiteNames:
    """What content files may name though it has no file among them."""
    terms = [(term.path, term.title, term.names) for term in live_terms().values()]
    keys = Source.objects.filter(live=True, document__state=DocumentState.LIVE).values_list("key", flat=True)
    return SiteNames(terms, set(keys))


class PageNamer:
    """Gives each page the path of its file, in ``paths`` by the page's key."""

    def __init__(self, pages: list[PublishablePage]):
        self.loaded = {loaded.document_id: loaded.path for loaded in LoadedFile.objects.all()}
        self.taken = set(self.loaded.values())
        self.paths: dict[int, str] = {}
        for page in pages:
            if kind_of(page).name != "section":
                self.paths[page.pk] = self.loaded.get(page.document_id) or self.free(page)
        for article in pages:
            if kind_of(article).name == "article":
                self.name_sections(article, [page for page in pages if page.is_child_of(article)])

    def name_sections(self, article: PublishablePage, sections: list[PublishablePage]) -> None:
        """Sections keep the names of their files if these are in their order; else all are numbered anew."""
        folder = self.paths[article.pk].rpartition("/")[0]
        names = [self.loaded.get(page.document_id, "") for page in sections]
        in_order = names == sorted(names) and all(name.startswith(f"{folder}/") for name in names)
        for number, (page, name) in enumerate(zip(sections, names, strict=True), start=1):
            self.paths[page.pk] = name if in_order else f"{folder}/{number:02}-{page.slug}.md"

    def free(self, page: PublishablePage) -> str:
        pattern = {
            "home": "index.md",
            "article-index": "articles/index.md",
            "source-index": "sources/index.md",
            "glossary-index": "glossary/index.md",
            "term": f"glossary/{page.slug}{{}}.md",
            "article": f"articles/{page.slug}{{}}/index.md",
            "information": f"{page.slug}{{}}.md",
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
