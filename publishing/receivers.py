"""What Wagtail tells of: published, unpublished, moved, restricted, deleted. The backstop of every way to publish."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import ProtectedError
from wagtail.models import Revision

from publishing.actions.addresses import relocate
from publishing.actions.publishing import rearranged, record_publication
from publishing.actions.sets import publication_set
from publishing.actions.withdrawing import record_withdrawal
from publishing.invalidation import invalidate
from publishing.models import Document, PublicationLock
from publishing.pages import PublishablePage
from publishing.publishables import Publishable
from publishing.records import PublishableRecord


def page_published(sender, instance, revision, **kwargs) -> None:
    if isinstance(instance, PublishablePage) and instance.live:
        with transaction.atomic(), publication_set(by=revision.user if revision else None) as publication:
            record_publication(instance, publication)


def page_unpublished(sender, instance, **kwargs) -> None:
    if isinstance(instance, PublishablePage):
        with transaction.atomic(), publication_set() as publication:
            record_withdrawal(instance, publication)


def record_published(sender, instance, revision, **kwargs) -> None:
    if isinstance(instance, PublishableRecord) and instance.live:
        with transaction.atomic(), publication_set(by=revision.user if revision else None) as publication:
            record_publication(instance, publication)


def record_unpublished(sender, instance, **kwargs) -> None:
    if isinstance(instance, PublishableRecord):
        with transaction.atomic(), publication_set() as publication:
            record_withdrawal(instance, publication)


def page_moved(sender, instance, parent_page_before, parent_page_after, url_path_before, url_path_after, **kwargs):
    page = instance.specific
    if not isinstance(page, PublishablePage):
        return
    with transaction.atomic():
        document = Document.objects.filter(pk=page.document_id).exclude(path=None).first()
        if document is not None and document.path != page.public_path():
            relocate(document.path, page.public_path())
        elif document is not None:
            invalidate(document)  # its place in the navigation
        parents = {parent.pk: parent.specific for parent in (parent_page_before, parent_page_after)}
        rearranged(containers=[p for p in parents.values() if isinstance(p, PublishablePage) and p.has_members])


def refuse_deletion(sender, instance, **kwargs) -> None:
    if isinstance(instance, Publishable) and instance.document_id and instance.document.versions.exists():
        raise ProtectedError(
            f"“{instance}” was published and cannot be deleted, only withdrawn: what cites it must keep working.",
            {instance},
        )


def guard_published_revision(sender, instance, **kwargs) -> None:
    """A revision that was published is never written anew (Wagtail's autosave could, since 7.3)."""
    if instance.pk is None:
        return
    page_class = instance.content_type.model_class()
    if not (page_class and issubclass(page_class, Publishable)):
        return
    if not page_class.objects.filter(live_revision=instance.pk).exists():
        return
    stored = Revision.objects.filter(pk=instance.pk).values_list("content", flat=True).first()
    if stored is not None and stored != instance.content:
        raise PermissionDenied("This revision is published and stays as it is. Save your change as a new draft.")


def restriction_changed(sender, instance, **kwargs) -> None:
    """What a restriction covers, and whatever shows something of it, is rendered anew."""
    page = instance.page.specific
    if isinstance(page, PublishablePage) and page.document_id:
        with transaction.atomic():
            PublicationLock.acquire()  # no page is being made of what was open until now
            for document in Document.objects.filter(path__startswith=page.document.path or page.public_path()):
                invalidate(document)
