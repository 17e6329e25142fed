"""What is done with a class as a whole."""

from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import User
from teaching.codes import new_code
from teaching.models import Classroom, ClassTeacher, Invitation, JoinCode

TRIES = 5  # that two codes are alike happens once in the life of a thousand sites


@transaction.atomic
def create_class(*, teacher: User, name: str, time_zone: str, erase_on: date, term: str = "") -> Classroom:
    """A class with an owner and a code with which pupils join."""
    classroom = Classroom.objects.create(name=name, term=term, time_zone=time_zone, erase_on=erase_on)
    ClassTeacher.objects.create(classroom=classroom, teacher=teacher, is_owner=True)
    make_code(classroom=classroom)
    return classroom


def make_code(*, classroom: Classroom) -> JoinCode:
    for _ in range(TRIES):
        try:
            with transaction.atomic():
                return JoinCode.objects.create(classroom=classroom, code=new_code())
        except IntegrityError:
            continue
    raise RuntimeError("No code could be made that was never given before.")


@transaction.atomic
def renew_code(*, classroom: Classroom, instead_of: str) -> bool:
    """Retire a code and make another. Whether it was still the one in use: a form sent twice renews once."""
    in_use = JoinCode.objects.filter(classroom=classroom, code=instead_of, retired_at=None)
    if not in_use.update(retired_at=timezone.now()):
        return False
    make_code(classroom=classroom)
    return True


def set_joining(*, classroom: Classroom, is_open: bool) -> None:
    Classroom.objects.filter(pk=classroom.pk).update(accepts_pupils=is_open)


@transaction.atomic
def archive(*, classroom: Classroom) -> None:
    """Close a class that is over. Nobody joins it or writes in it; invitations to teach it lapse."""
    Classroom.objects.filter(pk=classroom.pk, archived_at=None).update(archived_at=timezone.now())
    Invitation.objects.filter(classroom=classroom).delete()


def bring_back(*, classroom: Classroom) -> None:
    Classroom.objects.filter(pk=classroom.pk).update(archived_at=None)


def delete_class(*, classroom: Classroom) -> None:
    """Delete a class with its assignments and everything of its pupils, for good."""
    classroom.delete()
