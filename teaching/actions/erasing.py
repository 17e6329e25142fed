"""Pupils' data do not outlive their purpose."""

import logging
from datetime import date

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from accounts.teachers import forget_unconfirmed
from teaching.actions.teachers import forget_old_invitations
from teaching.attempts import forget_old
from teaching.models import Classroom, Invitation, Lookup, Pupil

logger = logging.getLogger(__name__)


@transaction.atomic
def erase_pupil(*, pupil: Pupil) -> None:
    """Erase a pupil and all that they wrote, for good."""
    list(Pupil.objects.select_for_update().filter(pk=pupil.pk))  # first: who saves an answer holds this row too
    pupil.delete()


@transaction.atomic
def erase_pupils(*, classroom: Classroom) -> int:
    """Erase all pupils of a class and what they left; nobody can join it any more. Returns how many there were."""
    # First: whoever joins at this moment either is seen below or finds the class closed.
    Classroom.objects.filter(pk=classroom.pk).update(accepts_pupils=False)
    count = len(Pupil.objects.select_for_update().filter(classroom=classroom).values_list("pk", flat=True))
    Pupil.objects.filter(classroom=classroom).delete()
    Lookup.objects.filter(item__assignment__classroom=classroom).delete()
    Invitation.objects.filter(classroom=classroom).delete()
    return count


@transaction.atomic
def delete_abandoned(*, classroom: Classroom) -> int:
    """Delete a class that nobody teaches any more, and so nobody could reach. Returns how many pupils it had."""
    count = erase_pupils(classroom=classroom)
    classroom.delete()
    return count


def erase_due(today: date | None = None) -> int:
    """Erase the pupils of classes whose day has come, archived ones too, each class in a transaction of its own.

    Returns how many pupils. The classes themselves stay, with their assignments, for their teachers.
    """
    day = today or timezone.now().date()
    abandoned = Classroom.objects.filter(teachers=None)
    erased = sum(delete_abandoned(classroom=classroom) for classroom in abandoned)
    # One without pupils is closed all the same: who joined now would be erased a minute later.
    left = Q(pupils__isnull=False) | Q(accepts_pupils=True)
    due = Classroom.objects.due_for_erasure(day).filter(left).distinct()
    erased += sum(erase_pupils(classroom=classroom) for classroom in due)
    if erased:
        logger.info("Erased the data of %s pupils.", erased)
    return erased


def forget_what_is_over() -> None:
    """What the timer does: erase what is due, and drop what nobody answered or confirmed."""
    erase_due()
    forget_old()
    forget_old_invitations()
    forget_unconfirmed()
