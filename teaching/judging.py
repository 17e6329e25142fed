"""What was chosen of the options of a question, whether it is right, and where a class struggles. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

Option = Mapping[str, Any]


def right_keys(options: Iterable[Option]) -> frozenset[str]:
    return frozenset(str(option["key"]) for option in options if option.get("is_right"))


def is_right(options: Sequence[Option], choices: Sequence[str], *, is_multiple: bool) -> bool | None:
    """Whether a choice is right; None where nothing was chosen or no option is said to be right.

    >>> options = [{"key": "a", "is_right": True}, {"key": "b", "is_right": False}, {"key": "c", "is_right": True}]
    >>> is_right(options, ["a"], is_multiple=False), is_right(options, ["a"], is_multiple=True)
    (True, False)
    """
    right, chosen = right_keys(options), frozenset(choices)
    if not right or not chosen:
        return None
    return chosen == right if is_multiple else chosen <= right


def texts_of(options: Iterable[Option], choices: Sequence[str]) -> list[str]:
    """What was chosen in words, in the order of the options; an option that is gone is told by its key."""
    known = {str(option["key"]): str(option.get("text", "")) or str(option["key"]) for option in options}
    return [known[key] for key in known if key in choices] + [key for key in choices if key not in known]


class Share(NamedTuple):
    """How often an option was chosen; ``percent`` of those who answered."""

    text: str
    chosen: int
    percent: int
    is_right: bool


def distribution(options: Sequence[Option], answers: Sequence[Sequence[str]]) -> list[Share]:
    """How the answers fall on the options, in their order. Options that are gone come last, if somebody chose them."""
    counts = Counter(key for choices in answers for key in frozenset(choices))
    right = right_keys(options)
    shown = [str(option["key"]) for option in options]
    keys = shown + sorted(counts.keys() - set(shown))
    return [
        Share(
            texts_of(options, [key])[0],
            counts[key],
            round(100 * counts[key] / len(answers)) if answers else 0,
            key in right,
        )
        for key in keys
    ]


class Standing(NamedTuple):
    """A question in a class: who could answer it (opened the text), who did, and who was wrong."""

    key: int
    readers: int
    answered: int
    wrong: int

    @property
    def empty(self) -> int:
        return max(self.readers - self.answered, 0)

    @property
    def missed(self) -> int:
        return self.empty + self.wrong


def struggles(standings: Iterable[Standing], most: int = 5) -> list[Standing]:
    """The questions with most empty or wrong answers, the worst first; of equal ones the wrong before the empty."""
    missed = [each for each in standings if each.missed]
    return sorted(missed, key=lambda each: (-each.missed, -each.wrong, each.key))[:most]
