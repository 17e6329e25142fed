"""Compiling a draft by the steps named in settings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils.module_loading import import_string

from publishing.compilation.structure import Compilation

if TYPE_CHECKING:
    from publishing.publishables import Publishable


@cache
def compile_steps():
    """The steps in order: functions from one ``Compilation`` to the next."""
    return tuple(import_string(path) for path in settings.PUBLISHING_COMPILE_STEPS)


def previous_anchors(draft: Publishable) -> dict[str, str]:
    """The anchors of headings in the version before, by the ids of their blocks."""
    current = draft.document.current_version if draft.document_id else None
    return {heading["block"]: heading["anchor"] for heading in current.headings} if current else {}


def compile_page(draft: Publishable, values: Mapping[str, Any] | None = None) -> Compilation:
    """Compile a page or record as it is in memory, saved or not. Writes nothing but image files.

    ``values`` stand for the draft's own fields where a form holds newer ones.
    """
    newer = values or {}

    def drafted(name: str | None) -> Any:
        return None if name is None else newer.get(name, getattr(draft, name))

    compilation = Compilation(
        title=draft.title,
        anchor=draft.document.anchor if draft.document_id else "s0",
        texts={name: drafted(name) or "" for name in draft.text_fields},
        stream=drafted(draft.body_field),
        lead_image=drafted(draft.lead_image_field),
        media_url=settings.MEDIA_URL,
        body_required=draft.body_field is not None,
        previous_anchors=previous_anchors(draft),
        blocks=draft.draft_blocks(),
        links=draft.other_links(),
    )
    for step in compile_steps():
        compilation = step(compilation)
    return replace(compilation, faults=compilation.faults + tuple(draft.publication_faults(compilation)))
