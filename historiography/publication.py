"""What schools, historians, questions and positions must have before readers can have them. No ORM, no Django."""

from __future__ import annotations

from collections.abc import Mapping

from publishing.compilation.plain_text import text_of
from publishing.compilation.structure import Compilation, Fault

SCHOOL_NEEDS = {
    "thesis": "There is no thesis yet. Write in two sentences what the school holds.",
    "evidence_base": "There is no evidence base yet. Write what the school could read.",
}
HISTORIAN_NEEDS = {"profile": "There is no profile yet. Write what the historian argued, and from what sources."}
QUESTION_NEEDS = {"explanation": "There is no explanation yet. Write what is asked, and why it is disputed."}
POSITION_NEEDS = {"argument": "There is no argument yet. Write how the school supports its answer."}
UNCITED = (
    "The argument cites nothing. Cite at least one work in which the school says so: choose Citation in the toolbar."
)


def school_faults(compilation: Compilation) -> list[Fault]:
    return _missing(compilation, SCHOOL_NEEDS) + _unpublished_links(compilation)


def historian_faults(compilation: Compilation) -> list[Fault]:
    return _missing(compilation, HISTORIAN_NEEDS) + _unpublished_links(compilation)


def question_faults(compilation: Compilation) -> list[Fault]:
    return _missing(compilation, QUESTION_NEEDS)


def position_faults(compilation: Compilation) -> list[Fault]:
    faults = _missing(compilation, POSITION_NEEDS)
    if not faults and not any(note.cites for note in compilation.notes):
        faults.append(Fault("error", UNCITED, field="argument"))
    return faults


def _missing(compilation: Compilation, needed: Mapping[str, str]) -> list[Fault]:
    return [
        Fault("error", message, field=name)
        for name, message in needed.items()
        if not text_of(compilation.texts.get(name, ""))
    ]


def _unpublished_links(compilation: Compilation) -> list[Fault]:
    return [
        Fault("warning", f"“{link.text}” is not published yet. Readers do not see it until it is.", field=link.block)
        for link in compilation.links
        if link.block in ("works", "memberships", "parent_school") and not link.href
    ]
