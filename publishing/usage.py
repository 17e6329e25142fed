"""Where documents and images are used, by the versions that rest on them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
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


# From the keys of documents to where current versions use them otherwise than by what they hold for ever. The version
# comes with its document.
UsesOf = Callable[[list[int]], Iterable[tuple[Version, Place]]]
_other_uses: list[UsesOf] = []


def register_uses(uses_of: UsesOf) -> None:
    """Have something else count as a use of documents. Called in ``AppConfig.ready()``."""
    _other_uses.append(uses_of)


def uses_of_document(document: Document) -> list[Use]:
    """The current versions that link to a document or contain it. One query, and one for each that is registered."""
    return uses_of_documents([document.pk])


def uses_of_documents(documents: Iterable[int]) -> list[Use]:
    """The current versions of other documents that rest on any of some documents.

    What the site linked by itself when a version was published says nothing of what is linked now.
    """
    keys = list(documents)
    rows = Dependency.objects.filter(document__in=keys, version=F("version__document__current_version"))
    found = _places_in(rows.exclude(kind=DependencyKind.MENTION).exclude(version__document__in=keys))
    found += [use for uses_of in _other_uses for use in uses_of(keys) if use[0].document_id not in keys]
    return _grouped(found)


def is_cited(documents: Iterable[int]) -> bool:
    """Whether notes of a current version cite any of some documents (keys)."""
    current = Dependency.objects.filter(version=F("version__document__current_version"))
    return current.filter(document__in=list(documents), kind=DependencyKind.CITATION).exists()


def uses_of_image(image_id: int) -> list[Use]:
    """All versions that show an image, earlier ones too: they show it for ever. One query."""
    return _grouped(_places_in(Dependency.objects.filter(image=image_id)))


def _places_in(rows: QuerySet[Dependency]) -> list[tuple[Version, Place]]:
    rows = rows.select_related("version__document").defer("version__body", "version__source", "version__plain_text")
    ordered = sorted(rows.order_by("pk"), key=_place_in_version)
    return [(row.version, place) for row in ordered for place in _places(row)]


def _place_in_version(row: Dependency) -> int:
    """Rows are kept in no order; readers are told of places in that of the text."""
    told = row.version.note_list if row.kind == DependencyKind.CITATION else row.version.link_list
    blocks = [each["block"] for each in told]
    return blocks.index(row.block) if row.block in blocks else len(blocks)


def _grouped(places: Iterable[tuple[Version, Place]]) -> list[Use]:
    uses: dict[int, Use] = {}
    for version, place in places:
        is_current = version.pk == version.document.current_version_id
        use = uses.setdefault(version.pk, Use(version, is_current))
        if place not in use.places:
            use.places.append(place)
    return sorted(uses.values(), key=lambda use: (use.version.title, -use.version.serial))


def place_in_text(version: Version, block: str, words: str) -> Place:
    """A place in a version: on its document's page while it is the current one."""
    document = version.document
    base = document.path if version.pk == document.current_version_id else version.permanent_path
    return Place(words, f"{base}#{document.anchor}-b{short_id(block)}" if block else base)


def _places(row: Dependency) -> list[Place]:
    version = row.version
    if row.kind == DependencyKind.MEMBER:
        return [place_in_text(version, "", "as a section")]
    if row.kind == DependencyKind.IMAGE:
        return [place_in_text(version, row.block, "as the lead image" if row.block == "lead" else "as a figure")]
    words = [
        f"“{link['text']}”"
        for link in version.link_list
        if (link["document"], link["block"], link.get("is_mention", False)) == (row.document_id, row.block, False)
    ]
    return [place_in_text(version, row.block, text) for text in words or [row.get_kind_display().lower()]]
