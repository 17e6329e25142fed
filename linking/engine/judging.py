"""What a mention names, and whether that is sure enough for a link."""

from __future__ import annotations

from typing import NamedTuple

from linking.engine.candidates import Candidate, Form
from linking.engine.choosing import choose, shared_subjects
from linking.engine.context import Context
from linking.engine.decisions import Rule
from linking.engine.entries import SurnameUse
from linking.engine.evidence import Named, has_title
from linking.engine.folding import fold_name
from linking.engine.found import MOST_ENTRIES
from linking.engine.mentions import Joined, Mention
from linking.engine.refusing import is_of_family, longer_name, never, unlinkable


class Judgement(NamedTuple):
    """The entry that a mention names, by which rule, on which evidence."""

    rule: Rule
    target: str = ""
    evidence: str = ""


def judge(mention: Mention, context: Context, named: Named) -> Judgement:
    """Decide about a mention that no editor has decided about."""
    if mention.zone is not None:
        return Judgement(Rule.PROTECTED, mention.zone.target or _only(mention), mention.zone.reason)
    if len(mention.candidates) > MOST_ENTRIES:
        return Judgement(Rule.AMBIGUOUS, "", f"{len(mention.candidates)} entries")
    phrase = fold_name(mention.surface) if context.forbidden else ""
    if (phrase, "") in context.forbidden:
        return Judgement(Rule.FORBIDDEN, _only(mention))
    excluded = [never(candidate, phrase, context) for candidate in mention.candidates]
    candidates = [candidate for candidate, rule in zip(mention.candidates, excluded, strict=True) if rule is None]
    if not candidates:
        return Judgement(excluded[0] or Rule.NOT_LINKABLE, _only(mention))
    if word := longer_name(mention, context.vocabulary):
        return Judgement(Rule.LONGER_NAME, candidates[0].entry.key, f"“{word}”")
    judgement = _named(mention, candidates, context, named)
    chosen = next(candidate for candidate in candidates if candidate.entry.key == judgement.target)
    barred = unlinkable(chosen)
    return Judgement(barred, judgement.target) if barred else judgement


def _only(mention: Mention) -> str:
    return mention.candidates[0].entry.key if len(mention.candidates) == 1 else ""


def _named(mention: Mention, candidates: list[Candidate], context: Context, named: Named) -> Judgement:
    choice = choose(mention, candidates, context, named) if len(candidates) > 1 else None
    candidate = choice.candidate if choice else candidates[0]
    key = candidate.entry.key
    if choice and choice.rule is Rule.AMBIGUOUS:
        return Judgement(Rule.AMBIGUOUS, key, choice.evidence)
    if candidate.form is Form.SURNAME:
        doubt = _surname_doubt(mention, candidate, context, named)
    elif candidate.form is Form.ABBREVIATION or mention.is_dotted:
        doubt = _abbreviation_doubt(mention, candidate, context, named)
    else:
        doubt = _name_doubt(mention, candidate, context)
    if doubt:
        return Judgement(doubt, key)
    if choice:
        return Judgement(choice.rule, key, choice.evidence)
    return _certain(mention, candidate, named)


def _certain(mention: Mention, candidate: Candidate, named: Named) -> Judgement:
    key = candidate.entry.key
    if candidate.form is Form.SURNAME:
        if key in named:
            return Judgement(Rule.NAMED_BEFORE, key, named.evidence(key))
        return Judgement(Rule.SURNAME, key)
    if candidate.is_common_noun:
        return Judgement(Rule.COMMON_NOUN, key)
    if candidate.form is Form.ABBREVIATION:
        return Judgement(Rule.ABBREVIATION, key)
    is_listed = candidate.form is Form.FULL and mention.is_as_listed
    return Judgement(Rule.FULL_NAME if is_listed else Rule.OTHER_SPELLING, key)


def _surname_doubt(mention: Mention, candidate: Candidate, context: Context, named: Named) -> Rule | None:
    entry = candidate.entry
    if is_of_family(mention) and (len(mention.candidates) > 1 or entry.key in named.as_men):
        return Rule.OF_FAMILY
    if entry.surname_use is SurnameUse.AFTER_FULL_NAME and not named.before(entry.key, mention.start):
        return Rule.NOT_NAMED_YET
    if mention.joined is Joined.CAPITALISED:
        return Rule.HYPHEN
    if entry.key in named or has_title(mention):
        return None
    if fold_name(mention.surface) in named.others:
        return Rule.OTHER_BEARER
    is_ambiguous = candidate.is_first_name or context.vocabulary.is_ambiguous(mention.surface.lower())
    return Rule.COMMON_WORD if is_ambiguous else None


def _abbreviation_doubt(mention: Mention, candidate: Candidate, context: Context, named: Named) -> Rule | None:
    if len(mention.surface) == 1:
        return Rule.SINGLE_LETTER
    if mention.is_dotted:
        return None if candidate.entry.key in named else Rule.DOTTED
    if mention.surface.isupper() and context.vocabulary.is_common(mention.surface.lower()) and _among_capitals(mention):
        return Rule.AMONG_CAPITALS
    return None


def _among_capitals(mention: Mention) -> bool:
    around = [word for word in (*mention.before[-1:], mention.after) if len(word) > 1]
    return bool(around) and all(word.isupper() for word in around)


def _name_doubt(mention: Mention, candidate: Candidate, context: Context) -> Rule | None:
    is_word = " " not in mention.surface and context.vocabulary.is_common(mention.surface.lower())
    if not is_word or len(mention.surface) == 1:
        return Rule.SINGLE_LETTER if len(mention.surface) == 1 else None
    if not candidate.is_common_noun and mention.starts_sentence:
        return Rule.COMMON_WORD
    if candidate.entry.subjects and context.subjects and not shared_subjects(candidate, context):
        return Rule.OTHER_SUBJECT
    return None
