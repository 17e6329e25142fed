"""What compiling a draft yields, in plain values: no ORM, no Django."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Severity = Literal["error", "warning"]


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
        return self.id[:8]


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

    ``href`` is empty when the target was not published.
    """

    text: str
    href: str
    block: str
    document: int | None = None


@dataclass(frozen=True)
class ImageUse:
    """An image of the library (by key) shown in a block."""

    image: int
    block: str


@dataclass(frozen=True)
class Compilation:
    """A draft on its way through the compile steps: each takes one and returns the next.

    ``stream`` is the drafted body (a Wagtail StreamValue or None), ``lead_image`` the image above it (or None),
    ``media_url`` where the site's files are, ``anchor`` the prefix of every id, and
    ``previous_anchors`` maps the ids of heading blocks to the anchors they had in the version before.
    """

    title: str
    anchor: str
    stream: Any = None
    lead_image: Any = None
    media_url: str = "/media/"
    body_required: bool = False
    previous_anchors: Mapping[str, str] = field(default_factory=dict)
    blocks: tuple[Block, ...] = ()
    contents: tuple[Heading, ...] = ()
    links: tuple[Link, ...] = ()
    images: tuple[ImageUse, ...] = ()
    plain_text: str = ""
    faults: tuple[Fault, ...] = ()

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
