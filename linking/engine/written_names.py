"""All that one entry puts into the index."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from linking.engine.candidates import Candidate, Form
from linking.engine.entries import Entry, Kind, Name
from linking.engine.given_names import given_tokens
from linking.engine.person_names import PersonName, read_person_name
from linking.engine.refused_names import is_refused
from linking.engine.spellings import Check, Spelling, person_spellings, spellings, surname_spellings

FORMS = {Check.ABBREVIATION: Form.ABBREVIATION, Check.DOTTED: Form.ABBREVIATION, Check.SURNAME: Form.SURNAME}


class WrittenNames(NamedTuple):
    """An entry's names as they may be written, and the given names of a person."""

    entry: Entry
    pairs: tuple[tuple[Spelling, Candidate], ...]
    given: tuple[tuple[str, ...], ...]
    first_names: tuple[str, ...]


def written_names(entry: Entry) -> WrittenNames:
    """Work out what the index holds for an entry."""
    pairs: dict[Spelling, Candidate] = {}
    people: list[PersonName] = []
    for name in entry.names:
        if is_refused(entry, name):
            continue
        if entry.kind is Kind.PERSON and not name.is_abbreviation:
            people.append(read_person_name(name, entry.surname))
            found = _person(entry, name, people[-1])
        else:
            found = _thing(entry, name)
        for spelling, candidate in found:
            # Of two names that are written alike the first counts, but for a surname that is listed by itself.
            if spelling not in pairs or (candidate.is_called_so and not pairs[spelling].is_called_so):
                pairs[spelling] = candidate
    given = dict.fromkeys(tokens for parts in people if (tokens := given_tokens(parts.given)))
    firsts = (parts.given[:1] for parts in people if not parts.family_first)
    return WrittenNames(
        entry, tuple(pairs.items()), tuple(given), tuple(first for words in firsts for first in given_tokens(words)[:1])
    )


def _person(entry: Entry, name: Name, parts: PersonName) -> Iterator[tuple[Spelling, Candidate]]:
    for spelling in (*person_spellings(parts), *surname_spellings(parts)):
        yield spelling, Candidate(entry, _form(spelling), name.is_linkable, is_called_so=not parts.given)


def _thing(entry: Entry, name: Name) -> Iterator[tuple[Spelling, Candidate]]:
    for spelling in spellings(entry, name):
        is_common = spelling.check is Check.COMMON_NOUN
        yield spelling, Candidate(entry, _form(spelling), name.is_linkable, is_common_noun=is_common)


def _form(spelling: Spelling) -> Form:
    if spelling.is_variant:
        return Form.VARIANT
    return FORMS.get(spelling.check, Form.FULL)
