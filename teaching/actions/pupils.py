"""What a teacher does with a pupil's entry in the class."""

import secrets

from django.db import IntegrityError, transaction

from teaching.models import Pupil

PIN_DIGITS = 6


class NicknameTaken(ValueError):
    """Somebody else in the class is called so."""


def rename_pupil(*, pupil: Pupil, nickname: str) -> None:
    """Raises NicknameTaken."""
    pupil.nickname = nickname
    try:
        with transaction.atomic():
            pupil.save(update_fields=["nickname"])
    except IntegrityError as error:
        raise NicknameTaken("Somebody in this class has that nickname already. Choose another.") from error


def reset_pin(*, pupil: Pupil) -> str:
    """Give a pupil a new PIN, which ends their sessions everywhere. It is returned once and kept only hashed."""
    pin = "".join(secrets.choice("0123456789") for _ in range(PIN_DIGITS))
    pupil.set_pin(pin)
    pupil.save(update_fields=["pin"])
    return pin
