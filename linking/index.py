"""The names that texts are linked with: one index in each process, built anew when names change anywhere."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from linking.engine import Entry, NamesIndex, Vocabulary
from linking.models import NamesStamp, WordList
from linking.models.stamps import NONE
from linking.registry import entry_of, target_kinds
from publishing.models import Document, Version


@dataclass(frozen=True)
class Names:
    """All entries that can be linked to at one time, by key, and what else decides about them in every text."""

    index: NamesIndex
    stamp: int
    entries: Mapping[str, Entry] = field(default_factory=dict)
    vocabulary: Vocabulary = field(default_factory=Vocabulary)


@dataclass(frozen=True)
class _Built:
    """Names, and which version of which document each entry was made of (by the version's key and hash)."""

    names: Names
    sources: Mapping[str, tuple[int, str]]


_lock = threading.Lock()
_built: _Built | None = None


def current_names() -> Names:
    """The names that hold now. One query while they are the ones that this process has."""
    global _built
    stamp = NamesStamp.now()  # read first: what comes in the meantime changes it again
    built = _built
    if built is not None and built.names.stamp == stamp != NONE:
        return built.names
    with _lock:
        if _built is None or _built.names.stamp != stamp or stamp == NONE:
            _built = _build(stamp, _built)
        return _built.names


def _build(stamp: int, previous: _Built | None) -> _Built:
    live = Document.objects.live().filter(kind__in=target_kinds())
    rows = live.values_list("pk", "current_version", "current_version__content_hash")
    sources = {str(document): (version, digest) for document, version, digest in rows}
    known = previous.names.entries if previous else {}
    same = {key for key, source in sources.items() if previous and previous.sources.get(key) == source}
    entries = {key: known[key] for key in sorted(same)}
    if len(same) == len(sources) == len(known):
        index = previous.names.index if previous else NamesIndex([])
    else:
        entries |= _read([version for key, (version, _) in sources.items() if key not in same])
        index = NamesIndex(entries.values(), previous=previous.names.index if previous else None)
    words = WordList.objects.filter(pk=1).values_list("words", flat=True).first()
    return _Built(Names(index, stamp, entries, Vocabulary(words)), sources)


def _read(versions: list[int]) -> dict[str, Entry]:
    found = Version.objects.filter(pk__in=versions).select_related("document")
    made = (entry_of(version) for version in found.only("source", "title", "document__kind"))
    return {entry.key: entry for entry in made}


def with_change(names: Names, document_key: int | str, entry: Entry | None) -> Names:
    """The names as they would be with another entry for a document, or with none."""
    return with_changes(names, {str(document_key): entry})


def with_changes(names: Names, changes: Mapping[str, Entry | None]) -> Names:
    """The names as they would be with other entries for some documents, by key; None takes an entry away."""
    if all(names.entries.get(key) == entry for key, entry in changes.items()):
        return names
    entries = {key: entry for key, entry in names.entries.items() if key not in changes}
    entries |= {entry.key: entry for entry in changes.values() if entry is not None}
    return replace(names, index=NamesIndex(entries.values(), previous=names.index), entries=entries)


def forget_names() -> None:
    """Read all names from the database again."""
    global _built
    with _lock:
        _built = None
