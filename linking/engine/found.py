"""A place that holds a name as it may be written; what stands around it is not looked at yet."""

from __future__ import annotations

from typing import NamedTuple

from linking.engine.candidates import Candidate, Form, Listed
from linking.engine.capitals import Fit, capitals_of_abbreviation, capitals_of_name, is_dotted_form
from linking.engine.folding import Folded
from linking.engine.spellings import Check, Spelling
from linking.engine.whole_words import has_foreign_marks, is_whole, joined_by_hyphen
from linking.engine.words_around import starts_sentence

MOST_ENTRIES = 50  # that are told apart; a name that more of them share says nothing
_ORDER = {form: number for number, form in enumerate(Form)}


class Found(NamedTuple):
    """A place in a text and the entries that its words may name."""

    start: int
    end: int
    candidates: tuple[Candidate, ...]
    is_as_listed: bool = True
    is_dotted: bool = False


def found_at(text: str, folded: Folded, start: int, end: int, listed: Listed) -> Found | None:
    """The place with its original borders, if it is written as the listed name may be."""
    spelling = listed.spelling
    if listed.is_capital and text[folded.start(start)].islower():
        return None
    begin, stop, whole = folded.start(start), folded.end(end - spelling.ending), folded.end(end)
    is_dotted = spelling.check is Check.DOTTED
    if is_dotted and text[stop : stop + 1] == ".":
        stop = whole = stop + 1
    elif spelling.listed[-1] in ")]!?" and text.startswith(spelling.listed[-1], stop):
        stop = whole = stop + 1  # the bracket of Resolution 376 (V)
    if not is_whole(text, begin, whole):
        return None
    # A hyphen joins names (Kennedy-Khrushchev talks), but makes another noun of common ones.
    if spelling.check is Check.COMMON_NOUN and joined_by_hyphen(text, begin, whole):
        return None
    surface = text[begin:stop]
    if surface == spelling.listed and not spelling.ending:
        return Found(begin, stop, listed.candidates)
    fit = _fit(text, begin, surface, spelling)
    if fit is None or (spelling.ending and not text[stop:whole].islower() and not surface.islower()):
        return None
    return Found(begin, stop, listed.candidates, fit is Fit.AS_LISTED, is_dotted and spelling.is_variant)


def _fit(text: str, start: int, surface: str, spelling: Spelling) -> Fit | None:
    if spelling.check is Check.DOTTED:
        return Fit.AS_LISTED if is_dotted_form(surface.removesuffix("."), spelling.listed) else None
    if spelling.check is Check.ABBREVIATION:
        return capitals_of_abbreviation(surface, spelling.listed)
    if has_foreign_marks(surface, spelling.listed):
        return None
    if spelling.check is Check.COMMON_NOUN:
        return Fit.AS_LISTED
    return capitals_of_name(surface, spelling.listed, starts_sentence=starts_sentence(text, start))


def merged(one: Found, other: Found) -> Found:
    """Two readings of the same place as one: every entry once, in the form that says most."""
    if len(one.candidates) + len(other.candidates) > MOST_ENTRIES:
        return one._replace(candidates=one.candidates + other.candidates)
    best: dict[str, Candidate] = {}
    for candidate in (*one.candidates, *other.candidates):
        known = best.get(candidate.entry.key)
        if known is None or _ORDER[candidate.form] < _ORDER[known.form]:
            best[candidate.entry.key] = candidate
    ordered = tuple(sorted(best.values(), key=lambda candidate: (_ORDER[candidate.form], candidate.entry.key)))
    return Found(one.start, one.end, ordered, one.is_as_listed or other.is_as_listed, one.is_dotted and other.is_dotted)
