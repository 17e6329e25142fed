"""The options of a question as people write them: one a line, a “*” before those that are right. Pure.

An option is what questions store: ``{"key": "a", "text": "Out of fear", "is_right": True}``. Reading a text never
fails; whether its options will do is asked of ``option_faults``. Options about schools are written by the schools'
short titles; ``with_schools`` gives them the keys of the schools.
"""

from __future__ import annotations

import string
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

Option = dict[str, Any]

SINGLE, SCHOOL = "single", "school"
WITH_OPTIONS = (SINGLE, "multiple", SCHOOL)
KINDS = ("short", "long", *WITH_OPTIONS, "evidence")
MOST = 12
LONGEST = 300  # characters of one option
RIGHT = "*"


def parse_options(text: str, *, before: Sequence[Option] = ()) -> list[Option]:
    """The options in a text. ``before``: what stood there, so that an option which stays keeps its key.

    One with the same words is the same one, wherever it is moved to. So is a reworded one, if none came or went:
    answers hold on to keys.

    >>> parse_options("*Out of fear\\nFor oil")
    [{'key': 'a', 'text': 'Out of fear', 'is_right': True}, {'key': 'b', 'text': 'For oil', 'is_right': False}]
    """
    written = [_read(line) for line in text.splitlines() if _tidied(line)]
    keys = option_keys([words for words, _ in written], before)
    return [
        {"key": key, "text": words, "is_right": is_right} for key, (words, is_right) in zip(keys, written, strict=True)
    ]


def options_text(options: Iterable[Option]) -> str:
    """The text of which these options are read.

    >>> options_text(parse_options("*Out of fear\\nFor oil"))
    '* Out of fear\\nFor oil'
    """
    return "\n".join(_written(option) for option in options)


def option_faults(kind: str, options: Sequence[Option]) -> list[str]:
    """What is wrong with the options of a question of this kind, in words that say how to mend it.

    >>> option_faults("long", parse_options("*Yes\\nNo"))
    ['Only questions with choices have options: take them out, or choose another kind of question.']
    """
    if kind not in WITH_OPTIONS:
        none = "Only questions with choices have options: take them out, or choose another kind of question."
        return [none] if options else []
    faults = []
    if any(not option["text"] for option in options):
        faults.append(f"Nothing is written on a line but “{RIGHT}”: write an option after it.")
    if len(options) < 2:
        faults.append("Give at least two options, each on a line of its own.")
    if len(options) > MOST:
        faults.append(f"Give at most {MOST} options; these are {len(options)}.")
    faults += [
        f"“{option['text'][:40]}…” is too long: an option has at most {LONGEST} characters."
        for option in options
        if len(option["text"]) > LONGEST
    ]
    faults += [f"“{words}” stands there twice: take one out." for words in _alike(options)]
    return faults + _faults_of_right(kind, sum(bool(option["is_right"]) for option in options))


def with_schools(options: Iterable[Option], schools: Mapping[str, str]) -> tuple[list[Option], list[str]]:
    """The options with the keys and short titles of the schools they name, and what names none.

    ``schools``: the key of each school by its short title. Capitals do not matter.

    >>> with_schools(parse_options("*orthodox\\nMarxist"), {"Orthodox": "7"})
    ([{'key': '7', 'text': 'Orthodox', 'is_right': True}], ['There is no school “Marxist”. There are: Orthodox.'])
    """
    known = {_folded(title): (title, key) for title, key in schools.items()}
    found, faults = [], []
    for option in options:
        school = known.get(_folded(option["text"]))
        if school is None:
            listed = ", ".join(schools) or "none yet"
            faults.append(f"There is no school “{option['text']}”. There are: {listed}.")
        else:
            found.append({"key": school[1], "text": school[0], "is_right": option["is_right"]})
    return found, faults


def _faults_of_right(kind: str, right: int) -> list[str]:
    if right == 0:
        return [f"Put a “{RIGHT}” before the right option, or before each if several are right."]
    if kind == SINGLE and right > 1:
        return [f"Only one option can be right here: leave one “{RIGHT}”, or make it a question with several choices."]
    return []


def _alike(options: Iterable[Option]) -> list[str]:
    seen: set[str] = set()
    twice = []
    for option in options:
        folded = _folded(option["text"])
        if folded in seen and folded:
            twice.append(option["text"])
        seen.add(folded)
    return twice


def option_keys(texts: Sequence[str], before: Sequence[Option] = ()) -> list[str]:
    """The keys of options in their order; see ``parse_options`` for ``before``."""
    free = {option["text"]: option["key"] for option in reversed(before)}
    keys = [free.pop(text, "") for text in texts]
    if len(texts) == len(before):
        reworded = iter([option["key"] for option in before if option["key"] not in keys])
        keys = [key or next(reworded) for key in keys]
    used = {option["key"] for option in before}
    fresh = (key for key in _names() if key not in used)
    return [key or next(fresh) for key in keys]


def _names() -> Iterable[str]:
    """a, b, … z, a2, b2, …"""
    yield from string.ascii_lowercase
    number = 2
    while True:
        yield from (f"{letter}{number}" for letter in string.ascii_lowercase)
        number += 1


def _read(line: str) -> tuple[str, bool]:
    words = _tidied(line)
    is_right = words.startswith(RIGHT)
    words = words.removeprefix(RIGHT).lstrip()
    if words.startswith(("\\*", "\\\\")):
        words = words[1:]
    return words, is_right


def _written(option: Option) -> str:
    words = option["text"]
    if words.startswith((RIGHT, "\\*", "\\\\")):
        words = f"\\{words}"
    return f"{RIGHT} {words}" if option["is_right"] else words


def _tidied(line: str) -> str:
    """A line in single spaces, without the marks that nobody sees (controls; joiners of scripts stay)."""
    seen = "".join(" " if char.isspace() else char for char in line if char.isspace() or _is_seen(char))
    return " ".join(unicodedata.normalize("NFC", seen).split())


def _is_seen(char: str) -> bool:
    return unicodedata.category(char) not in ("Cc", "Cs", "Co", "Cn")


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()
