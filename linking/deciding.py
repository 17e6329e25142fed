"""From a reading and what editors decided to a decision about every place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from linking.engine import Context, Decision, Rule, Status, Verdict, fold_name, place
from linking.engine.anchors import EditorDecision, Placed
from linking.index import Names
from linking.models import Decided, LinkDecision
from linking.models.decisions import QUOTE_LENGTH
from linking.readings import Reading

# Of what is no link, editors are told where a rule or somebody decided so; not where nothing could ever be linked.
TOLD = frozenset({Rule.LONGER_NAME, Rule.BY_HAND, Rule.NEVER_HERE, Rule.NEVER_FOR, Rule.FORBIDDEN, Rule.REJECTED})
ENTRY_GONE = "the entry that an editor chose is not published now"


@dataclass(frozen=True)
class Surroundings:
    """What decides about a text besides its words: ``elsewhere`` are the entries that the other parts of its article
    name in full, ``decisions`` what editors decided about this text and about all."""

    document: int | None = None
    subjects: frozenset[str] = frozenset()
    elsewhere: frozenset[str] = frozenset()
    decisions: tuple[LinkDecision, ...] = ()


@dataclass(frozen=True)
class Place:
    """What was decided about one place: the fields of a ``Mention``."""

    position: int
    block: str
    start: int
    end: int
    quote: str
    before: str
    after: str
    status: str
    rule: str
    evidence: str
    confidence: float
    target_id: int | None
    is_first: bool
    decision_id: int | None


def decide(reading: Reading, names: Names, around: Surroundings) -> list[Decision]:
    """What the engine decides about every name in a text."""
    return reading.blocks.decide_about(reading.mentions, _context(reading, names, around))


def places(reading: Reading, names: Names, around: Surroundings) -> list[Place]:
    """What is stored of the decisions about a text."""
    decisions = decide(reading, names, around)
    by_hand = _by_place(reading, names, around)
    forbidden = {(one.phrase, _key(one.target_id)): one for one in around.decisions if one.is_everywhere}
    found = []
    for decision in decisions:
        mention = decision.mention
        if not _is_told(decision, around):
            continue
        anchor = reading.blocks.anchor(mention)
        _, start, end = reading.blocks.place(mention.start, mention.end)
        placed = by_hand.get((mention.start, mention.end))
        phrase = fold_name(mention.surface)
        ruled = forbidden.get((phrase, decision.target)) or forbidden.get((phrase, ""))
        is_ruled = ruled is not None and decision.rule is Rule.FORBIDDEN
        found.append(
            Place(
                position=len(found),
                block=anchor.block,
                start=start,
                end=end,
                quote=anchor.quote,
                before=anchor.before,
                after=anchor.after,
                status=decision.status.value,
                rule=decision.rule.value,
                evidence=ENTRY_GONE if placed and placed.is_gone else decision.evidence,
                confidence=decision.confidence,
                target_id=int(decision.target) if decision.target else None,
                is_first=decision.is_first,
                decision_id=placed.decision if placed else ruled.pk if ruled and is_ruled else None,
            )
        )
    return found


def _is_told(decision: Decision, around: Surroundings) -> bool:
    if decision.status is Status.REJECTED and decision.rule not in TOLD:
        return False
    is_own = decision.target != "" and decision.target == _key(around.document)
    return not is_own and len(decision.mention.surface) <= QUOTE_LENGTH


def _context(reading: Reading, names: Names, around: Surroundings) -> Context:
    return Context(
        document=_key(around.document),
        subjects=around.subjects,
        named=around.elsewhere,
        titled=reading.own,
        placed=tuple(one.placed for one in _placed(reading, names, around)),
        forbidden=frozenset((one.phrase, _key(one.target_id)) for one in around.decisions if one.is_everywhere),
        vocabulary=names.vocabulary,
    )


@dataclass(frozen=True)
class _ByHand:
    placed: Placed
    decision: int
    is_gone: bool


def _by_place(reading: Reading, names: Names, around: Surroundings) -> dict[tuple[int, int], _ByHand]:
    return {(one.placed.start, one.placed.end): one for one in _placed(reading, names, around)}


def _placed(reading: Reading, names: Names, around: Surroundings) -> list[_ByHand]:
    """Editors' decisions at their places now. Of two that overlap the later one counts."""
    decisions = {str(one.pk): one for one in around.decisions if not one.is_everywhere}
    found, _ = place(_newest_first(decisions.values(), names, around), reading.blocks.texts)
    kept: list[_ByHand] = []
    for one in sorted(found, key=lambda placed: -int(placed.key)):
        if not any(one.start < other.placed.end and other.placed.start < one.end for other in kept):
            decision = decisions[one.key]
            is_gone = decision.verdict == Decided.ACCEPTED and one.verdict is Verdict.REJECTED
            kept.append(_ByHand(one, decision.pk, is_gone))
    return kept


def _newest_first(decisions: Iterable[LinkDecision], names: Names, around: Surroundings) -> Sequence[EditorDecision]:
    ordered = sorted(decisions, key=lambda decision: -decision.pk)
    return [
        EditorDecision(one.anchor, _verdict(one, names, around), _key(one.target_id), str(one.pk)) for one in ordered
    ]


def _verdict(decision: LinkDecision, names: Names, around: Surroundings) -> Verdict:
    """Where readers cannot get what an editor chose, nothing else is linked in its place."""
    is_there = _key(decision.target_id) in names.entries and decision.target_id != around.document
    return Verdict.ACCEPTED if decision.verdict == Decided.ACCEPTED and is_there else Verdict.REJECTED


def _key(document: int | None) -> str:
    return str(document) if document else ""
