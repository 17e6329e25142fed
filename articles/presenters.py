"""How editions of these pages are shown: from versions to the context of their templates."""

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any

from django.utils.safestring import SafeString

from articles.front import most_used_terms, whole_schools
from articles.models import ArticleLicence
from articles.positions import beside
from glossary.terms_of_text import terms_path
from publishing.editions import Edition, current_edition, members_of, reading_minutes
from publishing.models import Document, DocumentState, Version, Withholding
from publishing.restrictions import open_to_everyone, restricted_paths
from sources.bibliography import bibliography
from sources.citing import citation

CHANGES_SHOWN = 6


def section_entry(
    version: Version,
    number: int,
    path: str,
    html: str = "",
    notice: str = "",
    positions: Sequence[dict[str, Any]] = (),
) -> dict[str, Any]:
    """One section as templates show it; its text and what stands beside it are left out where there is a notice why."""
    fields = version.fields
    return {
        "number": number,
        "title": version.title,
        "path": path,
        "anchor": version.document.anchor,
        "key_question": fields.get("key_question", ""),
        "learning_aims": [aim for aim in fields.get("learning_aims", "").splitlines() if aim.strip()],
        "html": SafeString("" if notice else html),
        "positions": [] if notice else positions,
        "headings": [] if notice else version.headings,
        "reading_minutes": reading_minutes(version.word_count),
        "version_number": version.number,
        "version_pk": version.pk,
        "document": version.document_id,
        "permanent_path": f"{path}v{version.number}/",
        "notice": notice,
    }


def article_entry(version: Version, path: str) -> dict[str, Any]:
    """What stands above an article's sections."""
    fields = version.fields
    return {
        "title": version.title,
        "subtitle": fields.get("subtitle", ""),
        "summary": fields.get("summary", ""),
        "authors": fields.get("authors", []),
        "subjects": fields.get("subjects", []),
        "licence_key": fields.get("licence", ""),
        "licence": ArticleLicence(fields["licence"]).label if fields.get("licence") else "",
        "reviewed_on": _date(fields.get("reviewed_on")),
        "lead_image_html": SafeString(version.body),
        "path": path,
    }


def _date(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def section_entries(
    edition: Edition,
    bodies: Mapping[int, str],
    notices: Mapping[int, str],
    positions: Mapping[int, Sequence[dict[str, Any]]] = MappingProxyType({}),
) -> list[dict[str, Any]]:
    """The sections of an article's edition, in order."""
    return [
        section_entry(
            member,
            number,
            edition.path_of(member),
            bodies.get(member.pk, ""),
            notices.get(member.pk, ""),
            positions.get(member.pk, ()),
        )
        for number, member in enumerate(edition.members, start=1)
    ]


def article(edition: Edition) -> tuple[str, dict[str, Any]]:
    notices = edition.notices()
    sections = section_entries(edition, edition.bodies(), notices, beside(edition))
    return "articles/article.html", {
        "article": article_entry(edition.version, edition.path),
        "sections": sections,
        "terms_path": terms_path(edition, [entry["html"] for entry in sections]),
        "bibliography": bibliography(edition, hidden=notices),
        "citation": citation(edition),
    }


def section(edition: Edition) -> tuple[str, dict[str, Any]]:
    """A section with its place in its article: as it is now, or in a permanent edition, as it was then."""
    container = container_version(edition)
    siblings = _siblings(edition, container)
    place = next((i for i, v in enumerate(siblings) if v.document_id == edition.document.pk), len(siblings))
    if place == len(siblings):
        siblings = [*siblings, edition.version]
    html = edition.bodies()[edition.version.pk]
    entries = [section_entry(v, number, edition.path_of(v)) for number, v in enumerate(siblings, start=1)]
    held = beside(edition).get(edition.version.pk, ())
    own = section_entry(edition.version, place + 1, edition.path, html, positions=held)
    return "articles/section.html", {
        "article": article_entry(container, edition.path_of(container)) if container else None,
        "section": own,
        "sections": entries,
        "previous": entries[place - 1] if place > 0 else None,
        "next": entries[place + 1] if place + 1 < len(entries) else None,
        "terms_path": terms_path(edition, [html]),
        "bibliography": bibliography(edition),
        "citation": citation(edition),
    }


def container_version(edition: Edition) -> Version | None:
    """The article's version that a section is shown in.

    For a permanent edition the first that listed this very version: it says the same for ever.
    """
    if edition.is_permanent:
        memberships = edition.version.memberships.order_by("version__serial").select_related("version__document")
        first = memberships.first()
        return first.version if first else None
    parent_path = edition.path.rstrip("/").rpartition("/")[0] + "/"
    parent = Document.objects.filter(path=parent_path).select_related("current_version__document").first()
    return parent.current_version if parent else None


def _siblings(edition: Edition, container: Version | None) -> list[Version]:
    if container is None:
        return [edition.version]
    members = members_of(container)
    # The article may list an earlier version of this section, or (in a preview) none.
    return [edition.version if v.document_id == edition.document.pk else v for v in members]


def information(edition: Edition) -> tuple[str, dict[str, Any]]:
    return "articles/information.html", {
        "page": {
            "title": edition.version.title,
            "introduction": edition.version.fields.get("introduction", ""),
            "html": SafeString(edition.bodies()[edition.version.pk]),
            "headings": edition.version.headings,
        },
        "bibliography": bibliography(edition),
    }


def article_index(edition: Edition) -> tuple[str, dict[str, Any]]:
    fields = edition.version.fields
    index = {"title": edition.version.title, "introduction": fields.get("introduction", "")}
    return "articles/article_index.html", {"index": index, "articles": [] if edition.is_permanent else live_articles()}


def home(edition: Edition) -> tuple[str, dict[str, Any]]:
    fields = edition.version.fields
    return "articles/home.html", {
        "home": {"title": edition.version.title, "tagline": fields.get("tagline", "")},
        "articles": [] if edition.is_permanent else live_articles(),
        "changes": [] if edition.is_permanent else latest_changes(),
        "schools": [] if edition.is_permanent else whole_schools(),
        "terms": [] if edition.is_permanent else most_used_terms(),
    }


def _open_documents(kind: str):
    """Live documents of a kind at addresses open to everyone."""
    documents = Document.objects.live().filter(kind=kind).select_related("current_version__document")
    return open_to_everyone(documents)


def live_articles() -> list[dict[str, Any]]:
    """Every published article with the titles of its sections, newest first."""
    found = []
    for document in _open_documents("articles.articlepage").order_by("-current_version__serial"):
        edition = current_edition(document, restricted_paths=restricted_paths())
        found.append(
            article_entry(edition.version, edition.path)
            | {"sections": section_entries(edition, {}, edition.notices()), "reading_minutes": edition.reading_minutes}
        )
    return found


def latest_changes() -> list[dict[str, Any]]:
    """The newest versions of sections, with the editors' notes; an article's own versions follow from these."""
    withheld = Withholding.objects.filter(lifted_at=None).values("version")
    versions = (
        Version.objects.filter(document__kind="articles.sectionpage", document__state=DocumentState.LIVE)
        .exclude(pk__in=withheld)
        .select_related("document")
        .newest_first()
    )
    shown = open_to_everyone(versions, "document__path")[:CHANGES_SHOWN]
    return [change_entry(version) for version in shown]


def change_entry(version: Version) -> dict[str, Any]:
    return {
        "title": version.title,
        "path": version.document.path,
        "permanent_path": f"{version.document.path}v{version.number}/",
        "number": version.number,
        "published_at": version.published_at,
        "kind": version.get_change_kind_display(),
        "note": version.change_note,
    }
