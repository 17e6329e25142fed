"""What is wrong with the names of schools and historians, by which texts link to them: as with those of terms."""

from __future__ import annotations

from collections.abc import Iterable

from glossary.name_faults import refusal, shared_name_faults
from linking.engine import Entry
from publishing.compilation.structure import Fault

UNCLEAR = "Choose a name that means this {what} only."


def name_fault(kind: str, text: str, what: str) -> str:
    """Why a school or historian (``what``) cannot have a name, and how to mend it."""
    fault = refusal(kind, text)
    return fault and f"{fault} {UNCLEAR.format(what=what)}"


def name_faults(entry: Entry, title: str, others: Iterable[str], what: str) -> list[Fault]:
    """Names that stand against publishing the draft of an entry, and those that others have too."""
    named = [("title", title), *(("names", text) for text in others)]
    found = {(field, name_fault(entry.kind, text, what)) for field, text in named}
    faults = [Fault("error", fault, field=field) for field, fault in sorted(found) if fault]
    return faults + shared_name_faults(entry, title)
