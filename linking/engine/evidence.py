"""What a text says about the bearers of a name: who is named in full, and which office goes with a surname."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from linking.engine.candidates import Candidate, Form
from linking.engine.entries import Entry, Kind
from linking.engine.folding import fold_name
from linking.engine.mentions import Mention
from linking.engine.refusing import given_name_after, given_name_before, is_of_family
from linking.engine.titles import OFFICES, PERSONAL
from linking.engine.vocabulary import Vocabulary
from linking.engine.zones import Reason

SILENT = (Reason.QUOTATION, Reason.LANGUAGE, Reason.NEVER)  # zones whose names are no evidence for the text
_TITLES = PERSONAL | OFFICES
_CLAUSE = re.compile(r"[;.,]|\bthereafter\b")
_OF_ANOTHER = re.compile(r"\b\w+['’]s\b")
_COMPLEMENT = re.compile(r"\b(?:of|to|for|from|in|until|at|by|on|since|after|before|who|and)\b.*")


@dataclass(slots=True)
class Named:
    """Which entries a text names beyond doubt, and where first.

    ``others`` are folded surnames that the text gives to people who have no entry, ``as_men`` are entries whose
    surname stands with a title that is not Mrs.
    """

    first: dict[str, tuple[int, str]] = field(default_factory=dict)
    elsewhere: frozenset[str] = frozenset()
    others: set[str] = field(default_factory=set)
    as_men: set[str] = field(default_factory=set)

    def note(self, key: str, start: int, surface: str) -> None:
        """A mention beyond doubt."""
        self.first.setdefault(key, (start, surface))

    def __contains__(self, key: str) -> bool:
        return key in self.first or key in self.elsewhere

    def before(self, key: str, start: int) -> bool:
        """Whether an entry is named before a place, or in another part of the document."""
        return key in self.elsewhere or (key in self.first and self.first[key][0] < start)

    def evidence(self, key: str) -> str:
        """In which words."""
        return f"“{self.first[key][1]}”" if key in self.first else "named in the document"


def named_beyond_doubt(mentions: Iterable[Mention], vocabulary: Vocabulary, elsewhere: frozenset[str]) -> Named:
    """The entries that are named in full, or by a surname with an office that only one bearer held."""
    named = Named(elsewhere=elsewhere)
    for mention in mentions:
        if mention.zone is not None:
            if mention.zone.target:
                named.note(mention.zone.target, mention.start, mention.surface)
            if mention.zone.reason in SILENT:
                continue
        if mention.form is not Form.SURNAME:
            if len(mention.candidates) == 1 and not mention.is_dotted:
                named.note(mention.candidates[0].entry.key, mention.start, mention.surface)
        else:
            _note_surname(mention, named, vocabulary)
    return named


def _note_surname(mention: Mention, named: Named, vocabulary: Vocabulary) -> None:
    if given_name_before(mention, vocabulary) or given_name_after(mention, vocabulary):
        named.others.add(fold_name(mention.surface))
    elif is_of_family(mention):
        if "and" in mention.before:  # Ambassador and Mrs. Dobrynin
            named.as_men.update(candidate.entry.key for candidate in mention.candidates)
    elif has_title(mention):
        named.as_men.update(candidate.entry.key for candidate in mention.candidates)
        if bearer := bearer_by_title(mention, mention.candidates):
            named.note(bearer.entry.key, mention.start, f"{' '.join(mention.before)} {mention.surface}")


def has_title(mention: Mention) -> bool:
    """Whether the words before say that this is a person: Mr., or Acting Secretary of State."""
    words = mention.before
    if "of" in words[1:]:
        words = words[: words.index("of")]
    return bool(words) and words[-1].rstrip(".").lower() in _TITLES


def bearer_by_title(mention: Mention, candidates: Sequence[Candidate]) -> Candidate | None:
    """The one whom a title before a surname fits: the only bearer, or the only one whose description has the office."""
    if not candidates or not has_title(mention):
        return None
    if len(candidates) == 1:
        return candidates[0]
    words = [part for word in mention.before for part in fold_name(word).split() if part != "elect"]
    for begin in range(len(words)):
        title = tuple(words[begin:])
        for exactly in (True, False):  # the President before the Vice President
            holders = [candidate for candidate in candidates if holds(candidate.entry, title, exactly=exactly)]
            if holders:
                return holders[0] if len(holders) == 1 else None
    return None


def holds(entry: Entry, title: tuple[str, ...], *, exactly: bool = False) -> bool:
    """Whether an entry's description says that its person held an office: as its own, not as somebody else's aide."""
    if entry.kind is not Kind.PERSON or OFFICES.isdisjoint(title):
        return False
    head = " ".join(title).partition(" of ")[0]
    return any(
        (head == office if exactly else f" {head} " in f" {office} ") and all(word in whole for word in title)
        for office, whole in offices(entry.description)
    )


@lru_cache(maxsize=8192)
def offices(description: str) -> tuple[tuple[str, str], ...]:
    """The offices of a description: each alone, and with all that follows.

    >>> offices("Special Assistant to the President; thereafter Ambassador to France")[1]
    ('ambassador', 'ambassador to france')
    """
    clauses = (fold_name(clause) for clause in _CLAUSE.split(_OF_ANOTHER.sub(" ", description.lower())))
    return tuple((_COMPLEMENT.sub("", clause).strip(), clause) for clause in clauses if clause)
