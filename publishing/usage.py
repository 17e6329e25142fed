"""Where documents and images are used, by the versions that rest on them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import F, QuerySet

from publishing.compilation.structure import short_id
from publishing.models import Dependency, DependencyKind, Document, DocumentState, Version


@dataclass(frozen=True)
class Place:
    """One spot in a version: what the reader sees of it, and its public address."""

    words: str
    address: str


@dataclass
class Use:
    """A version that links to something or contains it."""

    version: Version
    is_current: bool
    places: list[Place] = field(default_factory=list)

    @property
    def document(self) -> Document:
        return self.version.document

    @property
    def state(self) -> str:
        return "" if self.document.state == DocumentState.LIVE else self.document.get_state_display()


def uses_of_document(document: Document) -> list[Use]:
    """The current versions that link to a document or contain it. One query."""
    return uses_of_documents([document.pk])


def uses_of_documents(documents: Iterable[int]) -> list[Use]:
    """The current versions of other documents that rest on any of some documents. One query."""
    keys = list(documents)
    rows = Dependency.objects.filter(document__in=keys, version=F("version__document__current_version"))
    return _grouped(rows.exclude(version__document__in=keys))


def uses_of_image(image_id: int) -> list[Use]:
    """All versions that show an image, earlier ones too: they show it for ever. One query."""
    return _grouped(Dependency.objects.filter(image=image_id))


def _grouped(rows: QuerySet[Dependency]) -> list[Use]:
    rows = rows.select_related("version__document").defer("version__body", "version__source", "version__plain_text")
    uses: dict[int, Use] = {}
    for row in rows.order_by("version__title", "-version__serial", "pk"):
        version = row.version
        is_current = version.pk == version.document.current_version_id
        use = uses.setdefault(version.pk, Use(version, is_current))
        use.places += [place for place in _places(row) if place not in use.places]
    return list(uses.values())


def _places(row: Dependency) -> list[Place]:
    version, document = row.version, row.version.document
    base = document.path if version.pk == document.current_version_id else version.permanent_path
    if row.kind == DependencyKind.MEMBER:
        return [Place("as a section", base)]
    address = f"{base}#{document.anchor}-b{short_id(row.block)}" if row.block else base
    if row.kind == DependencyKind.IMAGE:
        return [Place("as the lead image" if row.block == "lead" else "as a figure", address)]
    words = [
        link["text"] for link in version.link_list if link["document"] == row.document_id and link["block"] == row.block
    ]
    return [Place(f"“{text}”", address) for text in words] or [Place(row.get_kind_display().lower(), address)]
