"""Content files as plain values: what a folder holds, and what is compared to tell whether anything changed."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from datetime import date
from typing import Any

from importing.body import Body, Text
from importing.kinds import BY_NAME, Form, Kind, parent_path
from importing.questions import QuestionFile, SectionKey
from importing.runs import Prose
from importing.term_names import TermNames

IMAGES = "images/"
IMAGE_LIST = "images/images.yaml"
SOURCE_LIST = "sources/sources.json"
LINK_LIST = "links.yaml"


@dataclass(frozen=True)
class Author:
    """Who wrote an article."""

    name: str
    family_name: str = ""
    affiliation: str = ""


@dataclass(frozen=True)
class TermName:
    """One name of a term besides its title."""

    text: str
    language: str = ""
    script: str = ""
    romanisation: str = ""
    abbreviation: bool = False
    is_linkable: bool = True


@dataclass(frozen=True)
class HistorianName:
    """One name of a historian besides the title."""

    text: str
    language: str = ""
    script: str = ""
    romanisation: str = ""


@dataclass(frozen=True)
class Membership:
    """Where a historian stands: the slug of a school."""

    school: str
    period: str = ""
    note: str = ""
    line: int = field(default=1, compare=False)


@dataclass(frozen=True)
class Opening:
    """A date from which historians could read something new, perhaps with the key of a source."""

    date: str
    text: str
    source: str = ""
    line: int = field(default=1, compare=False)


@dataclass(frozen=True)
class Change:
    """What the next version of a page changes, and what readers are told of it."""

    kind: str
    note: str = ""


Row = Author | TermName | HistorianName | Membership | Opening


def told(value: Row | Change) -> dict[str, Any]:
    """What a file tells of a value: not what is as usual, nor where it stands."""
    parts = (part for part in fields(value) if part.compare)
    return {part.name: getattr(value, part.name) for part in parts if getattr(value, part.name) != part.default}


@dataclass(frozen=True)
class ContentFile:
    """One page or record: its place in the folder, the values of its front matter by key, and its text.

    Keys without a value are left out of ``fields``, but ``title`` and ``slug`` are always there. ``texts`` holds the
    parts of a text that is no body of blocks, by name.
    """

    path: str
    kind_name: str
    fields: dict[str, Any]
    body: Body = ()
    texts: dict[str, Prose] = field(default_factory=dict)

    @property
    def kind(self) -> Kind:
        return BY_NAME[self.kind_name]

    @property
    def change(self) -> Change | None:
        return self.fields.get("change")

    @property
    def place(self) -> tuple[str, int]:
        """The file and the line to name in a fault."""
        return self.path, 1

    def address(self, files: Mapping[str, "ContentFile"]) -> str:
        """The address of its page, if those above it have the slugs of their files among ``files``."""
        parent = parent_path(self.path)
        if parent is None:
            return "/"
        above = files[parent].address(files) if parent in files else "/"
        return f"{above}{self.kind.below}{self.fields['slug']}/"

    def section_key(self, files: Mapping[str, "ContentFile"]) -> SectionKey:
        """By what the file of the questions on this section is found."""
        article = files.get(parent_path(self.path) or "")
        return SectionKey(article.fields["slug"] if article else "", self.fields["slug"])

    def content(self) -> str:
        """What makes this page the page it is, as text: not where it lies, nor what is said of its last change."""
        known, aside = self.kind.by_name, (Form.CHANGE, Form.PLACE)
        fields = {key: value for key, value in self.fields.items() if key not in known or known[key].form not in aside}
        if "slug" not in known and self.kind.is_record:
            fields.pop("slug", None)  # it is that of another file
        # Tags differ by more than their capitals.
        for key in ("subjects", *({"never_for"} & fields.keys())):
            fields[key] = sorted(name.casefold() for name in fields.get(key, ()))
        blocks = [[block.type, asdict(block)] for block in self.body]
        texts = [[name, asdict(Text(prose))] for name, prose in self.texts.items()]
        return json.dumps(
            [self.kind_name, fields, blocks, texts],
            default=_plain,
            ensure_ascii=False,
            sort_keys=True,
        )


@dataclass(frozen=True)
class ImageEntry:
    """What the list of images says of one."""

    name: str
    title: str
    credit: str
    licence: str
    description: str = ""
    source_url: str = ""

    def content(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True)


@dataclass(frozen=True)
class SourceEntry:
    """What the list of sources says of one: a CSL-JSON item in its canonical form, but for what the site adds to it."""

    item: dict[str, Any]
    is_verified: bool = False
    change: Change | None = None
    line: int = field(default=1, compare=False)

    @property
    def key(self) -> str:
        return str(self.item["id"])

    @property
    def path(self) -> str:
        return source_path(self.key)

    @property
    def place(self) -> tuple[str, int]:
        return SOURCE_LIST, self.line

    def content(self) -> str:
        """What makes this source the source it is, as text."""
        return json.dumps([self.item, self.is_verified], ensure_ascii=False, sort_keys=True)


@dataclass(frozen=True)
class LinkEntry:
    """What an editor decided about some words of a page, or about a ``phrase`` in all texts.

    ``page`` and ``target`` are addresses. ``block`` is the number of a block of the page's text, or the name of a
    text; ``before`` and ``after`` stand around the words.
    """

    page: str = ""
    block: str = ""
    quote: str = ""
    before: str = ""
    after: str = ""
    verdict: str = ""
    phrase: str = ""
    target: str = ""
    line: int = field(default=1, compare=False)

    def order(self) -> tuple[bool, str, int, str, str, str]:
        """Where it stands in the list; of the same block in the order in which they were found."""
        number = int(self.block) if self.block.isdecimal() else 0
        name = "" if self.block.isdecimal() else self.block
        phrase_target = self.target if self.phrase else ""
        return bool(self.phrase), self.page, number, name, self.phrase, phrase_target


@dataclass(frozen=True)
class Content:
    """All files of a folder, parents before their children, and the digest of each; the sources by key.

    ``links`` are editors' decisions, ``questions`` those on sections by the path of their file.
    """

    files: dict[str, ContentFile]
    sources: dict[str, SourceEntry] = field(default_factory=dict)
    terms: TermNames = field(default_factory=TermNames)
    links: tuple[LinkEntry, ...] = ()
    questions: dict[str, QuestionFile] = field(default_factory=dict)
    images: dict[str, ImageEntry] = field(default_factory=dict)
    image_bytes: dict[str, bytes] = field(default_factory=dict)
    digests: dict[str, str] = field(default_factory=dict)


def source_path(key: str) -> str:
    """What a load calls one source of the list."""
    return f"{SOURCE_LIST}#{key}"


def digest(data: bytes | str) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(data.encode() if isinstance(data, str) else data).hexdigest()


def _plain(value: Any) -> Any:
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, TermName) and value.is_linkable:
        return {name: part for name, part in asdict(value).items() if name != "is_linkable"}
    if isinstance(value, Author | TermName):
        return asdict(value)
    if isinstance(value, HistorianName | Membership | Opening):
        return told(value)
    raise TypeError(f"no plain form of {value!r}")
