"""Entries for the linking of names, without a database."""

from typing import Any

from linking.engine import Context, Decision, Entry, Kind, Name, NamesIndex, Vocabulary, match, resolve


def make_entry(key: str, kind: Kind, names: tuple[str | Name, ...], **fields: Any) -> Entry:
    """An entry whose names are texts or names; ``subjects`` may be any collection."""
    for field in ("subjects", "never_in", "never_for"):
        if field in fields:
            fields[field] = frozenset(fields[field])
    return Entry(key, kind, tuple(name if isinstance(name, Name) else Name(name) for name in names), **fields)


def person(key: str, *names: str | Name, **fields: Any) -> Entry:
    return make_entry(key, Kind.PERSON, names, **fields)


def concept(key: str, *names: str | Name, **fields: Any) -> Entry:
    return make_entry(key, Kind.CONCEPT, names, **fields)


def organisation(key: str, *names: str | Name, **fields: Any) -> Entry:
    return make_entry(key, Kind.ORGANISATION, names, **fields)


def event(key: str, *names: str | Name, **fields: Any) -> Entry:
    return make_entry(key, Kind.EVENT, names, **fields)


def place(key: str, *names: str | Name, **fields: Any) -> Entry:
    return make_entry(key, Kind.PLACE, names, **fields)


def short(text: str) -> Name:
    """An abbreviation."""
    return Name(text, is_abbreviation=True)


def words(*common: str) -> Vocabulary:
    """A vocabulary in which these are common words."""
    return Vocabulary.of([" ".join(common)] * 2)


def decide(text: str, *entries: Entry, **context: Any) -> list[Decision]:
    """The decisions about a text, in a context of the given fields."""
    if "subjects" in context:
        context["subjects"] = frozenset(context["subjects"])
    return resolve(match(text, NamesIndex(entries)), Context(**context))


def told(decisions: list[Decision]) -> list[tuple[str, str, str]]:
    """Words, status and target of each decision."""
    return [(found.mention.surface, found.status.value, found.target) for found in decisions]


def found_in(text: str, *entries: Entry) -> list[str]:
    """The words of a text that may name something."""
    return [mention.surface for mention in match(text, NamesIndex(entries))]
