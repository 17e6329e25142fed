"""Where a source is used, for readers: by page, with the earlier versions that used it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import F

from publishing.editions import Edition
from publishing.models import Dependency, Document, DocumentState, Version, VersionMember
from publishing.restrictions import outside
from publishing.usage import Place, Use, uses_of_document
from sources.folding import fold


@dataclass
class UsedBy:
    """One page that uses a source, now or in earlier versions."""

    title: str
    path: str
    container: str = ""
    places: list[Place] = field(default_factory=list)
    earlier: list[Version] = field(default_factory=list)


def used_by(edition: Edition) -> list[UsedBy]:
    """The pages that everyone may read and that use the source of an edition. Five queries, however many they are."""
    document = edition.document
    current = {
        use.document.pk: use
        for use in uses_of_document(document)
        if not use.state and not any(use.document.path.startswith(path) for path in edition.restricted_paths)
    }
    found = {
        key: UsedBy(use.version.title, use.document.path, places=_places(use, document)) for key, use in current.items()
    }
    for version in _earlier_versions(document, edition.restricted_paths):
        latest = version.document.current_version
        page = found.setdefault(version.document_id, UsedBy(latest.title, version.document.path))
        page.earlier.append(version)
    containers = _containers({_above(page.path) for page in found.values()})
    for page in found.values():
        container = containers.get(_above(page.path))
        page.container = container.current_version.title if container else ""
    places = _places_of_members(containers.values())
    return [found[key] for key in sorted(found, key=lambda key: _order(found[key], places.get(key, 0)))]


def _order(page: UsedBy, place: int) -> tuple[str, int, str]:
    """The sections of an article in its own order, all else by title."""
    return fold(page.container), place, fold(page.title)


def _places(use: Use, document: Document) -> list[Place]:
    """The notes that cite it; where it is used otherwise, what links to it."""
    base, anchor = use.document.path, use.document.anchor
    notes = [
        Place(f"note {note['number']}", f"{base}#{anchor}-r{note['number']}")
        for note in use.version.note_list
        if any(cite["document"] == document.pk for cite in note["cites"])
    ]
    return notes or use.places


def _earlier_versions(document: Document, restricted_paths) -> list[Version]:
    """Versions that used it and are not the current ones, newest first."""
    versions = (
        Version.objects.not_withheld()
        .filter(pk__in=Dependency.objects.filter(document=document).values("version"))
        .filter(document__state=DocumentState.LIVE)
        .exclude(document=document)
        .exclude(pk=F("document__current_version"))
        .select_related("document__current_version")
        .only(
            *("number", "published_at", "path", "title", "document__path", "document__state"),
            "document__current_version__title",
        )
        .newest_first()
    )
    return list(outside(versions, restricted_paths, "document__path"))


def _above(path: str) -> str:
    return path.rstrip("/").rpartition("/")[0] + "/"


def _containers(paths: set[str]) -> dict[str, Document]:
    """Live pages by their paths; the front page says nothing."""
    pages = Document.objects.live().filter(path__in=paths - {"/"}).select_related("current_version")
    return {page.path: page for page in pages.only("path", "current_version__title")}


def _places_of_members(containers: Iterable[Document]) -> dict[int, int]:
    """Where sections stand in their articles, by the keys of their documents."""
    members = VersionMember.objects.filter(version__in=[page.current_version_id for page in containers])
    return dict(members.values_list("member__document", "position"))
