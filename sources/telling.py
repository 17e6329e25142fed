"""Telling editors that a source was withdrawn on which what they published rests."""

from __future__ import annotations

import logging
from collections import defaultdict
from functools import partial

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import send_mail
from django.db import transaction
from django.urls import reverse

from accounts.roles import CHIEF_EDITOR
from publishing.actions.publication_sets import at_end_of_set
from publishing.models import Document, Version
from sources.resting import KIND, Lost, lost_sources

logger = logging.getLogger(__name__)


def source_withdrawn(sender, document: Document, by, **kwargs) -> None:
    """Has those who rest on it told once all that is withdrawn together is."""
    if document.kind == KIND:
        at_end_of_set(tell_editors, (document.pk, by))


def tell_editors(withdrawn: list[tuple[int, object]]) -> None:
    """One mail for each who published what cites any of the withdrawn sources; who withdrew them was told before.

    What nobody published who could be told is for the chief editors.
    """
    by = next((who for _, who in withdrawn if who is not None), None)
    letters: dict[str, list[tuple[Lost, Version]]] = defaultdict(list)
    for lost in lost_sources(key for key, _ in withdrawn):
        for version in lost.versions:
            for address in _addresses(version, by):
                letters[address].append((lost, version))
    for address, parts in letters.items():
        transaction.on_commit(partial(_send, address, parts, by))


def _addresses(version: Version, by) -> list[str]:
    author = version.author
    if author is not None and author == by:
        return []
    if author is not None and author.is_active and author.email:
        return [author.email]
    chiefs = get_user_model().objects.filter(groups__name=CHIEF_EDITOR.name, is_active=True).exclude(email="")
    return list(chiefs.exclude(pk=getattr(by, "pk", None)).values_list("email", flat=True))


def _send(address: str, parts: list[tuple[Lost, Version]], by) -> None:
    sources = {lost.source.pk: lost for lost, _ in parts}
    first = next(iter(sources.values())).title
    more = f" and {len(sources) - 1} more" if len(sources) > 1 else ""
    told = [_paragraph(lost, [version for other, version in parts if other is lost], by) for lost in sources.values()]
    ending = (
        "Look whether they still hold: cite another work in its place, or change what they say. Until then your "
        f"dashboard lists them: {settings.SITE_ADDRESS}{reverse('wagtailadmin_home')}"
    )
    try:
        send_mail(f"Withdrawn, but cited: {first}{more}", "\n\n".join([*told, ending]), None, [address])
    except OSError:  # SMTPException is one
        logger.exception("an editor could not be told that a source was withdrawn")


def _paragraph(lost: Lost, versions: list[Version], by) -> str:
    who = by.get_full_name() if by is not None else "The site"
    lines = [
        f"{who} withdrew the source “{lost.title}” ({settings.SITE_ADDRESS}{lost.source.path}). Readers are told: "
        f"{lost.source.reason}",
        "These texts cite it:",
        *(f"- {version.title}: {_edit_address(version)}" for version in versions),
    ]
    return "\n".join(lines)


def _edit_address(version: Version) -> str:
    return f"{settings.SITE_ADDRESS}{reverse('publishing_admin:edit_document', args=[version.document_id])}"
