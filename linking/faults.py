"""Refusals, with what an editor can do about them."""

from __future__ import annotations

from linking.models import LinkDecision


class LinkingFault(Exception):
    """A decision about a name cannot be taken as it was asked for; nothing was changed."""


class AlreadyDecided(LinkingFault):
    """The place is no longer as the editor saw it. ``decision`` is what somebody decided in the meantime, if any."""

    def __init__(self, decision: LinkDecision | None = None):
        self.decision = decision
        if decision is None:
            message = "This place has changed since you opened the list. Look at it again as it is now."
        else:
            who = decision.by_name or "Somebody"
            message = f"{who} decided this in the meantime: {decision}. Look at it again before you change it."
        super().__init__(message)


class NotATarget(LinkingFault):
    """Nothing can be linked to this."""


class NoTarget(LinkingFault):
    """Nobody said to which entry the link should lead."""
