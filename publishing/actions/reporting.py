"""Readers' reports of errors."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from publishing.models import ErrorReport, PublicationLock, Version


class TooManyReports(Exception):
    """One network address has sent as many reports as are taken in an hour."""


def sender_of(address: str) -> str:
    """A keyed hash of a network address: tells senders apart without keeping who they are."""
    return salted_hmac("publishing.reports", address, algorithm="sha256").hexdigest()


@transaction.atomic
def report_error(*, version: Version, passage: str, message: str, email: str, address: str) -> ErrorReport:
    """Take a report. Raises TooManyReports above ``settings.REPORTS_PER_HOUR`` from one address."""
    PublicationLock.acquire()  # two reports at once are counted one after the other
    sender = sender_of(address)
    recent = ErrorReport.objects.filter(sender=sender, reported_at__gt=timezone.now() - timedelta(hours=1))
    if recent.count() >= settings.REPORTS_PER_HOUR:
        raise TooManyReports
    return ErrorReport.objects.create(
        document_id=version.document_id, version=version, passage=passage, message=message, email=email, sender=sender
    )
