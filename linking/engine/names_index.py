"""All names in one automaton: built once, shared by threads and processes, never changed.

When names change, another index is built from the one before and put in its place.
"""

from __future__ import annotations

import gc
from collections.abc import Container, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace

from ahocorasick_rs import AhoCorasick, Implementation

from linking.engine.candidates import Candidate, Listed
from linking.engine.entries import Entry
from linking.engine.scripts import is_unspaced
from linking.engine.spellings import Check, Spelling
from linking.engine.written_names import WrittenNames, written_names

LONGEST_NAME = 255  # characters

Pair = tuple[Spelling, Candidate]


class NamesIndex:
    """Finds every place where a known name may stand. ``previous`` saves the work for entries that stayed the same."""

    def __init__(self, entries: Iterable[Entry], previous: NamesIndex | None = None):
        with _without_garbage_collection():
            self._written: dict[str, WrittenNames] = _written(entries, previous._written if previous else {})
            collected = _collect(self._written.values())
            first_names = {first for written in self._written.values() for first in written.first_names}
            self._keys = list(collected)
            self._listed = [_together(key, collected[key], first_names) for key in self._keys]
            patterns = [key if is_unspaced(key) else f" {key} " for key in self._keys]
            self._automaton = AhoCorasick(patterns, implementation=Implementation.ContiguousNFA, store_patterns=False)

    def find(self, folded: str) -> Iterator[tuple[int, int, tuple[Listed, ...]]]:
        """Start and end in a folded text of all that may be a name, longer and shorter ones alike."""
        keys, listed = self._keys, self._listed
        for number, start, end in self._automaton.find_matches_as_indexes(f" {folded} ", overlapping=True):
            if end - start > len(keys[number]):
                yield start, end - 2, listed[number]  # less the space put before the text and those of the pattern
            else:
                yield start - 1, end - 1, listed[number]

    def given_names(self, entry: Entry) -> tuple[tuple[str, ...], ...]:
        """All that a person's given names are known to be."""
        return self._written[entry.key].given

    def conflicts(self) -> dict[str, tuple[str, ...]]:
        """Names that several entries list, with the keys of those entries: editors have to decide between them."""
        found: dict[str, set[str]] = {}
        for listed in (one for several in self._listed for one in several):
            if len(listed.candidates) > 1 and listed.spelling.check is not Check.SURNAME:
                found.setdefault(listed.spelling.listed, set()).update(c.entry.key for c in listed.candidates)
        return {name: tuple(sorted(keys)) for name, keys in sorted(found.items())}


@contextmanager
def _without_garbage_collection() -> Iterator[None]:
    """Half of the time would go to looking for garbage among a million new objects, none of which is any."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _written(entries: Iterable[Entry], known: dict[str, WrittenNames]) -> dict[str, WrittenNames]:
    written = {}
    for entry in entries:
        before = known.get(entry.key)
        written[entry.key] = before if before is not None and before.entry == entry else written_names(entry)
    return written


def _collect(all_written: Iterable[WrittenNames]) -> dict[str, list[Pair]]:
    collected: dict[str, list[Pair]] = {}
    for written in all_written:
        for pair in written.pairs:
            key = pair[0].key
            if key in collected:
                collected[key].append(pair)
            elif 0 < len(key) <= LONGEST_NAME:
                collected[key] = [pair]
    return collected


def _together(key: str, collected: list[Pair], first_names: Container[str]) -> tuple[Listed, ...]:
    """All entries under each spelling: the same for the same names, in whatever order they came."""
    if len(collected) == 1 and key not in first_names:
        return (_listed(collected[0][0], [collected[0][1]]),)
    found: dict[Spelling, list[Candidate]] = {}
    for spelling, candidate in sorted(collected, key=_order):
        is_first_name = spelling.check is Check.SURNAME and key in first_names
        found.setdefault(spelling, []).append(replace(candidate, is_first_name=True) if is_first_name else candidate)
    return tuple(_listed(spelling, candidates) for spelling, candidates in found.items())


def _listed(spelling: Spelling, candidates: list[Candidate]) -> Listed:
    is_capital = spelling.check is not Check.COMMON_NOUN and spelling.listed[:1].isupper()
    return Listed(spelling, tuple(candidates), is_capital)


def _order(pair: Pair) -> tuple[str, int, int, bool, str]:
    spelling, candidate = pair
    return spelling.listed, spelling.check, spelling.ending, spelling.is_variant, candidate.entry.key
