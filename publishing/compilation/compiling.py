"""Compiling drafts by the steps named in settings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils.module_loading import import_string

from publishing.compilation.structure import Compilation
from publishing.compilation.together import together

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
    compilation = _begun(draft, values or {})
    for step in compile_steps():
        compilation = step(compilation)
    return _with_own_faults(draft, compilation)


def compile_pages(drafts: Iterable[Publishable]) -> dict[int, Compilation]:
    """Compile drafts that are published together, by document key: step by step, so that a step can see them all."""
    drafts = list(drafts)
    under_way = together.get()
    compiled = under_way.compilations if under_way is not None else {}
    compiled.update({draft.document_id: _begun(draft, {}) for draft in drafts})
    for step in compile_steps():
        for draft in drafts:
            compiled[draft.document_id] = step(compiled[draft.document_id])
    return {draft.document_id: _with_own_faults(draft, compiled[draft.document_id]) for draft in drafts}


def _with_own_faults(draft: Publishable, compilation: Compilation) -> Compilation:
    return replace(compilation, faults=compilation.faults + tuple(draft.publication_faults(compilation)))


def _begun(draft: Publishable, newer: Mapping[str, Any]) -> Compilation:

    def drafted(name: str | None) -> Any:
        return None if name is None else newer.get(name, getattr(draft, name))

    container = _container(draft)
    subjects = {*draft.text_subjects(), *(container.text_subjects() if container else ())}
    return Compilation(
        title=draft.title,
        document=draft.document_id,
        container=container.document_id if container else None,
        subjects=tuple(sorted(subjects)),
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


def _container(draft: Publishable) -> Publishable | None:
    """What lists a draft: as it is about to be published, if it is published together with it."""
    container = draft.container()
    under_way = together.get()
    return under_way.drafts.get(container.document_id, container) if under_way and container else container
