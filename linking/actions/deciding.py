"""Deciding about mentions."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q

from linking.actions.recording import record_decision, record_phrase, take_back
from linking.engine import fold_name
from linking.engine.anchors import Anchor
from linking.faults import AlreadyDecided, NoTarget, NotATarget
from linking.index import current_names
from linking.models import Decided, LinkDecision, Mention
from linking.relinking import relink
from linking.searching import texts_with_phrase
from linking.tasks import start_run
from publishing.models import Document, PublicationLock

PERMISSION = "linking.decide_mentions"


@transaction.atomic
def accept(*, mention: Mention, by, shown: str = "") -> LinkDecision:
    """Link a mention to the entry that was found for it.

    ``shown`` is the mention's token as the editor saw it; without it, that of ``mention`` counts. Raises
    AlreadyDecided where it is another by now, NoTarget, NotATarget, PermissionDenied.
    """
    found = _as_shown(mention, by, shown)
    if found.target is None:
        raise NoTarget(f"No entry was found for “{found.quote}”. Choose the one that is meant.")
    return _decide(found, Decided.ACCEPTED, found.target, by)


@transaction.atomic
def point_to(*, mention: Mention, target: Document, by, shown: str = "") -> LinkDecision:
    """Link a mention to another entry. Raises as ``accept`` does."""
    return _decide(_as_shown(mention, by, shown), Decided.ACCEPTED, target, by)


@transaction.atomic
def reject(*, mention: Mention, by, shown: str = "") -> LinkDecision:
    """Have no link at this place. Raises as ``accept`` does."""
    found = _as_shown(mention, by, shown)
    return _decide(found, Decided.REJECTED, found.target, by)


@transaction.atomic
def reject_everywhere(*, mention: Mention, by, shown: str = "") -> LinkDecision:
    """Have the words of a mention lead nowhere to its entry; to no entry, if it has none.

    This text shows it at once, the others after a moment.
    """
    found = _as_shown(mention, by, shown)
    if found.decision is not None and not found.decision.is_everywhere:
        take_back(found.decision, by=by)
    decision, _ = record_phrase(phrase=found.quote, target=found.target, by=by)
    _relink_for(decision, at_once=found.version.document_id)
    return decision


@transaction.atomic
def undo(*, decision: LinkDecision, by) -> None:
    """Have a decision count no longer. Raises AlreadyDecided where somebody undid it before."""
    _require_permission(by)
    PublicationLock.acquire()
    if not take_back(decision, by=by):
        raise AlreadyDecided(LinkDecision.objects.filter(pk=decision.pk).first())
    if decision.document_id:
        relink([decision.document_id])
    else:
        _relink_for(decision)


def _require_permission(by) -> None:
    if by is None or not by.has_perm(PERMISSION):
        raise PermissionDenied("Only an editor may decide about links.")


def _as_shown(mention: Mention, by, shown: str) -> Mention:
    """The mention as it is stored, if it is still as the editor saw it."""
    _require_permission(by)
    PublicationLock.acquire()  # two editors at once: the second finds what the first decided
    rows = Mention.objects.current().select_related("version__document", "target", "decision")
    found = rows.filter(pk=mention.pk).first()
    if found is None or found.token != (shown or mention.token):
        raise AlreadyDecided((found and found.decision) or _decided_about(mention))
    return found


def _decided_about(mention: Mention) -> LinkDecision | None:
    """The latest decision about the place of a mention, or about its words in all texts."""
    at_place = Q(document=mention.version.document_id, block=mention.block, quote=mention.quote)
    at_place &= Q(before=mention.before, after=mention.after)
    everywhere = Q(document=None, phrase=fold_name(mention.quote))
    return LinkDecision.objects.active().filter(at_place | everywhere).newest_first().first()


def _decide(mention: Mention, verdict: Decided, target: Document | None, by) -> LinkDecision:
    document = mention.version.document
    if verdict == Decided.ACCEPTED:
        _require_target(target, document)
    if mention.decision is not None and not mention.decision.is_everywhere:
        take_back(mention.decision, by=by)
    anchor = Anchor(mention.block, mention.quote, mention.before, mention.after)
    decision, _ = record_decision(document=document, anchor=anchor, verdict=verdict, target=target, by=by)
    relink([document.pk])
    return decision


def _require_target(target: Document | None, document: Document) -> None:
    if target is None or str(target.pk) not in current_names().entries:
        raise NotATarget("Links lead to published entries only. Publish it first, or choose another.")
    if target == document:
        raise NotATarget("This text is the entry’s own: nothing in it leads to itself.")


def _relink_for(decision: LinkDecision, at_once: int | None = None) -> None:
    if at_once is not None:
        relink([at_once])
    documents = texts_with_phrase(decision.phrase) - {at_once}
    if documents:
        words = decision.quote or decision.phrase
        verb = "is linked again" if decision.undone_at else "is linked no more"
        start_run(sorted(documents), reason=f"“{words}” {verb}.", cause=decision.target_id)
