"""Withdrawing and withholding: the two ways in which a published document leaves the public site."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from wagtail.actions.unpublish import UnpublishAction
from wagtail.log_actions import log
from wagtail.models import Page

from publishing.actions.containers import note_container
from publishing.actions.publication_sets import Departure, PublicationSet
from publishing.actions.sets import publication_set
from publishing.faults import refuse
from publishing.invalidation import invalidate
from publishing.models import Document, DocumentState, PublicationLock, Version, Withholding
from publishing.publishables import Publishable
from publishing.signals import document_withdrawn

EXPIRED = Departure("The time for which it was to be published is over.")
UNEXPLAINED = Departure("The editors withdrew this page.")
WITHHOLD_PERMISSION = "publishing.withhold_document"


def withdraw(*, page: Publishable, by, reason: str, keep_readable: bool = True) -> None:
    """Take a page and everything below it, or a record, off the public site; numbered versions stay where they are.

    Raises PublicationRefused for a page that cannot be withdrawn or a missing reason.
    """
    if not reason.strip():
        raise refuse("Say why it is withdrawn: readers are told.", page=page, field="reason")
    is_page = isinstance(page, Page)
    if is_page and page.is_site_root():
        raise refuse("The front page cannot be withdrawn.", page=page)
    departure = Departure(reason.strip(), keep_readable)
    with transaction.atomic(), publication_set(by=by, departure=departure):
        PublicationLock.acquire()
        if not is_page:
            # Whether the editor may is for the view to say: Wagtail's action knows the permissions of pages only.
            UnpublishAction(page, user=by).execute(skip_permission_checks=True)
            return
        for each in page.get_descendants(inclusive=True).live().specific().order_by("-path"):
            each.unpublish(user=by)


def record_withdrawal(page: Publishable, publication: PublicationSet) -> None:
    """Record that Wagtail has just unpublished a page."""
    PublicationLock.acquire()
    departure = publication.departure or (EXPIRED if page.expired else UNEXPLAINED)
    document = Document.objects.get(pk=page.document_id)
    if document.state != DocumentState.DRAFT:
        document.state = DocumentState.WITHDRAWN
        document.reason = departure.reason
        document.readable_when_withdrawn = departure.keep_readable
        document.save(update_fields=["state", "reason", "readable_when_withdrawn"])
        document_withdrawn.send(sender=Document, document=document, by=publication.by)
    invalidate(document)
    note_container(page, publication)


@transaction.atomic
def follow_whole(*, part: Publishable, whole: Document | None) -> bool:
    """Take what stays published off the public site for as long as a document to which it belongs is withdrawn.

    ``whole`` is that document, or None when all are back. The draft stays live, so that it comes back with what it
    belongs to. Returns whether readers get something else now.
    """
    PublicationLock.acquire()
    document = Document.objects.select_related("current_version").get(pk=part.document_id)
    if whole is not None and document.state != DocumentState.WITHDRAWN:
        document.state = DocumentState.WITHDRAWN
        document.reason = f"“{whole.current_version.title}”, to which it belongs, was withdrawn: {whole.reason}"
        document.readable_when_withdrawn = whole.readable_when_withdrawn
    elif whole is None and document.state == DocumentState.WITHDRAWN:
        document.state, document.reason = DocumentState.LIVE, ""
    else:
        return False
    document.save(update_fields=["state", "reason", "readable_when_withdrawn"])
    _settle_withheld(document)
    return True


def _require_permission(by) -> None:
    if by is None or not by.has_perm(WITHHOLD_PERMISSION):
        raise PermissionDenied("Only a chief editor may withhold what was published.")


@transaction.atomic
def withhold(*, version: Version, by, reason: str) -> Withholding:
    """Answer a version with 451 everywhere. The row stays.

    Raises PermissionDenied, or PublicationRefused without a reason.
    """
    _require_permission(by)
    if not reason.strip():
        raise refuse("Say why it is withheld: readers are told.", field="reason")
    PublicationLock.acquire()
    withholding, made = Withholding.objects.get_or_create(
        version=version,
        lifted_at=None,
        defaults={"reason": reason.strip(), "by": by, "by_name": by.get_full_name()},
    )
    if made:
        log(instance=version, action="publishing.withhold", user=by, data={"reason": reason, "version": str(version)})
    _settle_withheld(version.document)
    return withholding


@transaction.atomic
def lift_withholding(*, version: Version, by) -> None:
    """Let readers have a version again. Raises PermissionDenied."""
    _require_permission(by)
    PublicationLock.acquire()
    lifted = Withholding.objects.filter(version=version, lifted_at=None).update(
        lifted_at=timezone.now(), lifted_by_name=by.get_full_name()
    )
    if lifted:
        log(instance=version, action="publishing.lift_withholding", user=by, data={"version": str(version)})
    _settle_withheld(version.document)


def _settle_withheld(document: Document) -> None:
    """A document is withheld while its current version is; a withdrawn one stays withdrawn."""
    document.refresh_from_db()
    active = Withholding.objects.filter(version=document.current_version_id, lifted_at=None).first()
    if active and document.state == DocumentState.LIVE:
        document.state, document.reason = DocumentState.WITHHELD, active.reason
    elif not active and document.state == DocumentState.WITHHELD:
        document.state, document.reason = DocumentState.LIVE, ""
    document.save(update_fields=["state", "reason"])
    invalidate(document)
