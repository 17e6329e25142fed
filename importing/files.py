"""Content files as plain values: what a folder holds, and what is compared to tell whether anything changed."""

import hashlib
import json
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from importing.body import Body
from importing.kinds import BY_NAME, Kind

IMAGES = "images/"
IMAGE_LIST = "images/images.yaml"


@dataclass(frozen=True)
class Author:
    """Who wrote an article."""

    name: str
    affiliation: str = ""


@dataclass(frozen=True)
class Change:
    """What the next version of a page changes, and what readers are told of it."""

    kind: str
    note: str = ""


@dataclass(frozen=True)
class ContentFile:
    """One page: its place in the folder, the values of its front matter by key, and its text.

    Keys without a value are left out of ``fields``, but ``title`` and ``slug`` are always there.
    """

    path: str
    kind_name: str
    fields: dict[str, Any]
    body: Body = ()

    @property
    def kind(self) -> Kind:
        return BY_NAME[self.kind_name]

    @property
    def change(self) -> Change | None:
        return self.fields.get("change")

    def content(self) -> str:
        """What makes this page the page it is, as text: not where it lies, nor what is said of its last change."""
        fields = {key: value for key, value in self.fields.items() if key != "change"}
        # Tags differ by more than their capitals.
        fields["subjects"] = sorted(name.casefold() for name in fields.get("subjects", ()))
        return json.dumps(
            [self.kind_name, fields, [[block.type, asdict(block)] for block in self.body]],
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
class Content:
    """All files of a folder, parents before their children, and the digest of each."""

    files: dict[str, ContentFile]
    images: dict[str, ImageEntry] = field(default_factory=dict)
    image_bytes: dict[str, bytes] = field(default_factory=dict)
    digests: dict[str, str] = field(default_factory=dict)


def digest(data: bytes | str) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(data.encode() if isinstance(data, str) else data).hexdigest()


def _plain(value: Any) -> Any:
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Author | Change):
        return asdict(value)
    raise TypeError(f"no plain form of {value!r}")
