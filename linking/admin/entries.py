"""Looking for an entry by any of its names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from linking.engine import Entry, fold_name
from linking.index import Names, current_names

MOST = 20


@dataclass(frozen=True)
class Folded:
    """All names of all entries as they are searched."""

    entries: Mapping[str, Entry]
    names: tuple[tuple[str, str], ...]  # of each name its folded form and the key of its entry


_folded: Folded | None = None


def search(words: str, most: int = MOST) -> list[Entry]:
    """The entries that have the words in one of their names, those that begin with them first."""
    wanted = fold_name(words)
    if not wanted:
        return []
    all_names = _names(current_names())
    found: dict[str, tuple[int, int]] = {}
    for name, key in all_names.names:
        at = f" {name}".find(f" {wanted}")
        if at >= 0:
            place = (0 if name == wanted else 1 if at == 0 else 2, len(name))
            found[key] = min(place, found.get(key, place))
    best = sorted(found, key=lambda key: (found[key], all_names.entries[key].headword, key))
    return [all_names.entries[key] for key in best[:most]]


def _names(names: Names) -> Folded:
    """Folded once for every change of the names."""
    global _folded
    known = _folded
    if known is None or known.entries is not names.entries:
        _folded = known = Folded(names.entries, tuple(_pairs(names.entries.values())))
    return known


def _pairs(entries: Iterable[Entry]) -> Iterable[tuple[str, str]]:
    for entry in entries:
        for name in entry.names:
            yield fold_name(name.text), entry.key
