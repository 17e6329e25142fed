"""Deciding about mentions."""

from __future__ import annotations

from linking.models import LinkDecision, Mention
from publishing.models import Document


def accept(*, mention: Mention, by, shown: str = "") -> LinkDecision:
    raise NotImplementedError


def point_to(*, mention: Mention, target: Document, by, shown: str = "") -> LinkDecision:
    raise NotImplementedError


def reject(*, mention: Mention, by, shown: str = "") -> LinkDecision:
    raise NotImplementedError


def reject_everywhere(*, mention: Mention, by, shown: str = "") -> LinkDecision:
    raise NotImplementedError


def undo(*, decision: LinkDecision, by) -> None:
    raise NotImplementedError
