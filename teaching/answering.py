"""What pupils write, as it comes from a form or a script: tidied, measured, compared. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

SHORT, LONG, SINGLE, MULTIPLE, SCHOOL, EVIDENCE = "short", "long", "single", "multiple", "school", "evidence"
WITH_CHOICES = (SINGLE, MULTIPLE, SCHOOL)
LONGEST = {SHORT: 1_000, LONG: 20_000, EVIDENCE: 1_000}  # characters of the text, by kind of question
LONGEST_QUOTE = 2_000
LONGEST_CONTEXT = 80  # characters before and after a passage, and of the id of its block
# Controls that no field sends but line ends and tabs, and halves of characters: databases refuse them.
UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


class NotAccepted(ValueError):
    """What was written cannot be kept as it is. The message says how to mend it."""


@dataclass(frozen=True)
class Written:
    """An answer: words, the keys of the options chosen, the passage marked (``quote, before, after, block, found``)."""

    text: str = ""
    choices: list[str] = field(default_factory=list)
    passage: dict[str, Any] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        return not (self.text.strip() or self.choices or self.passage)

    def as_fields(self) -> dict[str, Any]:
        return asdict(self)


def tidied(value: object) -> str:
    """Text as it is stored: line ends of one kind, without what no database takes; nothing for what is no text.

    >>> tidied("one\\r\\ntwo\\x00")
    'one\\ntwo'
    """
    if not isinstance(value, str):
        return ""
    return UNWRITABLE.sub("", value.replace("\r\n", "\n").replace("\r", "\n"))


def written(kind: str, options: Iterable[Mapping[str, Any]], raw: Mapping[str, Any]) -> Written:
    """An answer to a question of a kind from ``{"text": …, "choices": […], "passage": {…}}``. Raises NotAccepted.

    >>> written("single", [{"key": "a"}, {"key": "b"}], {"choices": ["b"]}).choices
    ['b']
    """
    if kind in WITH_CHOICES:
        return Written(choices=_choices(kind, [str(option["key"]) for option in options], raw.get("choices")))
    text = tidied(raw.get("text"))
    _measure(text, LONGEST[kind], "Your answer")
    return Written(text=text, passage=_passage(raw.get("passage")) if kind == EVIDENCE else {})


def same(one: Written, other: Written) -> bool:
    """Whether two answers say the same, whatever is known of where a passage stands."""
    quotes = [answer.passage.get("quote", "") for answer in (one, other)]
    return (one.text, one.choices, quotes[0]) == (other.text, other.choices, quotes[1])


def _choices(kind: str, known: list[str], given: object) -> list[str]:
    keys = {key for key in given if isinstance(key, str)} if isinstance(given, list) else set()
    if not keys <= set(known):
        raise NotAccepted("An option that you chose is no longer there. Open the page again and choose anew.")
    if kind != MULTIPLE and len(keys) > 1:
        raise NotAccepted("Choose one option only.")
    return [key for key in known if key in keys]


def _passage(given: object) -> dict[str, Any]:
    if not isinstance(given, Mapping):
        return {}
    quote = tidied(given.get("quote")).strip()
    if not quote:
        return {}
    _measure(quote, LONGEST_QUOTE, "The passage")
    around = {name: tidied(given.get(name))[:LONGEST_CONTEXT] for name in ("before", "after", "block")}
    return {"quote": quote, **around}


def _measure(text: str, longest: int, what: str) -> None:
    if len(text) > longest:
        raise NotAccepted(
            f"{what} is too long to be saved: {len(text):,} characters. Shorten it to {longest:,} at most."
        )
