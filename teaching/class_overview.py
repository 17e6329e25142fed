"""What a teacher's page of classes shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from allauth.account.models import EmailAddress
from django.db.models import Count, Exists, OuterRef
from django.db.models.functions import Lower
from django.utils import timezone

from accounts.models import User
from teaching.models import Classroom, ClassTeacher, Invitation

WARNED_BEFORE = timedelta(days=30)


@dataclass(frozen=True)
class Overview:
    """Classes of one teacher, and the invitations that wait for an answer."""

    current: list[Classroom]
    archived: list[Classroom]
    invitations: list[Invitation]


def overview_of(user: User) -> Overview:
    """Three queries, however many classes. A class tells ``pupil_count``, ``is_own`` and ``erasure``."""
    own = ClassTeacher.objects.filter(classroom=OuterRef("pk"), teacher=user, is_owner=True)
    classes = Classroom.objects.taught_by(user).annotate(pupil_count=Count("pupils"), is_own=Exists(own))
    today = timezone.now().date()
    found = list(classes)
    for classroom in found:
        classroom.erasure = erasure_state(classroom, today)
    return Overview(
        current=[classroom for classroom in found if not classroom.is_archived],
        archived=[classroom for classroom in found if classroom.is_archived],
        invitations=list(invitations_to(user).select_related("classroom", "invited_by")),
    )


def erasure_state(classroom: Classroom, today: date) -> str:
    """``"past"``: pupils' data are erased; ``"soon"``: within 30 days, and there are some; else nothing."""
    if classroom.erase_on <= today:
        return "past"
    return "soon" if classroom.pupil_count and classroom.erase_on - today <= WARNED_BEFORE else ""


def invitations_to(user: User):
    """Those sent to an address that the user has shown to be theirs."""
    addresses = EmailAddress.objects.filter(user=user, verified=True).values(lower=Lower("email"))
    return Invitation.objects.filter(email__in=addresses)
