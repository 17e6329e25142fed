"""What is known about a text besides its words."""

from __future__ import annotations

from dataclasses import dataclass, field

from linking.engine.anchors import Placed
from linking.engine.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Context:
    """Where a text belongs, what editors decided about it, and what the texts around it say.

    ``named`` are the keys of entries that other parts of the same document, or its title, name in full; ``linked``
    those linked already in this part. ``placed`` are editors' decisions at their places in this text; ``forbidden``
    are pairs of a phrase, folded by ``fold_name``, and the entry that it never leads to, or nothing for all entries.
    """

    document: str = ""
    subjects: frozenset[str] = frozenset()
    named: frozenset[str] = frozenset()
    linked: frozenset[str] = frozenset()
    placed: tuple[Placed, ...] = ()
    forbidden: frozenset[tuple[str, str]] = frozenset()
    vocabulary: Vocabulary = field(default_factory=Vocabulary)
