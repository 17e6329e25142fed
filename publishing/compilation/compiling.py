"""Compiling a page's draft by the steps named in settings."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.module_loading import import_string

from publishing.compilation.structure import Compilation

if TYPE_CHECKING:
    from publishing.pages import PublishablePage


@cache
def compile_steps():
    """The steps in order: functions from one ``Compilation`` to the next."""
    return tuple(import_string(path) for path in settings.PUBLISHING_COMPILE_STEPS)


def previous_anchors(page: PublishablePage) -> dict[str, str]:
    """The anchors of headings in the version before, by the ids of their blocks."""
    current = page.document.current_version if page.document_id else None
    return {heading["block"]: heading["anchor"] for heading in current.headings} if current else {}


def compile_page(page: PublishablePage, *, stream=None, lead_image=None) -> Compilation:
    """Compile a page as it is in memory, saved or not. Writes nothing but image files.

    ``stream`` and ``lead_image`` stand for the page's own where a form holds newer ones.
    """
    if stream is None and page.body_field:
        stream = getattr(page, page.body_field)
    if lead_image is None and page.lead_image_field:
        lead_image = getattr(page, page.lead_image_field)
    compilation = Compilation(
        title=page.title,
        anchor=page.document.anchor if page.document_id else "s0",
        stream=stream,
        lead_image=lead_image,
        media_url=settings.MEDIA_URL,
        body_required=page.body_field is not None,
        previous_anchors=previous_anchors(page),
    )
    for step in compile_steps():
        compilation = step(compilation)
    return compilation
