"""What can be linked to, and what texts are about: apps above say it for their kinds of documents."""

from __future__ import annotations

from collections.abc import Callable

from linking.engine import Entry
from publishing.canonical import canonical_source
from publishing.models import Document, Version
from publishing.publishables import Publishable

EntryOf = Callable[[Version], Entry]
SubjectsOf = Callable[[Version], frozenset[str]]
_targets: dict[str, EntryOf] = {}
_subjects: dict[str, SubjectsOf] = {}


def register_targets(kind: str, entry_of: EntryOf) -> None:
    """Have the names of documents of a kind (a model label in small letters) linked. Called in ``AppConfig.ready()``.

    ``entry_of`` makes an entry of what was published; its key is that of the document, as text.
    """
    _targets[kind] = entry_of


def register_subjects(kind: str, subjects_of: SubjectsOf) -> None:
    """Say what texts of a kind are about: where several entries share a name, their subjects decide."""
    _subjects[kind] = subjects_of


def target_kinds() -> frozenset[str]:
    return frozenset(_targets)


def is_target(document: Document) -> bool:
    return document.kind in _targets


def entry_of(version: Version) -> Entry:
    """The entry that a version of a target describes. Raises LookupError for kinds that nobody registered."""
    return _targets[version.document.kind](version)


def entry_of_draft(draft: Publishable) -> Entry | None:
    """The entry that publishing a draft would make; None for kinds that are no targets."""
    kind = draft._meta.label_lower
    if kind not in _targets:
        return None
    document = draft.document if draft.document_id else Document(pk=0, kind=kind)
    return entry_of(Version(document=document, title=draft.title, source=canonical_source(draft)))


def subjects_of(version: Version) -> frozenset[str]:
    """What a published text is about."""
    found = _subjects.get(version.document.kind)
    return found(version) if found else frozenset()
