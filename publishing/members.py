"""Which versions a version lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publishing.models import Document, DocumentState, Version

if TYPE_CHECKING:
    from publishing.pages import PublishablePage

LISTED = (DocumentState.LIVE, DocumentState.WITHHELD)


def member_versions(page: PublishablePage) -> list[Version]:
    """The current versions of a container's live members, in the order of the pages. What is withheld has its place."""
    pages = {p.document_id: p for p in _members(page)}
    documents = Document.objects.filter(pk__in=pages, state__in=LISTED).select_related("current_version")
    found = {document.pk: document.current_version for document in documents}
    return [found[key] for key in pages if key in found]


def _members(page: PublishablePage) -> list[PublishablePage]:
    return [member for member in page.members().specific() if getattr(member, "document_id", None)]
