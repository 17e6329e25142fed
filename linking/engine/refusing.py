"""Why a mention is no link, whatever it names."""

from __future__ import annotations

from linking.engine.candidates import Candidate, Form
from linking.engine.context import Context
from linking.engine.decisions import Rule
from linking.engine.entries import Kind, SurnameUse
from linking.engine.mentions import Mention
from linking.engine.titles import CALLED_AFTER, OF_FAMILY, PLACES_CALLED_AFTER, TITLES
from linking.engine.vocabulary import Vocabulary


def never(candidate: Candidate, phrase: str, context: Context) -> Rule | None:
    """Why an entry is not linked in a text at all, or not by a phrase."""
    entry = candidate.entry
    if (phrase, entry.key) in context.forbidden:
        return Rule.FORBIDDEN
    if entry.key == context.document:
        return Rule.ITSELF
    if context.document and context.document in entry.never_in:
        return Rule.NEVER_HERE
    if not entry.never_for.isdisjoint(context.subjects):
        return Rule.NEVER_FOR
    if candidate.form is Form.SURNAME and entry.surname_use is SurnameUse.NEVER:
        return Rule.NOT_LINKABLE
    return None


def unlinkable(candidate: Candidate) -> Rule | None:
    """Why nothing leads to an entry, though its names are known."""
    if not (candidate.entry.is_linkable and candidate.is_linkable):
        return Rule.NOT_LINKABLE
    return Rule.BY_HAND if candidate.entry.by_hand else None


def longer_name(mention: Mention, vocabulary: Vocabulary) -> str:
    """The word next to a mention that makes it part of a longer name, or nothing."""
    if mention.form is Form.ABBREVIATION:
        return ""
    if mention.form is Form.SURNAME:
        return given_name_before(mention, vocabulary) or given_name_after(mention, vocabulary) or _thing(mention)
    is_person = mention.candidates[0].entry.kind is Kind.PERSON
    if is_person:
        return _thing(mention)
    return _part_before(mention, vocabulary) or _part_after(mention, vocabulary)


def given_name_before(mention: Mention, vocabulary: Vocabulary) -> str:
    """Robert in Robert Kennedy, where only another Kennedy is known."""
    if not mention.before or mention.touches_before:
        return ""
    word = mention.before[-1]
    plain = word.rstrip(".").replace("’", "'")
    low = plain.lower()
    if mention.before_starts_sentence and low.endswith(("ing", "ed", "ly")):
        return ""  # Recalling Stalin's promises
    if low.endswith(("'s", "s'")) or low in TITLES or not vocabulary.is_name(low):
        return ""
    is_abbreviation = len(plain) > 1 and plain.replace(".", "").isupper()
    return "" if is_abbreviation and not mention.surface.isupper() else word


def given_name_after(mention: Mention, vocabulary: Vocabulary) -> str:
    """Anying in Mao Anying, Onassis in Kennedy Onassis: the name of somebody else goes on."""
    if not mention.after or mention.touches_after:
        return ""
    return mention.after if vocabulary.is_name(mention.after.lower()) and not mention.after.isupper() else ""


def _thing(mention: Mention) -> str:
    """Act in the Johnson Act, Fort in Fort Taylor: something that is called after a person."""
    if mention.before and mention.before[-1].lower() in PLACES_CALLED_AFTER:
        return mention.before[-1]
    return mention.after if mention.after.lower() in CALLED_AFTER and not mention.touches_after else ""


def _part_before(mention: Mention, vocabulary: Vocabulary) -> str:
    """People's in People's Republic of China: a common word whose capital shows that the name begins there."""
    if not mention.before or mention.touches_before or _is_small(mention):
        return ""
    word = mention.before[-1]
    plain = word.replace("’", "'").lower()
    stem = plain.removesuffix("'s").rstrip("'")
    if stem != plain:
        return word if vocabulary.is_common(stem) else ""
    if mention.before_starts_sentence or plain.rstrip(".") in TITLES:
        return ""
    is_word_itself = " " not in mention.surface and vocabulary.is_common(mention.surface.lower())
    return word if is_word_itself or vocabulary.makes_name(plain) else ""


def _part_after(mention: Mention, vocabulary: Vocabulary) -> str:
    """Commission in Armistice Commission, University in Seoul University."""
    if not mention.after or mention.touches_after or _is_small(mention):
        return ""
    word = mention.after.lower()
    is_word_itself = " " not in mention.surface and vocabulary.is_common(mention.surface.lower())
    if is_word_itself and not mention.starts_sentence:
        return mention.after
    return mention.after if word in CALLED_AFTER else ""


def _is_small(mention: Mention) -> bool:
    return mention.surface[:1].islower()


def is_of_family(mention: Mention) -> bool:
    """Whether the title before is that of another member of the family."""
    return bool(mention.before) and mention.before[-1].rstrip(".").lower() in OF_FAMILY
