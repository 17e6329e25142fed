"""Which texts a change of names can touch."""

from __future__ import annotations

from collections.abc import Iterable

from ahocorasick_rs import AhoCorasick

from linking.engine import Entry, fold_name
from linking.engine.scripts import is_unspaced
from linking.engine.written_names import written_names
from linking.models import LinkText, Mention

FEW = 60  # patterns; so many are found faster one by one
AT_ONCE = 200  # texts in memory


def patterns_of(entry: Entry) -> set[str]:
    """What stands in a folded text that may name an entry, or holds a name that the entry makes doubtful."""
    written = written_names(entry)
    return {pattern(key) for key in (*(spelling.key for spelling, _ in written.pairs), *written.first_names) if key}


def pattern(key: str) -> str:
    return key if is_unspaced(key) else f" {key} "


def texts_with(entries: Iterable[Entry]) -> set[int]:
    """The documents whose current texts may name some entries. One query."""
    return _texts_holding({one for entry in entries for one in patterns_of(entry)})


def texts_with_phrase(phrase: str) -> set[int]:
    """The documents in whose current texts a phrase stands."""
    return _texts_holding({pattern(fold_name(phrase))})


def texts_linked_to(documents: Iterable[int]) -> set[int]:
    """The documents with stored mentions of some entries, of whatever names these were found by."""
    mentions = Mention.objects.current().filter(target__in=list(documents))
    return set(mentions.values_list("version__document", flat=True).distinct())


def _texts_holding(patterns: set[str]) -> set[int]:
    shortest = {one for one in patterns if not any(other != one and other in one for other in patterns)}
    if not shortest:
        return set()
    texts = LinkText.objects.order_by().values_list("document", "folded").iterator(AT_ONCE)
    if len(shortest) <= FEW:
        return {document for document, folded in texts if any(one in f" {folded} " for one in shortest)}
    automaton = AhoCorasick(sorted(shortest), store_patterns=False)
    return {document for document, folded in texts if automaton.find_matches_as_indexes(f" {folded} ")}
