"""Why a phrase is a link at a place, or why it is none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from linking.deciding import decide
from linking.engine import Decision, fold_name
from linking.engine.folding import fold
from linking.engine.scripts import is_unspaced
from linking.examining import examine_one
from linking.index import Names, current_names
from publishing.models import Document

SHOWN = 40  # characters on each side


@dataclass(frozen=True)
class Explanation:
    """One place of a phrase in a text, in words."""

    passage: str
    status: str
    reason: str
    target: str = ""
    evidence: str = ""
    confidence: float = 0.0


def explain(document: Document, phrase: str) -> list[Explanation]:
    """What is decided about every place of a phrase in a document's current text, as names and decisions are now."""
    names = current_names()
    examined = examine_one(document, names)
    decisions = decide(examined.reading, names, examined.around)
    text = examined.reading.blocks.text
    return [_explained(text, start, end, decisions, names) for start, end in _places(text, phrase)]


def _places(text: str, phrase: str) -> Iterator[tuple[int, int]]:
    folded, key = fold(text), fold_name(phrase)
    if not key:
        return
    wanted = re.escape(key) if is_unspaced(key) else rf"(?<!\w){re.escape(key)}(?!\w)"
    for found in re.finditer(wanted, folded.text):
        yield folded.start(found.start()), folded.end(found.end())


def _explained(text: str, start: int, end: int, decisions: list[Decision], names: Names) -> Explanation:
    passage = f"{text[max(0, start - SHOWN) : start]}[{text[start:end]}]{text[end : end + SHOWN]}".replace("\n", " ")
    found = [one for one in decisions if one.mention.start < end and start < one.mention.end]
    if not found:
        return Explanation(passage, "no mention", _why_nothing(text[start:end], names))
    decision = found[0]
    entry = names.entries.get(decision.target)
    status = decision.status.value
    if status == "linked":
        status = "linked" if decision.is_first else "linked, but not as the first of this entry in the text"
    words = (
        "" if (decision.mention.start, decision.mention.end) == (start, end) else f" of “{decision.mention.surface}”"
    )
    return Explanation(
        passage,
        f"{status}{words}",
        decision.rule.value,
        entry.headword if entry else "",
        decision.evidence,
        decision.confidence,
    )


def _why_nothing(surface: str, names: Names) -> str:
    known = {
        listed.spelling.listed
        for _, _, several in names.index.find(fold_name(surface))
        for listed in several
        if listed.spelling.key == fold_name(surface)
    }
    if not known:
        return "no entry has this name"
    listed = ", ".join(f"“{name}”" for name in sorted(known))
    return f"an entry has the name {listed}, but it is written otherwise here, or is part of another word"
