"""One bibliography for all that a page cites, as of the time that its edition shows."""

from collections.abc import Container, Iterable
from typing import Any

from django.utils.safestring import SafeString

from publishing.difference import split_blocks
from publishing.editions import Edition
from publishing.models import Document, DocumentState, Version
from sources.csl.coins import coins
from sources.items import item_of
from sources.matching import sort_text
from sources.notes import cited_documents, notes_of, withheld_among


def bibliography(edition: Edition, hidden: Container[int] = (), also: Iterable[int] = ()) -> list[dict[str, Any]]:
    """The sources that an edition cites, for ``components/bibliography.html``; links to their pages in live ones only.

    ``hidden`` are the keys of versions whose text is not shown, ``also`` the documents of sources named otherwise than
    in notes. What is withheld is left out. Two queries.
    """
    shown = [version for version in (edition.version, *edition.members) if version.pk not in hidden]
    documents = set(also).union(*map(cited_documents, notes_of(shown).values()))
    versions = Version.objects.latest_as_of(edition.serial, documents).values()
    withheld = withheld_among(version.pk for version in versions) if versions else set()
    versions = [version for version in versions if version.pk not in withheld]
    entries = sorted(((item_of(version), version) for version in versions), key=lambda pair: sort_text(pair[0]))
    return [
        {
            "html": SafeString(entry_html(version)),
            "coins": coins(item),
            "title": version.title,
            "path": None if edition.is_permanent else _readable_path(version.document),
        }
        for item, version in entries
    ]


def entry_html(version: Version) -> str:
    """The bibliography entry that is the body of a source's version."""
    return " ".join(html for _, html in split_blocks(version.body))


def _readable_path(document: Document) -> str | None:
    return document.path if document.state == DocumentState.LIVE else None
