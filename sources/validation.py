"""What is wrong with a CSL-JSON item, in plain words.

An item that is *refused* cannot be stored; one that is *incomplete* can be kept as a draft but not published; what is
*doubtful* is only pointed out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from sources.csl.items import DATES, NAMES
from sources.folding import writable
from sources.identifiers import normal_doi, normal_isbns, normal_url
from sources.items import creators, people, title_of, year_of
from sources.kinds import KINDS, ON_THE_WEB
from sources.variables import (
    KNOWN,
    LONG_TEXTS,
    MOST_CHARACTERS,
    MOST_CHARACTERS_OF_A_LONG_TEXT,
    TEXTS,
    label_of,
)

KEY_FORM = r"^[a-z0-9]+(-[a-z0-9]+)*$"
LONGEST_KEY = 80
MOST_NAMES = 300
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


@dataclass(frozen=True)
class Problem:
    """Something about one variable of an item."""

    level: Literal["refused", "incomplete", "doubtful"]
    variable: str
    message: str


def problems_of(item: Mapping[str, Any]) -> list[Problem]:
    """Everything that is wrong with an item, the worst first."""
    return [*_refusals(item), *_gaps(item), *_doubts(item)]


def refusals_of(item: Mapping[str, Any]) -> list[Problem]:
    return list(_refusals(item))


def key_fault(key: str) -> str | None:
    """Why something cannot be a key, or None."""
    if len(key) > LONGEST_KEY:
        return f"A key has at most {LONGEST_KEY} characters."
    if not re.fullmatch(KEY_FORM.replace("$", r"\Z"), key):
        return "A key has small letters a–z and digits, parted by single hyphens. Examples: chen1994, frus-1950-7."
    return None


def normalised(item: Mapping[str, Any]) -> dict[str, Any]:
    """The item with its identifiers in one form each; those that are wrong stay as they are."""
    result = dict(item)
    for variable, normal in IDENTIFIERS.items():
        if result.get(variable):
            try:
                result[variable] = normal(str(result[variable]))
            except ValueError:
                continue
    return result


def _refusals(item: Mapping[str, Any]) -> Iterator[Problem]:
    if item.get("type") not in KINDS:
        yield Problem("refused", "type", _type_fault(item.get("type")))
    if not title_of(item):
        yield Problem("refused", "title", "A source needs a title. Describe an untitled document: Telegram to Mao.")
    for variable, value in item.items():
        if variable not in KNOWN:
            yield Problem("refused", variable, f"“{variable}” is not a variable of CSL-JSON. Is it spelt right?")
        elif fault := _form_fault(variable, value):
            yield Problem("refused", variable, fault)
    for variable, normal in IDENTIFIERS.items():
        if item.get(variable) and (fault := _identifier_fault(normal, item[variable])):
            yield Problem("refused", variable, fault)


def _type_fault(value: object) -> str:
    if not value:
        return "Say what kind of source this is: book, chapter, article-journal, manuscript …"
    return f"“{value}” is not a kind of source that this site knows. Near ones: book, report, document."


def _form_fault(variable: str, value: object) -> str | None:
    if variable in NAMES:
        return _names_fault(variable, value)
    if variable in DATES:
        return None if isinstance(value, dict) else f"The date “{label_of(variable)}” must be a CSL date."
    if variable in TEXTS:
        return _text_fault(variable, value)
    return None


def _names_fault(role: str, value: object) -> str | None:
    if not isinstance(value, list) or len(people({role: value}, role)) != len(value):
        return f"“{label_of(role)}” must be a list of names, each with a family name or a whole name."
    if len(value) > MOST_NAMES:
        return f"“{label_of(role)}” has {len(value)} names; at most {MOST_NAMES} can be kept."
    texts = [str(part) for person in value for part in person.values()]
    if any(len(text) > 200 or text != writable(text) for text in texts):
        return f"A name in “{label_of(role)}” is longer than 200 characters or holds characters that cannot be stored."
    return None


def _text_fault(variable: str, value: object) -> str | None:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return f"“{label_of(variable)}” must be a text."
    text = str(value)
    most = MOST_CHARACTERS_OF_A_LONG_TEXT if variable in LONG_TEXTS else MOST_CHARACTERS
    if len(text) > most:
        return f"“{label_of(variable)}” has {len(text):,} characters; the limit is {most:,}."
    if text != writable(text):
        return f"“{label_of(variable)}” holds control characters. Delete them, or type the text anew."
    return None


def _identifier_fault(normal: Callable[[str], str], value: object) -> str | None:
    try:
        normal(str(value))
    except ValueError as error:
        return str(error)
    return None


def _language(text: str) -> str:
    if not _LANGUAGE.fullmatch(text.strip()):
        raise ValueError(f"“{text}” is not the code of a language. Examples: en, zh-Hans, ko, ru.")
    return text.strip()


IDENTIFIERS: dict[str, Callable[[str], str]] = {
    "DOI": normal_doi,
    "ISBN": normal_isbns,
    "URL": normal_url,
    "language": _language,
}


def _gaps(item: Mapping[str, Any]) -> Iterator[Problem]:
    kind = KINDS.get(str(item.get("type")))
    for variable in kind.needed if kind else ():
        if not item.get(variable):
            label = label_of(variable)
            yield Problem("incomplete", variable, f"A source of the kind “{kind.label}” needs “{label}”.")  # type: ignore[union-attr]


def _doubts(item: Mapping[str, Any]) -> Iterator[Problem]:
    if item.get("type") in ON_THE_WEB and not item.get("URL") and not item.get("DOI"):
        yield Problem("doubtful", "URL", "There is no web address: readers will not find it.")
    if not creators(item):
        yield Problem("doubtful", "author", "There is no author or editor: the source will be listed by its title.")
    if year_of(item) is None:
        yield Problem("doubtful", "issued", "There is no year: notes will say “n.d.”, no date.")
