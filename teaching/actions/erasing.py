"""Pupils' data do not outlive their purpose."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from teaching.attempts import forget_old
from teaching.models import Classroom, Lookup, Pupil


@transaction.atomic
def erase_pupil(*, pupil: Pupil) -> None:
    """Erase a pupil and all that they wrote, for good."""
    pupil.delete()


@transaction.atomic
def erase_pupils(*, classroom: Classroom) -> int:
    """Erase all pupils of a class and what they left; nobody can join it any more. Returns how many there were."""
    count = Pupil.objects.filter(classroom=classroom).count()
    Pupil.objects.filter(classroom=classroom).delete()
    Lookup.objects.filter(item__assignment__classroom=classroom).delete()
    Classroom.objects.filter(pk=classroom.pk).update(accepts_pupils=False)
    return count


def erase_due(today: date | None = None) -> int:
    """Erase the pupils of classes whose day has come, each in a transaction of its own. Returns how many pupils."""
    day = today or timezone.now().date()
    due = Classroom.objects.due_for_erasure(day).filter(pupils__isnull=False).distinct()
    erased = sum(erase_pupils(classroom=classroom) for classroom in due)
    forget_old()
    return erased
