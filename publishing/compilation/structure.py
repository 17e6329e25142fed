"""What compiling a draft yields, in plain values: no ORM, no Django."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Severity = Literal["error", "warning"]
FIELD_NAME = re.compile(r"[a-z_]+")


def short_id(block: str) -> str:
    """What of a block's id stands in public anchors: the beginning of an editor's UUID, the whole of a field's name.

    >>> short_id("5f0c1f0e-77a5-4b53-8d1c-9a2f6d8a3c11"), short_id("critical_perspective")
    ('5f0c1f0e', 'critical_perspective')
    """
    return block if FIELD_NAME.fullmatch(block) else block[:8]


@dataclass(frozen=True)
class Fault:
    """Something wrong with a draft. An error refuses publication; a warning is shown to the editor.

    ``block`` is the id of the block where it is, ``field`` the name of the page's field; None for the whole page.
    """

    severity: Severity
    message: str
    block: str | None = None
    field: str | None = None


@dataclass(frozen=True)
class Block:
    """One block of a body: its id in the editor, its kind, and its HTML."""

    id: str
    kind: str
    html: str

    @property
    def short_id(self) -> str:
        return short_id(self.id)


@dataclass(frozen=True)
class Heading:
    """A heading inside a body. ``anchor`` is its id attribute; it stays when the wording changes."""

    level: int
    text: str
    anchor: str
    block: str


@dataclass(frozen=True)
class Link:
    """A link of a body: to a document of the site (by key) or elsewhere (document is None).

    ``href`` is empty when the target was not published. ``is_mention`` tells that the site set it, no author.
    """

    text: str
    href: str
    block: str
    document: int | None = None
    is_mention: bool = False


@dataclass(frozen=True)
class ImageUse:
    """An image of the library (by key) shown in a block."""

    image: int
    block: str


@dataclass(frozen=True)
class Cite:
    """What one note cites: a document of the site and the place in it. ``label`` is a locator type of CSL."""

    document: int
    locator: str = ""
    label: str = "page"
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True)
class Note:
    """A numbered note: the block where its number stands, what it cites, and its text as HTML."""

    number: int
    block: str
    cites: tuple[Cite, ...]
    html: str


@dataclass(frozen=True)
class Compilation:
    """A draft on its way through the compile steps: each takes one and returns the next.

    ``texts`` are rich texts as the editor stores them, by the names of their fields, ``stream`` is the drafted body
    (a Wagtail StreamValue or None), ``lead_image`` the image above it (or None),
    ``media_url`` where the site's files are, ``anchor`` the prefix of every id, and
    ``previous_anchors`` maps the ids of heading blocks to the anchors they had in the version before. ``rests_on``
    maps the keys of documents whose text is frozen in this one (sources in notes) to the keys of their versions.
    ``document`` and ``container`` are the keys of its own document and of the one that lists it, ``subjects`` what the
    text is about. ``kept`` holds what steps of other apps keep for when the version is recorded, by their names.
    """

    title: str
    anchor: str
    document: int | None = None
    container: int | None = None
    subjects: tuple[str, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    stream: Any = None
    lead_image: Any = None
    media_url: str = "/media/"
    body_required: bool = False
    previous_anchors: Mapping[str, str] = field(default_factory=dict)
    blocks: tuple[Block, ...] = ()
    contents: tuple[Heading, ...] = ()
    links: tuple[Link, ...] = ()
    images: tuple[ImageUse, ...] = ()
    notes: tuple[Note, ...] = ()
    rests_on: Mapping[int, int] = field(default_factory=dict)
    plain_text: str = ""
    faults: tuple[Fault, ...] = ()
    kept: Mapping[str, Any] = field(default_factory=dict)

    @property
    def errors(self) -> tuple[Fault, ...]:
        return tuple(fault for fault in self.faults if fault.severity == "error")

    @property
    def body(self) -> str:
        """The whole body: every block in a division of its own that can be pointed to."""
        return "\n".join(
            f'<div class="block block-{block.kind}" id="{self.anchor}-b{block.short_id}">{block.html}</div>'
            for block in self.blocks
        )

    @property
    def word_count(self) -> int:
        return len(self.plain_text.split())
