"""How editions of sources and of their list are shown: from versions to the context of their templates."""

from collections.abc import Mapping
from typing import Any

from django.utils.safestring import SafeString

from publishing.editions import Edition
from sources.bibliography import entry_html
from sources.csl.coins import coins
from sources.exporting import FORMATS
from sources.facts import archive_of, facts_of, makers_of
from sources.filtering import SourceFilterForm
from sources.items import item_of, year_of
from sources.kinds import label_of
from sources.listing import all_entries, by_letter, matching
from sources.uses import used_by


def source(edition: Edition) -> tuple[str, dict[str, Any]]:
    version = edition.version
    item, fields = item_of(version), version.fields
    return "sources/source.html", {
        "source": {
            "title": version.title,
            "key": fields["key"],
            "kind": label_of(item.get("type", "")),
            "year": year_of(item),
            "html": SafeString(entry_html(version)),
            "coins": coins(item),
            "makers": makers_of(item),
            "facts": facts_of(item),
            "archive": archive_of(item),
            "annotation": item.get("annote", ""),
            "is_verified": fields.get("is_verified", False),
        },
        # What follows may change later: a permanent page does not have it.
        "exports": [] if edition.is_permanent or edition.is_preview else exports_of(edition.path.rstrip("/")),
        "uses": [] if edition.is_permanent or not edition.document.pk else used_by(edition),
        "index_path": "/sources/",
    }


def source_index(edition: Edition, question: Mapping[str, str] | None = None) -> tuple[str, dict[str, Any]]:
    """The list of sources, whole or as far as it answers a reader's question."""
    fields = edition.version.fields
    # A permanent page is the page's own words: what is listed on it changes.
    entries = [] if edition.is_permanent else all_entries()
    form = SourceFilterForm(question, entries=entries)
    found = matching(entries, **form.asked())
    return "sources/index.html", {
        "index": {"title": edition.version.title, "introduction": fields.get("introduction", "")},
        "form": form,
        "total": len(entries),
        "count": len(found),
        "is_filtered": question is not None,
        "letters": by_letter(found),
        "exports": [] if edition.is_permanent else exports_of("/sources"),
    }


def exports_of(address: str) -> list[dict[str, str]]:
    """Where the same is as a file, in each format."""
    return [
        {"label": each.label, "media_type": each.media_type, "path": f"{address}.{ending}"}
        for ending, each in FORMATS.items()
    ]
