"""A person's name in its parts: given names, surname, and what the person is called for short."""

from __future__ import annotations

from dataclasses import dataclass

from linking.engine.entries import Name
from linking.engine.family_names import (
    EAST_ASIAN,
    FAMILY_FIRST,
    NO_NAMES,
    PARTICLES,
    SUFFIXES,
    VIETNAMESE,
)
from linking.engine.folding import fold_name
from linking.engine.scripts import is_unspaced


@dataclass(frozen=True, slots=True)
class PersonName:
    """The parts of one name. ``called`` is what the person is called for short, mostly the surname."""

    given: tuple[str, ...]
    surname: str
    called: str
    family_first: bool


def read_person_name(name: Name, surname: str = "") -> PersonName:
    """The parts of a name in any of its usual orders.

    >>> read_person_name(Name("Ridgway, Matthew B.")).given
    ('Matthew', 'B.')
    >>> read_person_name(Name("Mao Zedong")).surname
    'Mao'
    >>> read_person_name(Name("Ngo Dinh Diem")).called
    'Diem'
    """
    if is_unspaced(name.text):
        return PersonName((), name.text, name.text, family_first=True)
    before, comma, after = name.text.partition(",")
    if comma and fold_name(after) not in SUFFIXES:
        return PersonName(_given(after.replace(",", " ").split()), before.strip(), before.strip(), family_first=False)
    words = [word for word in before.split() if fold_name(word) not in NO_NAMES]
    length = len(surname.split())
    if surname and 0 < length < len(words):
        if _same(words[:length], surname) and not _same(words[-length:], surname):
            return _family_first(words, length)
        if _same(words[-length:], surname):
            return PersonName(_given(words[:-length]), surname, surname, family_first=False)
    if surname or len(words) < 2:
        only = surname or " ".join(words)
        return PersonName((), only, only, family_first=False)
    if _begins_with_family(words, name.language):
        return _family_first(words, 1)
    begin = len(words) - 1
    while begin > 1 and fold_name(words[begin - 1]) in PARTICLES:
        begin -= 1
    last = " ".join(words[begin:])
    return PersonName(_given(words[:begin]), last, last, family_first=False)


def _same(words: list[str], surname: str) -> bool:
    return fold_name(" ".join(words)) == fold_name(surname)


def _given(words: list[str]) -> tuple[str, ...]:
    return tuple(word for word in words if fold_name(word) not in NO_NAMES)


def _family_first(words: list[str], length: int) -> PersonName:
    surname = " ".join(words[:length])
    # Vietnamese are called by the last of their names: Diem, not Ngo.
    called = words[-1] if fold_name(words[0]) in VIETNAMESE else surname
    return PersonName(tuple(words[length:]), surname, called, family_first=True)


def _begins_with_family(words: list[str], language: str) -> bool:
    if language:
        return language.split("-")[0] in FAMILY_FIRST
    # Where the last word is a family name too (Chen Yi, Tang Tsou), the usual order is assumed.
    return fold_name(words[0]) in EAST_ASIAN
