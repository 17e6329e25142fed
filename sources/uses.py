"""Where a source is used, for readers: by page, with the earlier versions that used it."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.db.models import F

from publishing.editions import Edition
from publishing.models import Dependency, Document, DocumentState, Version
from publishing.usage import Place, Use, uses_of_document


@dataclass
class UsedBy:
    """One page that uses a source, now or in earlier versions."""

    title: str
    path: str
    container: str = ""
    places: list[Place] = field(default_factory=list)
    earlier: list[Version] = field(default_factory=list)


def used_by(edition: Edition) -> list[UsedBy]:
    """The pages that everyone may read and that use the source of an edition. Four queries, however many they are."""
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
    titles = _titles({_above(page.path) for page in found.values()})
    for page in found.values():
        page.container = titles.get(_above(page.path), "")
    return sorted(found.values(), key=lambda page: (page.container, page.path))


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
    for path in restricted_paths:
        versions = versions.exclude(document__path__startswith=path)
    return list(versions)


def _above(path: str) -> str:
    return path.rstrip("/").rpartition("/")[0] + "/"


def _titles(paths: set[str]) -> dict[str, str]:
    """The titles of live pages by their paths; the front page's says nothing."""
    pages = Document.objects.live().filter(path__in=paths - {"/"})
    return dict(pages.values_list("path", "current_version__title"))
