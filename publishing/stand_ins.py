"""Blocks that stand for what other documents say.

A version holds such a block as a link to a document (``<p class="stand-in stand-in--positions"><a …>Title</a></p>``),
so that it says for ever what stands there. In its place readers of the live page get what is said of that document
now, and readers of a permanent one what was said as of its serial. Apps register it by the kind in the class.

What was withdrawn by then is told by no version: such a block names itself the versions that readers could not have
when it was published (``data-without="12 15"``).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from html import escape
from typing import TYPE_CHECKING, Protocol

from publishing.compilation.links import STAND_IN, document_link

if TYPE_CHECKING:
    from publishing.editions import Edition
    from publishing.models import Version

_PLACE = re.compile(
    rf'<p class="{STAND_IN} {STAND_IN}--(?P<kind>[\w-]+)"(?: data-without="(?P<without>[\d ]+)")?>'
    r'<a data-document="(?P<document>\d+)"(?P<rest>[^>]*)>'
    r".*?</a></p>",
    re.DOTALL,
)


class Filling(Protocol):
    """What is shown in the place of some blocks."""

    @property
    def versions(self) -> Sequence[Version]:
        """Those whose bodies are shown: with their notes, and with the links that their authors set."""

    def html(self, document: int, bodies: Mapping[int, str], without: Collection[int]) -> str:
        """What stands for a document (by key). ``bodies`` are those of the versions, by key; there are none where they
        stand on the page already. ``without`` are the keys of versions that were withdrawn when the block was
        published."""


# From an edition and the keys of the documents for which something stands there.
Fill = Callable[["Edition", set[int]], Filling]
_fills: dict[str, Fill] = {}


def register_stand_in(kind: str, fill: Fill) -> None:
    """Say what is shown in the place of blocks of a kind. Called in ``AppConfig.ready()``."""
    _fills[kind] = fill


def stand_in(kind: str, document: int, path: str | None, words: str, without: Iterable[int] = ()) -> str:
    """The HTML by which a version holds such a block; ``path`` is None while readers cannot go there.

    >>> stand_in("positions", 7, "/q/", "Who?")
    '<p class="stand-in stand-in--positions"><a data-document="7" href="/q/">Who?</a></p>'
    """
    keys = " ".join(map(str, sorted(without)))
    attribute = f' data-without="{keys}"' if keys else ""
    return f'<p class="{STAND_IN} {STAND_IN}--{kind}"{attribute}>{document_link(document, path)}{escape(words)}</a></p>'


def fillings(edition: Edition, bodies: Iterable[str]) -> dict[str, Filling]:
    """What is shown in place of the blocks of some bodies, by kind. It asks nothing where there are no such blocks."""
    wanted: dict[str, set[int]] = defaultdict(set)
    for body in bodies:
        for place in _PLACE.finditer(body):
            wanted[place["kind"]].add(int(place["document"]))
    return {kind: _fills[kind](edition, documents) for kind, documents in wanted.items() if kind in _fills}


def filled(bodies: Mapping[int, str], found: Mapping[str, Filling], shown: Mapping[int, str]) -> dict[int, str]:
    """Bodies with what is shown in place of such blocks; ``shown`` are the bodies of the fillings' versions."""
    told: set[tuple[str, str]] = set()

    def filling(place: re.Match[str]) -> str:
        if place["kind"] not in found or " href=" not in place["rest"]:
            return ""  # readers cannot have that document
        key = (place["kind"], place["document"])
        # The ids in a text must not stand on a page twice.
        without = frozenset(map(int, (place["without"] or "").split()))
        html = found[place["kind"]].html(int(place["document"]), {} if key in told else shown, without)
        told.add(key)
        return html

    return {key: _PLACE.sub(filling, body) for key, body in bodies.items()}
