"""What can be named in a text: entries with their names, as the apps that own them describe them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What kind of thing an entry is about; a person's surname alone may name it."""

    PERSON = "person"
    CONCEPT = "concept"
    PLACE = "place"
    EVENT = "event"
    ORGANISATION = "organisation"
    DOCUMENT = "document"


class MatchCase(StrEnum):
    """Whether capitals have to be as in the name. ``AUTO``: yes for names, no for common nouns."""

    AUTO = "auto"
    YES = "yes"
    NO = "no"


class SurnameUse(StrEnum):
    """When a person's surname alone names the person."""

    ALONE = "alone"
    AFTER_FULL_NAME = "after full name"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Name:
    """One name of an entry, in one language and script."""

    text: str
    is_abbreviation: bool = False
    match_case: MatchCase = MatchCase.AUTO
    language: str = ""
    script: str = ""
    is_linkable: bool = True


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that can be linked to; the first of its names is its headword.

    ``subjects`` say which texts it belongs to, ``description`` which offices a person held: both are evidence where
    several entries share a name. ``never_in`` are documents, ``never_for`` subjects of texts that it is not linked in.
    An entry that is not linkable still shields its names; one that is ``by_hand`` is linked only where an editor says
    so. ``surname`` is needed only where the order of the names does not tell it.
    """

    key: str
    kind: Kind
    names: tuple[Name, ...]
    subjects: frozenset[str] = frozenset()
    description: str = ""
    surname: str = ""
    surname_use: SurnameUse = SurnameUse.ALONE
    is_linkable: bool = True
    by_hand: bool = False
    never_in: frozenset[str] = frozenset()
    never_for: frozenset[str] = frozenset()

    @property
    def headword(self) -> str:
        """The name that stands for the entry."""
        return self.names[0].text if self.names else self.key
