"""Writing the live pages of the site as content files."""

import tempfile
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from historiography.models import Position, Question, SchoolPage
from images.models import SiteImage
from importing import image_lists, link_lists, question_lists, source_lists
from importing.faults import ContentRefused
from importing.files import IMAGE_LIST, IMAGES, LINK_LIST, SOURCE_LIST, Change, ContentFile, LinkEntry, SourceEntry
from importing.folders import pages_in, questions_in, read_folder, terms_of, write_files
from importing.kinds import CHANGE_KINDS, KINDS
from importing.link_dumping import dumped_decisions
from importing.models import LoadedFile, LoadedImage
from importing.naming import LIVE, PageNamer, name_images, note_site_names
from importing.pages import model_of, read_page
from importing.pictures import image_data, read_image
from importing.question_dumping import dumped_questions
from importing.questions import QuestionFile
from importing.records import read_source
from importing.references import References
from importing.writing import write_if_changed
from publishing.models import Dependency, DependencyKind
from publishing.pages import PublishablePage
from publishing.publishables import Publishable
from sources.models import Source


@dataclass
class Dump:
    """What a dump wrote, what of the pages has no form in a file, and which files belong to no live page.

    ``unfaithful`` tells of files that would not be read back as the page they were written from.
    """

    written: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    left_over: list[str] = field(default_factory=list)
    unfaithful: list[str] = field(default_factory=list)


def dump(*, folder: Path) -> Dump:
    """Write every live page and source, what goes with them, and every image that was loaded or is shown."""
    pages, records, sources = live_pages(), live_records(), live_sources()
    images = name_images(shown_images(pages))
    namer = PageNamer([*pages, *records])
    references = _references(pages, namer)
    note_site_names(references)
    for name, image in images.items():
        references.add_image(name, image.pk)
    for source in sources:
        references.add_source(source.key, source.pk, source.short_label)
    result = Dump()
    files = [_file_of(page, references.paths[page.pk], references, result) for page in pages]
    files += [_file_of(record, namer.record_paths[record.document_id], references, result) for record in records]
    entries = {source.key: _entry_of(source) for source in sources}
    data = {path: text.encode() for path, text in write_files(files, terms_of(files)).items()}
    data |= {IMAGES + name: image_data(image) for name, image in images.items()}
    if entries:
        data[SOURCE_LIST] = source_lists.write_list(entries).encode()
    links = dumped_decisions([one.document_id for one in (*pages, *records, *sources)], result.notes.append)
    if links:
        data[LINK_LIST] = link_lists.write_list(links).encode()
    questions = dumped_questions(references, result.notes.append)
    data |= {path: question_lists.write_file(file).encode() for path, file in questions.items()}
    if images:
        listed = {name: read_image(image, name) for name, image in images.items()}
        data[IMAGE_LIST] = image_lists.write_list(listed).encode()
    result.unfaithful = _unfaithful(files, entries, links, questions, data)
    result.written = [path for path, content in data.items() if write_if_changed(folder / path, content)]
    present = [*pages_in(folder), *questions_in(folder)]
    present += [path for path in (SOURCE_LIST, LINK_LIST) if (folder / path).is_file()]
    result.left_over = [path for path in present if path not in data]
    return result


def _references(pages: list[PublishablePage], namer: PageNamer) -> References:
    references = References()
    for key, path in namer.paths.items():
        references.add_page(path, key)
    schools = [page.pk for page in pages if isinstance(page, SchoolPage)]
    references.places = {key: number for number, key in enumerate(schools, start=1)}
    return references


def live_pages() -> list[PublishablePage]:
    """Every page that readers can see, in the order of the tree."""
    pages = [page for kind in KINDS if not kind.is_record for page in model_of(kind).objects.filter(LIVE)]
    return sorted(pages, key=lambda page: page.path)


def live_records() -> list[Question | Position]:
    """Every question that readers can see, and the positions on it; not those of a school that was withdrawn."""
    questions = list(Question.objects.filter(LIVE))
    schools = SchoolPage.objects.filter(LIVE)
    positions = Position.objects.filter(LIVE, question__in=questions, school__in=schools)
    return [*questions, *positions.select_related("question", "school")]


def live_sources() -> list[Source]:
    """Every source that readers can see, in the order of the keys."""
    live = Source.objects.filter(LIVE)
    return list(live.select_related("document__current_version").prefetch_related("names").order_by("key"))


def shown_images(pages: list[PublishablePage]) -> list[SiteImage]:
    """The images that pages show, and those that were loaded though none shows them."""
    versions = [page.document.current_version_id for page in pages]
    shown = Dependency.objects.filter(kind=DependencyKind.IMAGE, version__in=versions).values("image")
    return list(SiteImage.objects.filter(pk__in=shown) | SiteImage.objects.filter(pk__in=_loaded_images()))


def _loaded_images() -> Any:
    return LoadedImage.objects.values("image")


def _file_of(page: Publishable, path: str, references: References, result: Dump) -> ContentFile:
    content = read_page(page, path, references)
    result.notes += [f"{path}: {note}" for note in content.notes]
    change = _change_of(page, content.hash)
    if change is None:
        return content.file
    fields: dict[str, Any] = {**content.file.fields, "change": change}
    return replace(content.file, fields=fields)


def _entry_of(source: Source) -> SourceEntry:
    content = read_source(source)
    return replace(content.file, change=_change_of(source, content.hash))


def _change_of(page: Publishable, content_hash: str) -> Change | None:
    """What readers were told of the last change: as the file says it, if the page or source is still as loaded."""
    told: Any = LoadedFile.objects.filter(document_id=page.document_id, content_hash=content_hash).first()
    told = told or page.document.current_version
    return Change(told.change_kind, told.change_note) if told.change_kind in CHANGE_KINDS else None


def _unfaithful(
    files: list[ContentFile],
    entries: dict[str, SourceEntry],
    links: tuple[LinkEntry, ...],
    questions: dict[str, QuestionFile],
    data: dict[str, bytes],
) -> list[str]:
    """Which files would be read back otherwise, found out by reading them."""
    with tempfile.TemporaryDirectory() as name:
        for path, content in data.items():
            write_if_changed(Path(name, path), content)
        try:
            read = read_folder(Path(name))
        except ContentRefused as refused:
            return [str(fault) for fault in refused.faults]
    changed = [file.path for file in files if read.files[file.path].content() != file.content()]
    changed += [entry.path for key, entry in entries.items() if read.sources[key].content() != entry.content()]
    changed += [] if read.links == links else [LINK_LIST]
    changed += [path for path, file in questions.items() if read.questions[path] != file]
    return [f"{path}: what is read from this file is not what stands on the page." for path in changed]
