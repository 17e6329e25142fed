"""Pupils join a class and come back to it."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction
from django.http import HttpRequest
from django.utils import timezone

from teaching.attempts import WRONG_CODE, WRONG_PIN, Limit, address_of, is_exceeded, key, pin_limits, record
from teaching.codes import tidied
from teaching.models import Classroom, FailedAttempt, JoinCode, Pupil
from teaching.nicknames import folded

MOST_PUPILS = 500  # in one class: more is no class, but somebody who plays with a script


class NotLetIn(Exception):
    """Somebody cannot join or come back. The message says why; ``status`` is that of the answer."""

    status = 200


class WrongPin(NotLetIn):
    """The same words whether the nickname is unknown or the PIN wrong."""

    def __init__(self):
        super().__init__(
            "This nickname and this PIN do not belong together in this class. Look at the spelling of both. "
            "Your teacher can tell you your nickname and give you a new PIN."
        )


class TooManyAttempts(NotLetIn):
    """Wrong PINs again and again: this pupil, from here, must wait."""

    status = 429

    def __init__(self, until: datetime):
        self.until = until
        super().__init__()


class UnknownCode(NotLetIn):
    """No class has the code."""

    status = 404

    def __init__(self):
        super().__init__("No class has this code. Look at it again, or ask your teacher for it.")


class TooManyCodes(NotLetIn):
    """Wrong codes again and again from one address: right ones do not help for a while either."""

    status = 429

    def __init__(self):
        super().__init__("Too many wrong codes came from here in the last hour. Try again later, or tell your teacher.")


def class_by_code(*, text: str, request: HttpRequest) -> tuple[Classroom, JoinCode]:
    """The class of a code as somebody types it who is in no class yet. Raises UnknownCode, TooManyCodes."""
    address = address_of(request)
    if is_exceeded(WRONG_CODE, address):
        raise TooManyCodes
    row = JoinCode.objects.select_related("classroom").filter(code=tidied(text)).first()
    if row is None:
        record(WRONG_CODE, address)
        raise UnknownCode
    return row.classroom, row


def closed_to_new(classroom: Classroom, code: JoinCode) -> str:
    """Why nobody new can join now; nothing if they can."""
    if classroom.is_archived:
        return "This class is over: your teacher has archived it. Whoever joined it can still sign in and read."
    if code.retired_at is not None:
        return "This code was replaced. Ask your teacher for the new one. Whoever joined with it can still sign in."
    if not classroom.accepts_pupils:
        return "Your teacher has closed this class to new pupils. Whoever joined it can still sign in."
    return ""


def join(*, classroom: Classroom, code: JoinCode, nickname: str, pin: str) -> Pupil:
    """Make a pupil. Raises NotLetIn."""
    _require_place(classroom, code)
    pupil = Pupil(classroom=classroom, nickname=nickname, last_seen_at=timezone.now())
    pupil.set_pin(pin)  # slow by intention, so before the transaction
    try:
        with transaction.atomic():
            # Meanwhile the class may have been closed, or its pupils erased.
            found = JoinCode.objects.select_related("classroom").select_for_update().filter(pk=code.pk).first()
            if found is None:
                raise NotLetIn("This class is gone: its teacher has deleted it.")
            _require_place(found.classroom, found)
            pupil.save()
    except IntegrityError:
        raise NotLetIn(
            "Somebody in this class has that nickname already. Choose another; or, if it is yours, sign in."
        ) from None
    return pupil


def _require_place(classroom: Classroom, code: JoinCode) -> None:
    """Raises NotLetIn."""
    if reason := closed_to_new(classroom, code):
        raise NotLetIn(reason)
    if classroom.pupils.count() >= MOST_PUPILS:
        raise NotLetIn("This class is full. Tell your teacher.")


def come_back(*, classroom: Classroom, nickname: str, pin: str, request: HttpRequest) -> Pupil:
    """The pupil of a nickname and a PIN. Raises WrongPin, TooManyAttempts.

    Who tries unknown nicknames is slowed down like who tries PINs, and waits as long: neither tells which there are.
    """
    pupil = Pupil.objects.filter(classroom=classroom, nickname_key=folded(nickname)).first()
    unknown = (WRONG_PIN, f"nobody {classroom.pk} {folded(nickname)} {address_of(request)}")
    limits = pin_limits(pupil, request) if pupil else [unknown]
    if waits := [until for limit, subject in limits if (until := free_again(limit, subject))]:
        raise TooManyAttempts(max(waits))
    # Before the slow check, and taken back if the PIN is right: many guesses sent at once are counted like others.
    counted = [record(limit, subject).pk for limit, subject in limits]
    if pupil is None or not pupil.pin:
        make_password(pin)  # so that the answer takes as long as for a pupil's
    elif pupil.check_pin(pin):
        FailedAttempt.objects.filter(pk__in=counted).delete()
        return pupil
    raise WrongPin


def free_again(limit: Limit, subject: str) -> datetime | None:
    """When there can be another attempt; None if there can be now."""
    failed = FailedAttempt.objects.filter(key=key(limit, subject), at__gt=timezone.now() - limit.within)
    times = list(failed.order_by("-at").values_list("at", flat=True)[limit.most - 1 : limit.most])
    return times[0] + limit.within if times else None
