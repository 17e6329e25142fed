"""What is wrong with the names of a term: words that no text can be searched for, and names of other terms."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from glossary.linking import term_entry
from linking.counting import occurrences
from linking.engine import Entry, Kind, Name, is_refused
from linking.index import current_names
from linking.shared_names import shared_names
from publishing.canonical import canonical_source
from publishing.compilation.structure import Fault
from publishing.models import Document

if TYPE_CHECKING:
    from glossary.models.policy import LinkingPolicy

MOST_TOLD = 10  # names that others have, and others who have one


def refusal(kind: str, text: str, *, is_abbreviation: bool = False) -> str:
    """Why texts cannot be searched for a name, with how often it stands in them; nothing if they can."""
    name = Name(text, is_abbreviation=is_abbreviation)
    if not text.strip() or not kind or not is_refused(Entry("", Kind(kind), (name,)), name):
        return ""
    if not any(sign.isalpha() for sign in text) or not text.replace(" ", "").isalnum():
        return f"“{text}” has more marks than letters: texts cannot be searched for it."
    count = occurrences(text)
    return (
        f"“{text}” is a word that every text is full of. Mentions it would make in the published texts: "
        f"{count.times:,}, in {count.texts:,} texts."
    )


def title_fault(term: LinkingPolicy) -> str:
    """Why a term cannot have its title, and how to mend it."""
    fault = refusal(term.kind, term.title) if term.is_linkable else ""
    return fault and f"{fault} Choose a title that means this term only, or untick “Link its names” under Linking."


def name_fault(kind: str, text: str, *, is_abbreviation: bool = False) -> str:
    """Why a term cannot have another name, and how to mend it."""
    fault = refusal(kind, text, is_abbreviation=is_abbreviation)
    return fault and f"{fault} Choose a name that means this term only, or untick “Link this name”."


def name_faults(term: LinkingPolicy) -> list[Fault]:
    """Names that stand against publishing a draft, and those that others have too."""
    faults = [Fault("error", fault, field="title")] if (fault := title_fault(term)) else []
    if term.is_linkable:
        names = [name for name in term.names.all() if name.is_linkable]
        texts = (name_fault(term.kind, name.text, is_abbreviation=name.is_abbreviation) for name in names)
        faults += [Fault("error", text, field="names") for text in dict.fromkeys(texts) if text]
    entry = term_entry(str(term.document_id or ""), json.loads(canonical_source(term)))
    return faults + shared_name_faults(entry, term.title) + _surname(term)


def shared_name_faults(entry: Entry, title: str) -> list[Fault]:
    """Names that an entry with this title has in common with others."""
    shared = shared_names(entry, current_names().index)
    told = dict(list(shared.items())[:MOST_TOLD])
    keys = {int(key) for others in told.values() for key in others[:MOST_TOLD]}
    documents = Document.objects.select_related("current_version").in_bulk(keys) if keys else {}
    faults = []
    for name, others in told.items():
        listed = [documents[int(key)] for key in others[:MOST_TOLD] if int(key) in documents]
        who = ", ".join(f"“{document.current_version.title}” ({document.path})" for document in listed)
        more = f" and {len(others) - len(listed):,} others" if len(others) > len(listed) else ""
        text = (
            f"“{name}” is a name of {who}{more} too. Where a text does not tell which is meant, it waits for an editor."
        )
        faults.append(Fault("warning", text, field="title" if name == title else "names"))
    if len(shared) > len(told):
        text = f"{len(shared) - len(told):,} more of its names are names of others too."
        faults.append(Fault("warning", text, field="names"))
    return faults


def _surname(term: LinkingPolicy) -> list[Fault]:
    if not term.surname or term.kind != Kind.PERSON:
        return []
    names = [term.title, *(name.text for name in term.names.all())]
    if any(f" {term.surname.casefold()} " in f" {name.replace(',', ' ').casefold()} " for name in names):
        return []
    text = f"The surname “{term.surname}” stands in none of the names: write it as it is there, or leave it empty."
    return [Fault("warning", text, field="surname")]
