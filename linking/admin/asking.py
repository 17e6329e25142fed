"""What a button of the desk asks for, as its value says it. Pure: no Django."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

MOST_AT_ONCE = 200


class Verb(StrEnum):
    """What can be done with mentions, and with decisions about them."""

    ACCEPT = "accept"
    REJECT = "reject"
    NEVER = "never"
    POINT = "point"
    UNDO = "undo"


class Place(NamedTuple):
    """A mention by its key, and how it was shown when the button was drawn."""

    key: int
    shown: str


class Asked(NamedTuple):
    """A verb, the places that it is about, and the entry to point to; or the decisions that are undone."""

    verb: Verb
    places: tuple[Place, ...] = ()
    target: int = 0
    decisions: tuple[int, ...] = ()


def read(act: str, chosen: Sequence[str]) -> Asked:
    """Raises ValueError, in words for the editor, for what no button of the desk says.

    >>> read("reject|7|suggested:3:", [])
    Asked(verb=<Verb.REJECT: 'reject'>, places=(Place(key=7, shown='suggested:3:'),), target=0, decisions=())
    >>> read("accept", ["7|suggested:3:", "8|linked:3:"]).places
    (Place(key=7, shown='suggested:3:'), Place(key=8, shown='linked:3:'))
    """
    verb_value, *about = act.split("|")
    try:
        verb = Verb(verb_value)
        if verb is Verb.UNDO:
            return Asked(verb, decisions=tuple(_key(text) for text in about))
        if not about:
            return Asked(verb, _chosen(verb, chosen))
        key, shown, *rest = about
        if len(rest) != (1 if verb is Verb.POINT else 0):
            raise NotAsked
        return Asked(verb, (Place(_key(key), shown),), _key(rest[0]) if rest else 0)
    except NotAsked as fault:
        raise ValueError(str(fault)) from None
    except ValueError:
        raise ValueError(str(NotAsked())) from None


class NotAsked(ValueError):
    """No button of the desk says this."""

    def __init__(self, message: str = "Your choice did not arrive whole. Nothing was changed: choose again, please."):
        super().__init__(message)


def _chosen(verb: Verb, chosen: Sequence[str]) -> tuple[Place, ...]:
    if verb is Verb.POINT:
        raise NotAsked
    if not chosen:
        raise NotAsked("Nothing is chosen. Tick the places first.")
    if len(chosen) > MOST_AT_ONCE:
        raise NotAsked(f"Nothing was changed: at most {MOST_AT_ONCE} places can be decided at once.")
    places = (text.partition("|") for text in chosen)
    return tuple(Place(_key(key), shown) for key, _, shown in places)


def _key(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 19):
        raise NotAsked
    return int(text)
