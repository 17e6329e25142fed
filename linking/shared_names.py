"""Names that several entries have. Pure: no Django."""

from __future__ import annotations

from collections.abc import Iterator

from linking.engine import Entry, NamesIndex
from linking.engine.candidates import Candidate
from linking.engine.spellings import Check, Spelling
from linking.engine.written_names import written_names


def shared_names(entry: Entry, index: NamesIndex) -> dict[str, tuple[str, ...]]:
    """The names that an entry and others list, each with the keys of the others.

    A surname that several persons have is no such name: the text tells who is meant.

    >>> from linking.engine import Kind, Name
    >>> taiwan = Entry("1", Kind.PLACE, (Name("Taiwan"), Name("Formosa")))
    >>> shared_names(Entry("2", Kind.PLACE, (Name("Formosa"),)), NamesIndex([taiwan]))
    {'Formosa': ('1',)}
    """
    found: dict[str, set[str]] = {}
    for spelling, candidate in written_names(entry).pairs:
        if not _is_listed(spelling, candidate):
            continue
        others = {key for key in _bearers(spelling.key, index) if key != entry.key}
        if others:
            found.setdefault(spelling.listed, set()).update(others)
    return {name: tuple(sorted(keys)) for name, keys in found.items()}


def _is_listed(spelling: Spelling, candidate: Candidate) -> bool:
    return not spelling.is_variant and (spelling.check is not Check.SURNAME or candidate.is_called_so)


def _bearers(key: str, index: NamesIndex) -> Iterator[str]:
    for start, end, several in index.find(key):
        if (start, end) == (0, len(key)):
            for listed in several:
                yield from (c.entry.key for c in listed.candidates if _is_listed(listed.spelling, c))
