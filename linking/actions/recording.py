"""Keeping decisions: one active for each place and phrase, all others as history."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from linking.engine import fold_name
from linking.engine.anchors import Anchor
from linking.models import Decided, LinkDecision
from publishing.models import Document


@transaction.atomic
def record_decision(
    *,
    document: Document,
    anchor: Anchor,
    verdict: Decided,
    target: Document | None = None,
    by=None,
    by_name: str = "",
) -> tuple[LinkDecision, bool]:
    """Decide about one place. Returns the decision, and whether it is a new one; links nothing yet."""
    place = {"block": anchor.block, "quote": anchor.quote, "before": anchor.before, "after": anchor.after}
    known = LinkDecision.objects.active().filter(document=document, **place).first()
    if known is not None:
        if (known.verdict, known.target_id) == (verdict, target.pk if target else None):
            return known, False
        take_back(known, by=by, by_name=by_name)
    made = LinkDecision.objects.create(
        document=document, **place, verdict=verdict, target=target, by=by, by_name=by_name or name_of(by)
    )
    return made, True


@transaction.atomic
def record_phrase(
    *, phrase: str, target: Document | None = None, by=None, by_name: str = ""
) -> tuple[LinkDecision, bool]:
    """Decide that a phrase never leads to an entry, or to none at all. Returns the decision, and whether it is new."""
    folded = fold_name(phrase)
    known = LinkDecision.objects.active().filter(document=None, phrase=folded, target=target).first()
    if known is not None:
        return known, False
    values = {"verdict": Decided.REJECTED, "target": target, "by": by, "by_name": by_name or name_of(by)}
    return LinkDecision.objects.create(phrase=folded, **values), True


def take_back(decision: LinkDecision, *, by=None, by_name: str = "") -> bool:
    """Have a decision count no longer; returns whether it did."""
    values = {"undone_at": timezone.now(), "undone_by_name": by_name or name_of(by)}
    return bool(LinkDecision.objects.active().filter(pk=decision.pk).update(**values))


def name_of(by) -> str:
    return by.get_full_name() if by else ""
