"""Whether the given names before a surname can be those of a person: initials, short forms, other transliterations."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from linking.engine.folding import fold_name

_INITIALS = re.compile(r"(?:[^\W\d_]\.?){1,4}")
# Short forms of English given names that do not begin like them.
SHORT_FORMS = {
    "jack": "john", "bob": "robert", "bobby": "robert", "bill": "william", "billy": "william", "dick": "richard",
    "ted": "edward", "teddy": "edward", "ned": "edward", "jim": "james", "jimmy": "james", "jerry": "gerald",
    "harry": "henry", "hank": "henry", "tony": "anthony", "chuck": "charles", "chip": "charles", "larry": "lawrence",
    "peggy": "margaret", "betty": "elizabeth", "kate": "catherine", "mike": "michael", "dave": "david",
    "tom": "thomas", "tommy": "thomas", "joe": "joseph", "steve": "stephen", "andy": "andrew", "pete": "peter",
    "chet": "chester", "gene": "eugene", "sandy": "alexander", "alec": "alexander", "nick": "nicholas",
}  # fmt: skip
# What transliterations write one way or another; in this order.
_SPELLINGS = (("x", "ks"), ("ph", "f"), ("ck", "k"), ("c", "k"), ("w", "v"), ("y", "i"), ("j", "i"), ("h", ""))
_DOUBLED = re.compile(r"(.)\1+")


def given_tokens(words: Sequence[str]) -> tuple[str, ...]:
    """Given names one by one: ``N.S.`` is two initials.

    >>> given_tokens(["N.S."]), given_tokens(["Nikita", "S."])
    (('n', 's'), ('nikita', 's'))
    """
    found: list[str] = []
    for word in words:
        plain = fold_name(word)
        dotted = "." in word.rstrip(".") and _INITIALS.fullmatch(word)
        found += [letter for letter in plain if letter != " "] if dotted else [plain.replace(" ", "")]
    return tuple(token for token in found if token)


def compatible(found: tuple[str, ...], known: tuple[str, ...]) -> bool:
    """Whether somebody called ``known`` can be called ``found``; both as ``given_tokens`` gives them.

    >>> compatible(("n", "s"), ("nikita", "s")), compatible(("averell",), ("w", "averell"))
    (True, True)
    >>> compatible(("robert",), ("john", "f"))
    False
    """
    if not found or not known:
        return False
    matched, place = 0, 0
    for token in found:
        fitting = next((at for at in range(place, len(known)) if _same(token, known[at])), None)
        if fitting is None or (not matched and fitting and len(known[0]) > 1):
            # Another first name contradicts; a middle name that the entry does not tell does not.
            if not matched or place < len(known):
                return False
            continue
        matched, place = matched + 1, fitting + 1
    return matched >= len(found) - 1


def _same(found: str, known: str) -> bool:
    if found == known:
        return True
    if len(found) == 1 or len(known) == 1:
        return found[0] == known[0]
    return alike(found, known)


@lru_cache(maxsize=4096)
def alike(one: str, other: str) -> bool:
    """Whether two given names are one name, shortened or transliterated.

    >>> alike("anatoly", "anatoli"), alike("freddie", "frederick"), alike("jack", "john"), alike("robert", "rupert")
    (True, True, True, False)
    """
    if SHORT_FORMS.get(one, one) == SHORT_FORMS.get(other, other):
        return True
    short, long = sorted((one, other), key=len)
    stem = _DOUBLED.sub(r"\1", short.rstrip("iey"))
    if len(stem) >= 3 and _DOUBLED.sub(r"\1", long).startswith(stem):
        return True
    a, b = _skeleton(one), _skeleton(other)
    return a == b or (min(len(a), len(b)) >= 5 and a[0] == b[0] and _one_apart(a, b))


def _skeleton(name: str) -> str:
    for written, plain in _SPELLINGS:
        name = name.replace(written, plain)
    return _DOUBLED.sub(r"\1", name).removesuffix("i")


def _one_apart(a: str, b: str) -> bool:
    """Whether one letter added, left out or replaced makes one of the other."""
    if abs(len(a) - len(b)) > 1:
        return False
    same = next((at for at, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    return a[same + 1 :] == b[same + 1 :] or a[same:] == b[same + 1 :] or a[same + 1 :] == b[same:]
