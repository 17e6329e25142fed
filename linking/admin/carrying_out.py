"""Carrying out what an editor asks for at the desk, for one mention or many, and saying what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db import transaction
from django.utils.formats import date_format
from django.utils.timezone import localtime

from linking.actions import accept, point_to, reject, reject_everywhere, undo
from linking.admin.asking import Asked, Place, Verb
from linking.engine import Rule
from linking.faults import AlreadyDecided, LinkingFault, NoTarget
from linking.models import LinkDecision, Mention
from publishing.models import Document, PublicationLock

DONE = {
    Verb.ACCEPT: "Accepted",
    Verb.REJECT: "Rejected",
    Verb.NEVER: "Never a link to this entry",
    Verb.POINT: "Linked",
    Verb.UNDO: "Undone",
}


@dataclass
class Outcome:
    """The decisions that were made or undone, and for which words something else holds."""

    verb: Verb
    decisions: list[LinkDecision] = field(default_factory=list)
    refusals: list[str] = field(default_factory=list)

    @property
    def said(self) -> str:
        """What was done, in a sentence."""
        if len(self.decisions) == 1:
            return f"{DONE[self.verb]}: {words_of(self.decisions[0])}."
        return f"{DONE[self.verb]}: {len(self.decisions)} places." if self.decisions else ""


def words_of(decision: LinkDecision) -> str:
    """What a decision is about, and to which entry it leads."""
    target = decision.target.current_version.title if decision.target and decision.target.current_version else ""
    return f"“{decision.quote or decision.phrase}”" + (f" → {target}" if target else "")


@transaction.atomic
def carry_out(*, asked: Asked, by) -> Outcome:
    """All that can be done is done; what somebody else decided in the meantime stays, and is told."""
    PublicationLock.acquire()  # first of all, as every publication does
    if asked.verb is Verb.UNDO:
        return _undo(asked.decisions, by)
    outcome = Outcome(asked.verb)
    target = Document.objects.filter(pk=asked.target).first() if asked.verb is Verb.POINT else None
    if asked.verb is Verb.POINT and target is None:
        outcome.refusals.append("This entry does not exist any more. Choose another.")
        return outcome
    for mention in _as_shown(asked.places, outcome):
        try:
            outcome.decisions.append(_decide(asked.verb, _now(mention), target, by))
        except LinkingFault as fault:
            outcome.refusals.append(refusal(mention.quote, fault))
    return outcome


def refusal(words: str, fault: LinkingFault) -> str:
    """Why nothing was done about some words; where somebody was quicker, who decided what and when."""
    decision = getattr(fault, "decision", None)
    if decision is None:
        return f"“{words}”: {fault}"
    is_undone = decision.undone_at is not None
    who = (decision.undone_by_name if is_undone else decision.by_name) or "Somebody"
    what = "undid the decision about" if is_undone else decision.get_verdict_display().lower()
    at = decision.undone_at if is_undone else decision.at
    return (
        f"{who} {what} {words_of(decision)} on {date_format(localtime(at), 'j F Y, H:i')}, after you opened the list. "
        "That stands; look at it again before you change it."
    )


def _as_shown(places: Sequence[Place], outcome: Outcome) -> list[Mention]:
    """The mentions that are still as they were shown, in the order of the page.

    All are compared before the first is decided: one decision may change what is thought of the places after it.
    """
    keys = [place.key for place in places]
    found = Mention.objects.in_bulk(keys)
    keys = {mention.decision_id for mention in found.values()} - {None}
    decisions = LinkDecision.objects.select_related("target__current_version").in_bulk(keys)
    same = []
    for place in dict.fromkeys(places):
        mention = found.get(place.key)
        if mention is None:
            outcome.refusals.append(str(AlreadyDecided()))
        elif mention.token != place.shown:
            fault = AlreadyDecided(decisions.get(mention.decision_id))
            outcome.refusals.append(refusal(mention.quote, fault))
        else:
            same.append(mention)
    return same


def _now(mention: Mention) -> Mention:
    """The mention as earlier decisions of the same request have left it."""
    place = {"version": mention.version_id, "block": mention.block, "start": mention.start}
    found = Mention.objects.filter(**place).select_related("version__document").first()
    if found is None:
        raise AlreadyDecided
    return found


def _decide(verb: Verb, mention: Mention, target: Document | None, by) -> LinkDecision:
    if verb is Verb.ACCEPT and mention.rule == Rule.AMBIGUOUS:
        raise NoTarget("Several entries have this name. Choose the one that is meant.")
    if verb is Verb.POINT:
        return point_to(mention=mention, target=target, by=by, shown=mention.token)
    action = {Verb.ACCEPT: accept, Verb.REJECT: reject, Verb.NEVER: reject_everywhere}[verb]
    return action(mention=mention, by=by, shown=mention.token)


def _undo(keys: Sequence[int], by) -> Outcome:
    """Newest first, so that what was decided together comes apart the way it came about."""
    outcome = Outcome(Verb.UNDO)
    decisions = LinkDecision.objects.select_related("target__current_version").filter(pk__in=keys)
    for decision in decisions.order_by("-pk"):
        try:
            undo(decision=decision, by=by)
            outcome.decisions.append(decision)
        except LinkingFault as fault:
            outcome.refusals.append(refusal(decision.quote or decision.phrase, fault))
    if not outcome.decisions and not outcome.refusals:
        outcome.refusals.append("This decision is not there any more. Nothing was changed.")
    return outcome
