"""What opens beside a link to a historian or a school. A card shows one version, so it is the same for ever."""

from typing import Any

from django.utils.safestring import SafeString

from glossary.naming import beside_title
from glossary.texts import plain_texts, without_links_to
from historiography.life import life_in_words
from historiography.listing import historian_name
from historiography.referred import linked, versions_of
from publishing.dates import in_words
from publishing.editions import permanent_edition
from publishing.models import DocumentState, Version
from publishing.restrictions import restricted_paths_within

TEMPLATE = "historiography/card.html"
NAME_PARTS = ("text", "language", "script", "romanisation")


def historian_card(version: Version) -> tuple[str, dict[str, Any]]:
    fields = version.fields
    names = [historian_name(*(row.get(part, "") for part in NAME_PARTS)) for row in fields.get("names", [])]
    return TEMPLATE, _card(version, "profile") | {
        "kind": "Historian",
        "names": beside_title(names),
        "facts": [life_in_words(fields.get("life_dates", "")), fields.get("affiliation", "")],
        "schools": _schools(version),
    }


def school_card(version: Version) -> tuple[str, dict[str, Any]]:
    fields = version.fields
    return TEMPLATE, _card(version, "thesis") | {
        "kind": "School of historians",
        "mark": fields.get("mark", ""),
        "is_part": bool(fields.get("parent_school")),
        "facts": [in_words(fields.get("period", ""))],
    }


def _card(version: Version, text: str) -> dict[str, Any]:
    texts = plain_texts(without_links_to(version.body, version.document_id))
    return {
        "title": version.title,
        "text": SafeString(texts.get(text, "")),
        "path": version.path,
        "permanent_path": version.permanent_path,
        "is_withdrawn": version.document.state == DocumentState.WITHDRAWN,
    }


def _schools(version: Version) -> list[dict[str, Any]]:
    """The schools of a historian by the names and marks that they had when the version was published, each once."""
    edition = permanent_edition(version, restricted_paths=restricted_paths_within(version.document.path))
    documents = linked(edition, "memberships")
    versions = versions_of(edition, documents)
    return [
        {
            "title": school.title,
            "mark": school.fields.get("mark", ""),
            "is_part": bool(school.fields.get("parent_school")),
        }
        for school in (versions[key] for key in documents if key in versions)
    ]
