"""Reading a whole content folder, without a database: every fault is found before anything is loaded."""

from collections.abc import Container
from pathlib import Path

from importing import front_matter, image_lists, link_lists, question_lists, source_lists
from importing.addresses import FileAddresses, FileResolver, Named, SiteNames
from importing.comparison import faults_of, missing_above, names_in, position_faults, school_faults, with_orders
from importing.faults import ContentFault, ContentRefused
from importing.files import IMAGE_LIST, IMAGES, LINK_LIST, SOURCE_LIST, Content, ContentFile, digest
from importing.front_matter import Matter
from importing.image_lists import ImageReader
from importing.kinds import ORDER, Form, Kind, kind_at, parent_path, slug_at
from importing.link_lists import LinkReader
from importing.markdown import chunks
from importing.markdown.reading import BodyReader
from importing.markdown.writing import BodyWriter, write_bodies
from importing.parts import PartsReader, body_of
from importing.question_lists import QuestionReader
from importing.questions import QUESTIONS
from importing.source_lists import SourceReader
from importing.term_names import TermNames
from publishing.addresses import reserved_slug_fault

# A file of more would not fit into one request of the editor either.
MOST_BYTES = 10 * 1024 * 1024


class FolderReader:
    """Reads one folder, collecting the faults of all its files."""

    def __init__(self, folder: Path, site: SiteNames):
        self.folder = folder
        self.site = site
        self.faults: list[ContentFault] = []
        self.digests: dict[str, str] = {}
        self.matters: dict[str, tuple[Kind, Matter]] = {}

    def read(self) -> Content:
        images = ImageReader(self.folder)
        list_text = self.text(IMAGE_LIST) if (self.folder / IMAGE_LIST).is_file() else ""
        images.read(list_text or "")
        self.digests |= {IMAGES + name: digest(data) for name, data in images.data.items()}
        sources = SourceReader()
        if (self.folder / SOURCE_LIST).is_file():
            sources.read(self.text(SOURCE_LIST))
        links = LinkReader()
        if (self.folder / LINK_LIST).is_file():
            links.read(self.text(LINK_LIST) or "")
        questions = QuestionReader()
        for path in questions_in(self.folder):
            if (text := self.text(path)) is not None:
                questions.read(path, text)
        for path in pages_in(self.folder):
            self.read_front_matter(path)
        named = self.named(images.entries, sources.known(self.site.sources))
        questions.check_schools(named.schools)
        files = self.read_bodies(named)
        self.check_places(files)
        self.check_schools(files)
        for file in files.values():
            self.check_file(file, named)
        faults = self.faults + images.faults + sources.faults + links.faults + questions.faults
        if faults:
            raise ContentRefused(faults)
        lists = (tuple(links.entries), questions.files, images.entries, images.data)
        return Content(files, sources.entries, named.terms, *lists, self.digests)

    def named(self, images: Container[str], sources: Container[str]) -> Named:
        """What the files of the folder may name: pages by their files, the rest by what it is called."""
        pages = {path for path, (kind, _) in self.matters.items() if not kind.is_record}
        kinds = {path: kind.name for path, (kind, _) in self.matters.items()}
        slugs = {path: matter.fields.get("slug") or slug_at(path) for path, (_, matter) in self.matters.items()}
        compared = {name: found | frozenset(getattr(self.site, name)) for name, found in names_in(kinds, slugs).items()}
        return Named(pages, images, self.terms(), self.site_terms(), sources, **compared)

    def terms(self) -> TermNames:
        """The terms of the folder."""
        terms = TermNames()
        for path, (kind, matter) in self.matters.items():
            if kind.name == "term" and "title" in matter.fields:
                terms.add(path, matter.fields["title"], (name.text for name in matter.fields.get("names", ())))
        return terms

    def site_terms(self) -> TermNames:
        terms = TermNames()
        for path, title, names in self.site.terms:
            terms.add(path, title, names)
        return terms

    def refuse(self, path: str, line: int, reason: str) -> None:
        self.faults.append(ContentFault(path, line, reason))

    def text(self, path: str) -> str | None:
        if (self.folder / path).stat().st_size > MOST_BYTES:
            self.refuse(path, 1, "The file is larger than 10 MB.")
            return None
        data = (self.folder / path).read_bytes()
        self.digests[path] = digest(data)
        try:
            return data.decode("utf-8-sig").replace("\r\n", "\n")
        except UnicodeDecodeError as error:
            self.refuse(path, data[: error.start].count(b"\n") + 1, "This line is not UTF-8.")
            return None

    def read_front_matter(self, path: str) -> None:
        kind = kind_at(path)
        if kind is None:
            self.refuse(path, 1, "No page has its file at this place (see docs/content-files.md).")
            return
        text = self.text(path)
        if text is not None:
            matter = front_matter.read(path, text, kind)
            self.faults += matter.faults
            self.matters[path] = (kind, matter)

    def read_bodies(self, named: Named) -> dict[str, ContentFile]:
        cut: list[chunks.Chunk] = []
        for path, (kind, matter) in self.matters.items():
            found, faults = chunks.cut(path, matter.body, matter.body_line)
            self.faults += faults
            if kind.has_body or kind.parts:
                cut += found
            elif found:
                self.refuse(path, found[0].line, f"A file of the kind {kind.name} has no text below its front matter.")
        readers = {path: _reader(path, kind, FileResolver(path, named)) for path, (kind, _) in self.matters.items()}
        for chunk, nodes in chunks.parse(cut):
            readers[chunk.file].read(chunk, nodes)
        files = {path: self.finish(path, reader) for path, reader in readers.items()}
        return dict(sorted(files.items(), key=_order))

    def finish(self, path: str, reader: BodyReader) -> ContentFile:
        kind, matter = self.matters[path]
        texts = reader.finish_parts(matter.body_line) if isinstance(reader, PartsReader) else {}
        body = reader.finish()
        self.faults += reader.faults
        matter.fields.setdefault("slug", slug_at(path))
        if "licence" in kind.by_name:
            matter.fields.setdefault("licence", kind.by_name["licence"].choices[0])
        return ContentFile(path, kind.name, matter.fields, body, texts)

    def check_places(self, files: dict[str, ContentFile]) -> None:
        """Every page has its parent; no two under one parent have one slug or one number."""
        if "index.md" not in self.matters:
            self.refuse("index.md", 1, "The file of the front page is missing.")
        taken: dict[tuple[str, str], str] = {}
        for path, file in files.items():
            parent = parent_path(path)
            if parent and parent != "index.md" and parent not in self.matters:
                self.refuse(path, 1, missing_above(path))
            place = file.kind.place.fullmatch(path)
            number = place.groupdict().get("number") if place else None
            claims = [(f"the slug “{file.fields['slug']}”", "slug")]
            claims += [(f"the number {int(number)}", "kind")] if number else []
            ordering = next((key.name for key in file.kind.keys if key.form == Form.PLACE), None)
            claims += [(f"the {ordering} {file.fields[ordering]}", ordering)] if ordering in file.fields else []
            for claim, key in claims:
                other = taken.setdefault((f"{parent}/{file.kind.below}", claim), path)
                if other != path:
                    self.refuse(path, self.line(path, key), f"{other} has {claim} too.")

    def check_file(self, file: ContentFile, named: Named) -> None:
        slug, at_root = file.fields["slug"], parent_path(file.path) == "index.md"
        fault = reserved_slug_fault(slug, at_root=at_root)
        if fault and slug != file.kind.slug:
            self.refuse(file.path, self.line(file.path, "slug"), fault)
        if not front_matter.is_slug(slug):
            self.refuse(file.path, 1, f"“{slug}”, from the name of the file, is no slug: add one to the front matter.")
        image = file.fields.get("lead_image")
        if image and image not in named.images:
            self.refuse(file.path, self.line(file.path, "lead_image"), f"There is no image {image} in {IMAGE_LIST}.")
        faults = (*faults_of(file, named.schools, named.sources), *position_faults(file, named.positions))
        for key, line, reason in faults:
            self.refuse(file.path, line or self.line(file.path, key), reason)

    def check_schools(self, files: dict[str, ContentFile]) -> None:
        schools = [file for file in files.values() if file.kind_name == "school"]
        parents = {file.fields["slug"]: file.fields.get("parent", "") for file in schools}
        for file in schools:
            for key, line, reason in school_faults(file, parents, self.matters[file.path][1].lines):
                self.refuse(file.path, line or self.line(file.path, key), reason)

    def line(self, path: str, key: str) -> int:
        return self.matters[path][1].lines.get(key, 1)


def _order(item: tuple[str, ContentFile]) -> tuple[int, bool, str]:
    """Parents before their children, schools before those within them."""
    path, file = item
    return ORDER[file.kind_name], "parent" in file.fields, path


def _reader(path: str, kind: Kind, resolver: FileResolver) -> BodyReader:
    return PartsReader(resolver, kind, path) if kind.parts else BodyReader(resolver, compares=kind.name == "section")


def pages_in(folder: Path) -> list[str]:
    """The paths of the Markdown files of a folder, less hidden ones."""
    paths = (path.relative_to(folder) for path in folder.rglob("*.md") if path.is_file())
    return sorted(path.as_posix() for path in paths if not any(part.startswith(".") for part in path.parts))


def questions_in(folder: Path) -> list[str]:
    """The paths of the files of questions of a folder, less hidden ones."""
    paths = (path.relative_to(folder) for path in (folder / QUESTIONS).rglob("*.yaml") if path.is_file())
    return sorted(path.as_posix() for path in paths if not any(part.startswith(".") for part in path.parts))


def digests_in(folder: Path) -> dict[str, str]:
    """The digest of each file that matters, without reading what they mean."""
    images = (folder / IMAGES).iterdir() if (folder / IMAGES).is_dir() else ()
    listed = [IMAGES + path.name for path in images if path.is_file() and not path.name.startswith(".")]
    lists = [path for path in (SOURCE_LIST, LINK_LIST) if (folder / path).is_file()]
    paths = [*pages_in(folder), *lists, *questions_in(folder), *sorted(listed)]
    return {path: digest((folder / path).read_bytes()) for path in paths}


def read_folder(folder: Path, site: SiteNames | None = None) -> Content:
    """What a folder holds; it may name what is on the site already. Raises ContentRefused with all its faults."""
    return FolderReader(folder, site or SiteNames()).read()


def terms_of(files: list[ContentFile]) -> TermNames:
    """The terms among some files."""
    terms = TermNames()
    for file in files:
        if file.kind_name == "term":
            terms.add(file.path, file.fields["title"], (name.text for name in file.fields.get("names", ())))
    return terms


def write_files(files: list[ContentFile], terms: TermNames) -> dict[str, str]:
    """The canonical text of files, by path."""
    texts = [body_of(file.kind, file.texts) if file.texts else file.body for file in files]
    writers = [BodyWriter(FileAddresses(file.path, terms)) for file in files]
    bodies = write_bodies([writer.write(body) for writer, body in zip(writers, texts, strict=True)])
    return {
        file.path: front_matter.write(file.kind, file.fields) + (f"\n{body}" if body else "")
        for file, body in zip(files, bodies, strict=True)
    }


def canonical_texts(content: Content) -> dict[str, str]:
    """The canonical text of every file of a folder."""
    texts = write_files(with_orders(content.files.values()), content.terms)
    if SOURCE_LIST in content.digests:
        texts[SOURCE_LIST] = source_lists.write_list(content.sources)
    if LINK_LIST in content.digests:
        texts[LINK_LIST] = link_lists.write_list(content.links)
    texts |= {path: question_lists.write_file(file) for path, file in content.questions.items()}
    if IMAGE_LIST in content.digests:
        texts[IMAGE_LIST] = image_lists.write_list(content.images)
    return texts
