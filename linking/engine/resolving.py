"""From mentions to decisions: which entry each names, by which rule, on which evidence."""

from __future__ import annotations

from collections.abc import Sequence

from linking.engine.anchors import Placed, Verdict
from linking.engine.context import Context
from linking.engine.decisions import CONFIDENCE, Decision, Rule, Status, status_of
from linking.engine.evidence import Named, named_beyond_doubt
from linking.engine.judging import Judgement, judge
from linking.engine.mentions import Mention
from linking.engine.ruling import with_placed

RULES = {Verdict.FORCED: Rule.FORCED, Verdict.ACCEPTED: Rule.ACCEPTED, Verdict.REJECTED: Rule.REJECTED}


def resolve(mentions: Sequence[Mention], context: Context) -> list[Decision]:
    """A decision about every mention of a text, in order."""
    ordered = with_placed(sorted(mentions, key=lambda mention: mention.start), context.placed)
    named = named_beyond_doubt(ordered, context.vocabulary, context.named)
    placed = {(one.start, one.end): one for one in context.placed}
    linked = set(context.linked)
    decisions = []
    for mention in ordered:
        judgement = _judged(mention, placed.get((mention.start, mention.end)), context, named)
        status = status_of(judgement.rule)
        is_first = status is Status.LINKED and judgement.target not in linked
        if is_first:
            linked.add(judgement.target)
        decisions.append(
            Decision(
                mention,
                status,
                judgement.rule,
                judgement.target,
                judgement.evidence,
                CONFIDENCE[judgement.rule],
                is_first,
            )
        )
    return decisions


def _judged(mention: Mention, placed: Placed | None, context: Context, named: Named) -> Judgement:
    if placed is None:
        return judge(mention, context, named)
    if mention.zone is not None and placed.verdict is not Verdict.REJECTED:
        return Judgement(Rule.PROTECTED, placed.target, mention.zone.reason)
    return Judgement(RULES[placed.verdict], placed.target)
