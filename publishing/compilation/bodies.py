"""The blocks of a compiled body, as ``Compilation.body`` puts them together. No ORM, no Django."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

_OPENING = re.compile(r'(?:\A|(?<=</div>\n))<div class="block block-[\w-]+" id="[^"-]*-b(?P<block>[^"]*)">')
_CLOSING = "</div>"


def distinct(keys: Iterable[str]) -> list[str]:
    """Keys of blocks, of which two may begin alike.

    >>> distinct(["a", "b", "a"])
    ['a', 'b', 'a~2']
    """
    counts: dict[str, int] = {}
    found = []
    for key in keys:
        counts[key] = counts.get(key, 0) + 1
        found.append(key if counts[key] == 1 else f"{key}~{counts[key]}")
    return found


def block_contents(body: str) -> dict[str, str]:
    """The HTML of each block of a body, in order, by what of its id stands in the body.

    >>> block_contents('<div class="block block-text" id="s7-bk1"><p>A</p></div>')
    {'k1': '<p>A</p>'}
    """
    return {key: body[start:end] for key, (start, end) in _places(body).items()}


def with_block_contents(body: str, contents: Mapping[str, str]) -> str:
    """A body with other HTML in some of its blocks; all else stays as it is.

    >>> with_block_contents('<div class="block block-text" id="s7-bk1"><p>A</p></div>', {"k1": "<p>B</p>"})
    '<div class="block block-text" id="s7-bk1"><p>B</p></div>'
    """
    pieces, at = [], 0
    for key, (start, end) in _places(body).items():
        if key in contents:
            pieces += [body[at:start], contents[key]]
            at = end
    return "".join([*pieces, body[at:]])


def _places(body: str) -> dict[str, tuple[int, int]]:
    openings = list(_OPENING.finditer(body))
    ends = [*(opening.start() - len("\n") for opening in openings[1:]), *([len(body)] if openings else [])]
    keys = distinct(opening["block"] for opening in openings)
    return {key: (opening.end(), end - len(_CLOSING)) for key, opening, end in zip(keys, openings, ends, strict=True)}
