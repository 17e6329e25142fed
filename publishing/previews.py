"""Previews: a draft compiled by the same steps as a version, shown by the same templates, and stored nowhere."""

from __future__ import annotations

from copy import copy
from dataclasses import asdict
from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.utils import timezone

from publishing.actions.recording import link_row
from publishing.canonical import canonical_json, canonical_source
from publishing.compilation.compiling import compile_page
from publishing.editions import Edition, edition_html
from publishing.members import member_versions
from publishing.models import Document, Version

if TYPE_CHECKING:
    from publishing.publishables import Publishable


def preview_edition(page: Publishable) -> Edition:
    """The edition that publishing a page as it is in memory would make."""
    document = page.document if page.document_id else Document(kind=page._meta.label_lower)
    if document.path is None and getattr(page, "path", True):  # a page being added has no place in the tree yet
        document = copy(document)
        document.path = page.public_path()  # where it will be, so that it is shown in its article
    compilation = compile_page(page)
    current = document.current_version
    version = Version(
        pk=0,
        document=document,
        number=current.number + 1 if current else 1,
        published_at=timezone.now(),
        change_kind=page.change_kind,
        change_note=page.change_note,
        title=page.title,
        source=canonical_source(page),
        body=compilation.body,
        links=canonical_json([link_row(link) for link in compilation.links]),
        contents=canonical_json([asdict(heading) for heading in compilation.contents]),
        notes=canonical_json([asdict(note) for note in compilation.notes]),
        plain_text=compilation.plain_text,
        word_count=compilation.word_count,
    )
    members = member_versions(page) if page.has_members and page.pk else ()
    return Edition(document, version, members=members, is_preview=True, faults=compilation.faults)


def preview_response(page: Publishable) -> HttpResponse:
    """The draft as readers would see it, with what is wrong with it. Never kept by any cache."""
    return HttpResponse(edition_html(preview_edition(page)), headers={"Cache-Control": "private, no-store"})
