"""What is decided about a mention, and why."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from linking.engine.mentions import Mention


class Status(StrEnum):
    """Linked, left to an editor, or no link."""

    LINKED = "linked"
    SUGGESTED = "suggested"
    REJECTED = "rejected"


class Rule(StrEnum):
    """Why: the rules of docs/linking.md, under the names that editors read."""

    # Linked
    FORCED = "an editor set the link"
    ACCEPTED = "an editor accepted it"
    FULL_NAME = "full name"
    ABBREVIATION = "abbreviation"
    COMMON_NOUN = "common noun"
    OTHER_SPELLING = "other spelling of the name"
    SURNAME = "surname of one entry only"
    NAMED_BEFORE = "named in full in this text"
    TITLE = "title that one bearer has"
    CALLED_SO = "short name that one entry lists"
    SUBJECTS = "subjects of the text"
    # Suggested
    AMBIGUOUS = "several entries have this name"
    COMMON_WORD = "also a common word"
    SINGLE_LETTER = "single letter"
    DOTTED = "dots that the list does not have"
    AMONG_CAPITALS = "short abbreviation among capitals"
    OTHER_SUBJECT = "entry of another subject"
    NOT_NAMED_YET = "surname, but not named in full"
    HYPHEN = "joined to another name by a hyphen"
    OF_FAMILY = "title of another member of the family"
    OTHER_BEARER = "the text names somebody else of this surname"
    # Rejected
    LONGER_NAME = "part of a longer name"
    PROTECTED = "stands where nothing is linked"
    NOT_LINKABLE = "entry is never linked"
    BY_HAND = "entry is linked by hand only"
    NEVER_HERE = "entry is never linked in this document"
    NEVER_FOR = "entry is never linked in texts of this subject"
    FORBIDDEN = "phrase is never a link"
    REJECTED = "an editor rejected it"
    ITSELF = "the document is the entry's own"


class Decision(NamedTuple):
    """What happens with a mention. ``target`` is the entry's key, empty where none is the likeliest.

    ``is_first`` is true for the one mention of a target in the text that readers get as a link.
    """

    mention: Mention
    status: Status
    rule: Rule
    target: str = ""
    evidence: str = ""
    confidence: float = 0.0
    is_first: bool = False


# How often a decision by this rule is right: measured where there are texts to measure it on, estimated elsewhere.
CONFIDENCE = {
    Rule.FORCED: 1.0,
    Rule.ACCEPTED: 1.0,
    Rule.FULL_NAME: 0.99,
    Rule.ABBREVIATION: 0.98,
    Rule.COMMON_NOUN: 0.95,
    Rule.OTHER_SPELLING: 0.97,
    Rule.SURNAME: 0.98,
    Rule.NAMED_BEFORE: 0.98,
    Rule.TITLE: 0.98,
    Rule.CALLED_SO: 0.95,
    Rule.SUBJECTS: 0.9,
    Rule.AMBIGUOUS: 0.5,
    Rule.COMMON_WORD: 0.4,
    Rule.SINGLE_LETTER: 0.4,
    Rule.DOTTED: 0.9,
    Rule.AMONG_CAPITALS: 0.3,
    Rule.OTHER_SUBJECT: 0.2,
    Rule.NOT_NAMED_YET: 0.6,
    Rule.HYPHEN: 0.6,
    Rule.OF_FAMILY: 0.1,
    Rule.OTHER_BEARER: 0.4,
} | dict.fromkeys(list(Rule)[list(Rule).index(Rule.LONGER_NAME) :], 0.0)
_LINKED = frozenset(list(Rule)[: list(Rule).index(Rule.AMBIGUOUS)])
_REJECTED = frozenset(list(Rule)[list(Rule).index(Rule.LONGER_NAME) :])


def status_of(rule: Rule) -> Status:
    """What becomes of a mention by a rule."""
    if rule in _LINKED:
        return Status.LINKED
    return Status.REJECTED if rule in _REJECTED else Status.SUGGESTED
