"""What a term must have before readers can have it. No ORM, no Django."""

from __future__ import annotations

from publishing.compilation.plain_text import text_of
from publishing.compilation.structure import Compilation, Fault

PERSPECTIVE = "critical_perspective"
READING = "further_reading"
NEEDED = {
    "definition": "There is no definition yet. Write one or two sentences that say what the term means.",
    "full_description": "There is no full description yet. Write what a reader of the article should know.",
    PERSPECTIVE: "There is no critical perspective yet. Write what is disputed about it, and cite who disputes it.",
}


def term_faults(compilation: Compilation, *, document: int | None) -> list[Fault]:
    """What a compiled term lacks, each fault at its field. ``document`` is the key of the term's own document."""
    return _missing_texts(compilation) + _doubtful_links(compilation, document)


def _missing_texts(compilation: Compilation) -> list[Fault]:
    faults = [
        Fault("error", message, field=name)
        for name, message in NEEDED.items()
        if not text_of(compilation.texts.get(name, ""))
    ]
    uncited = not any(note.block == PERSPECTIVE and note.cites for note in compilation.notes)
    if uncited and PERSPECTIVE not in {fault.field for fault in faults}:
        message = "The critical perspective cites nothing. Cite at least one source: choose Citation in the toolbar."
        faults.append(Fault("error", message, field=PERSPECTIVE))
    return faults


def _doubtful_links(compilation: Compilation, document: int | None) -> list[Fault]:
    faults = []
    for link in compilation.links:
        if link.block == READING and not link.href:
            message = f"“{link.text}” is not published yet. Readers do not see it until it is."
            faults.append(Fault("warning", message, field=READING))
        elif document is not None and link.document == document:
            message = f"“{link.text}” links to this very term. Readers see plain text: remove the link."
            faults.append(Fault("warning", message, block=link.block))
    return faults
