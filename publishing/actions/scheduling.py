"""Publishing what editors scheduled: one transaction for each item, failures told to the editor."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.core.mail import send_mail
from django.db import transaction
from django.db.models import ProtectedError
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Page, Revision

from publishing.actions.publishing import publish_revisions
from publishing.actions.withdrawing import EXPIRED, withdraw
from publishing.faults import PublicationRefused
from publishing.models import Heartbeat
from publishing.publishables import Publishable
from publishing.records import PublishableRecord

logger = logging.getLogger(__name__)
REFUSALS = (PublicationRefused, ValidationError, ProtectedError)


@dataclass
class Due:
    """What a run did: titles published, withdrawn and failed."""

    published: list[str] = field(default_factory=list)
    withdrawn: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)


def publish_due() -> Due:
    """Withdraw what has expired and publish what is due. One failure does not stop the others."""
    due = Due()
    for draft, owner in _expired():
        _attempt(due.withdrawn, due.failed, draft.title, owner, _expire, draft)
    for revision in Revision.objects.filter(approved_go_live_at__lt=timezone.now()).order_by("approved_go_live_at"):
        _attempt(due.published, due.failed, revision.object_str, revision.user, _publish, revision)
    Heartbeat.objects.update_or_create(name="timer", defaults={"at": timezone.now()})
    return due


def _expired() -> Iterator[tuple[Publishable, Any]]:
    """Pages and records whose time is over, each with the editor to be told."""
    over = {"live": True, "expire_at__lt": timezone.now()}
    for page in Page.objects.filter(**over).order_by("expire_at").specific():
        yield page, page.owner
    for model in apps.get_models():
        if issubclass(model, PublishableRecord):
            for record in model.objects.filter(**over).order_by("expire_at"):
                yield record, record.live_revision.user if record.live_revision else None


def _expire(draft: Publishable) -> None:
    withdraw(page=draft, by=None, reason=EXPIRED.reason)


def _publish(revision: Revision) -> None:
    publish_revisions(revisions=[revision], by=revision.user, log_action="wagtail.publish.scheduled")


def _attempt(done: list[str], failed: list[str], title: str, editor, action, item) -> None:
    try:
        with transaction.atomic():
            action(item)
    except REFUSALS as error:
        failed.append(title)
        _call_off(item, str(error))
        _tell(editor, title, str(error))
    except Exception:
        # The draft may not be at fault (the database, a disk): the next run, a minute later, tries again.
        logger.exception("“%s” could not be published as scheduled", title)
        failed.append(title)
    else:
        done.append(title)


def _call_off(item: Publishable | Revision, reason: str) -> None:
    """What cannot be published as it is would fail again every minute: take it off the schedule and log why."""
    if isinstance(item, Revision):
        Revision.objects.filter(pk=item.pk).update(approved_go_live_at=None)
    else:
        type(item).objects.filter(pk=item.pk).update(expire_at=None)
    page = item.content_object if isinstance(item, Revision) else item
    log(instance=page, action="publishing.schedule_failed", data={"reason": reason})


def _tell(editor, title: str, reason: str) -> None:
    logger.warning("“%s” was not published as scheduled: %s", title, reason)
    if editor is None or not editor.email:
        return
    try:
        send_mail(
            f"Not published as scheduled: {title}",
            f"“{title}” could not be published at the time you set.\n\n{reason}\n\n"
            "The draft is as you left it. Mend it and schedule it again.",
            None,
            [editor.email],
        )
    except OSError:  # SMTPException is one
        logger.exception("the editor of “%s” could not be told", title)
