"""Reading a whole content folder, without a database: every fault is found before anything is loaded."""

from pathlib import Path

from importing import front_matter
from importing.addresses import FileAddresses, FileResolver
from importing.faults import ContentFault, ContentRefused
from importing.files import IMAGE_LIST, IMAGES, Content, ContentFile, digest
from importing.front_matter import Matter
from importing.image_lists import ImageReader, write_list
from importing.kinds import Kind, kind_at, parent_path, slug_at
from importing.markdown import chunks
from importing.markdown.reading import BodyReader
from importing.markdown.writing import BodyWriter, write_bodies
from publishing.addresses import reserved_slug_fault

# A file of more would not fit into one request of the editor either.
MOST_BYTES = 10 * 1024 * 1024
ORDER = ("home", "article-index", "article", "section", "information")


class FolderReader:
    """Reads one folder, collecting the faults of all its files."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.faults: list[ContentFault] = []
        self.digests: dict[str, str] = {}
        self.matters: dict[str, tuple[Kind, Matter]] = {}

    def read(self) -> Content:
        images = ImageReader(self.folder)
        list_text = self.text(IMAGE_LIST) if (self.folder / IMAGE_LIST).is_file() else ""
        images.read(list_text or "")
        self.digests |= {IMAGES + name: digest(data) for name, data in images.data.items()}
        for path in pages_in(self.folder):
            self.read_front_matter(path)
        files = self.read_bodies(set(images.entries))
        self.check_places(files)
        for file in files.values():
            self.check_file(file, set(images.entries))
        faults = self.faults + images.faults
        if faults:
            raise ContentRefused(faults)
        return Content(files, images.entries, images.data, self.digests)

    def refuse(self, path: str, line: int, reason: str) -> None:
        self.faults.append(ContentFault(path, line, reason))

    def text(self, path: str) -> str | None:
        if (self.folder / path).stat().st_size > MOST_BYTES:
            self.refuse(path, 1, "The file is larger than 10 MB.")
            return None
        data = (self.folder / path).read_bytes()
        self.digests[path] = digest(data)
        try:
            return data.decode().replace("\r\n", "\n")
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

    def read_bodies(self, images: set[str]) -> dict[str, ContentFile]:
        cut: list[chunks.Chunk] = []
        for path, (kind, matter) in self.matters.items():
            found, faults = chunks.cut(path, matter.body, matter.body_line)
            self.faults += faults
            if kind.has_body:
                cut += found
            elif found:
                self.refuse(path, found[0].line, f"A file of the kind {kind.name} has no text below its front matter.")
        readers = {path: BodyReader(FileResolver(path, set(self.matters), images)) for path in self.matters}
        for chunk, nodes in chunks.parse(cut):
            readers[chunk.file].read(chunk, nodes)
        files = {}
        for path, (kind, matter) in self.matters.items():
            body = readers[path].finish()
            self.faults += readers[path].faults
            matter.fields.setdefault("slug", slug_at(path))
            if "licence" in kind.by_name:
                matter.fields.setdefault("licence", kind.by_name["licence"].choices[0])
            files[path] = ContentFile(path, kind.name, matter.fields, body)
        return dict(sorted(files.items(), key=lambda item: (ORDER.index(item[1].kind_name), item[0])))

    def check_places(self, files: dict[str, ContentFile]) -> None:
        """Every page has its parent; no two under one parent have one slug or one number."""
        if "index.md" not in self.matters:
            self.refuse("index.md", 1, "The file of the front page is missing.")
        taken: dict[tuple[str | None, str], str] = {}
        for path, file in files.items():
            parent = parent_path(path)
            if parent and parent != "index.md" and parent not in self.matters:
                self.refuse(path, 1, f"The file of the page above it, {parent}, is missing.")
            place = file.kind.place.fullmatch(path)
            number = place.groupdict().get("number") if place else None
            claims = [(f"the slug “{file.fields['slug']}”", "slug")]
            claims += [(f"the number {int(number)}", "kind")] if number else []
            for claim, key in claims:
                other = taken.setdefault((parent, claim), path)
                if other != path:
                    self.refuse(path, self.line(path, key), f"{other} has {claim} too.")

    def check_file(self, file: ContentFile, images: set[str]) -> None:
        slug, at_root = file.fields["slug"], parent_path(file.path) == "index.md"
        fault = reserved_slug_fault(slug, at_root=at_root)
        if fault and file.kind_name != "home":
            self.refuse(file.path, self.line(file.path, "slug"), fault)
        if not front_matter.is_slug(slug):
            self.refuse(file.path, 1, f"“{slug}”, from the name of the file, is no slug: add one to the front matter.")
        image = file.fields.get("lead_image")
        if image and image not in images:
            self.refuse(file.path, self.line(file.path, "lead_image"), f"There is no image {image} in {IMAGE_LIST}.")

    def line(self, path: str, key: str) -> int:
        return self.matters[path][1].lines.get(key, 1)


def pages_in(folder: Path) -> list[str]:
    """The paths of the Markdown files of a folder, less hidden ones."""
    paths = (path.relative_to(folder) for path in folder.rglob("*.md") if path.is_file())
    return sorted(path.as_posix() for path in paths if not any(part.startswith(".") for part in path.parts))


def digests_in(folder: Path) -> dict[str, str]:
    """The digest of each file that matters, without reading what they mean."""
    images = (folder / IMAGES).iterdir() if (folder / IMAGES).is_dir() else ()
    listed = [IMAGES + path.name for path in images if path.is_file() and not path.name.startswith(".")]
    return {path: digest((folder / path).read_bytes()) for path in [*pages_in(folder), *sorted(listed)]}


def read_folder(folder: Path) -> Content:
    """What a folder holds. Raises ContentRefused with all its faults."""
    return FolderReader(folder).read()


def write_files(files: list[ContentFile]) -> dict[str, str]:
    """The canonical text of files, by path."""
    bodies = write_bodies([BodyWriter(FileAddresses(file.path)).write(file.body) for file in files])
    return {
        file.path: front_matter.write(file.kind, file.fields) + (f"\n{body}" if body else "")
        for file, body in zip(files, bodies, strict=True)
    }


def canonical_texts(content: Content) -> dict[str, str]:
    """The canonical text of every file of a folder."""
    texts = write_files(list(content.files.values()))
    return texts | ({IMAGE_LIST: write_list(content.images)} if IMAGE_LIST in content.digests else {})
