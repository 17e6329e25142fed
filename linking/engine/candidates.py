"""What a place in a text may name, and in which form."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from linking.engine.entries import Entry
from linking.engine.spellings import Spelling


class Form(StrEnum):
    """In which form a mention names an entry; the first one counts where several fit."""

    FULL = "full name"
    ABBREVIATION = "abbreviation"
    VARIANT = "variant"
    SURNAME = "surname"


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry that a mention may name, and the form it has there.

    ``is_common_noun`` tells that capitals mean nothing, ``is_first_name`` that the surname is somebody's given name
    too, ``is_called_so`` that the entry itself lists the short name.
    """

    entry: Entry
    form: Form
    is_linkable: bool = True
    is_common_noun: bool = False
    is_first_name: bool = False
    is_called_so: bool = False


class Listed(NamedTuple):
    """One listed name, and all entries that list it. ``is_capital``: no small letter can begin it."""

    spelling: Spelling
    candidates: tuple[Candidate, ...]
    is_capital: bool
