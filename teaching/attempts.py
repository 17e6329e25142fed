"""How often somebody may guess. Counted in the database, so that every process counts together."""

from dataclasses import dataclass
from datetime import timedelta

from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac

from teaching.models import FailedAttempt, Pupil


@dataclass(frozen=True)
class Limit:
    """So many failures within a time; only failures count, so that a class behind one address can get in at once."""

    name: str
    most: int
    within: timedelta


WRONG_PIN = Limit("pin", 6, timedelta(minutes=15))  # for one pupil from one address
WRONG_PIN_ANYWHERE = Limit("pin-anywhere", 40, timedelta(hours=1))  # for one pupil from all addresses
WRONG_CODE = Limit("code", 600, timedelta(hours=1))  # from one address: a school that mistypes stays below it
INVITATIONS = Limit("invitations", 30, timedelta(days=1))  # by one teacher: mails to people who did not ask for them
KEPT = timedelta(days=1)


def address_of(request: HttpRequest) -> str:
    return request.META.get("REMOTE_ADDR", "")


def key(limit: Limit, subject: str) -> str:
    return salted_hmac("teaching.attempts", f"{limit.name} {subject}").hexdigest()


def is_exceeded(limit: Limit, subject: str) -> bool:
    since = timezone.now() - limit.within
    return FailedAttempt.objects.filter(key=key(limit, subject), at__gt=since).count() >= limit.most


def record(limit: Limit, subject: str) -> FailedAttempt:
    return FailedAttempt.objects.create(key=key(limit, subject), at=timezone.now())


def pin_limits(pupil: Pupil, request: HttpRequest) -> list[tuple[Limit, str]]:
    """The limits that hold for a PIN, with what each counts. A new PIN begins to count anew."""
    return [(WRONG_PIN, f"{pupil.stamp} {address_of(request)}"), (WRONG_PIN_ANYWHERE, pupil.stamp)]


def forget_old() -> None:
    FailedAttempt.objects.filter(at__lt=timezone.now() - KEPT).delete()
