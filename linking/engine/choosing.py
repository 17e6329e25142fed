"""Which of several entries a mention names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from linking.engine.candidates import Candidate, Form
from linking.engine.context import Context
from linking.engine.decisions import Rule
from linking.engine.evidence import Named, bearer_by_title
from linking.engine.mentions import Mention


class Choice(NamedTuple):
    """One of several, by which rule and on which evidence; the rule AMBIGUOUS if none is sure."""

    candidate: Candidate
    rule: Rule
    evidence: str


def choose(mention: Mention, candidates: Sequence[Candidate], context: Context, named: Named) -> Choice:
    """The bearer of a shared name: by title, by full name in the text, by subjects, by usage."""
    first = candidates[0]
    if bearer := bearer_by_title(mention, candidates):
        return Choice(bearer, Rule.TITLE, " ".join(mention.before))
    called = [candidate for candidate in candidates if candidate.is_called_so]
    if len(called) == 1:
        return Choice(called[0], Rule.CALLED_SO, f"“{mention.surface}” is one of its names")
    # Who is named in full is meant by the short form too; of two senses of one word the other says nothing.
    is_short = mention.form in (Form.SURNAME, Form.ABBREVIATION)
    present = [candidate for candidate in candidates if is_short and candidate.entry.key in named]
    if len(present) == 1:
        return Choice(present[0], Rule.NAMED_BEFORE, named.evidence(present[0].entry.key))
    fitting = [candidate for candidate in present or candidates if shared_subjects(candidate, context)]
    if len(fitting) == 1 and not _speaks_for_name(mention, fitting[0], candidates):
        return Choice(fitting[0], Rule.SUBJECTS, ", ".join(shared_subjects(fitting[0], context)))
    likeliest = next(iter(fitting or present), first)
    return Choice(likeliest, Rule.AMBIGUOUS, ", ".join(candidate.entry.headword for candidate in candidates[:5]))


def _speaks_for_name(mention: Mention, chosen: Candidate, candidates: Sequence[Candidate]) -> bool:
    """Whether a capital speaks for a name against the common noun that the subjects speak for."""
    if not chosen.is_common_noun or mention.surface[:1].islower():
        return False
    return any(not candidate.is_common_noun for candidate in candidates)


def shared_subjects(candidate: Candidate, context: Context) -> list[str]:
    """The subjects that an entry and a text have in common."""
    return sorted(candidate.entry.subjects & context.subjects)
