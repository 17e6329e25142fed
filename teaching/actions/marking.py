"""Teachers mark answers, comment on them and return work for revision."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from teaching.models import Answer, ClassTeacher, Submission

AS_LOADED: Literal["as loaded"] = "as loaded"


class MarkedMeanwhile(Exception):
    """Another teacher marked the answer after the page was opened. ``answer`` is how it stands now."""

    def __init__(self, answer: Answer) -> None:
        super().__init__("Somebody else marked this answer meanwhile.")
        self.answer = answer


class NotHandedIn(Exception):
    """The work cannot be returned: it was returned or taken back meanwhile, or handed in again."""


def _require_teacher(user: User, classroom: int) -> None:
    if not ClassTeacher.objects.filter(classroom=classroom, teacher=user).exists():
        raise PermissionDenied("Only teachers of the class can do that.")


@transaction.atomic
def mark_answer(
    *, answer: Answer, by: User, mark: str, comment: str, seen: datetime | Literal["as loaded"] | None = AS_LOADED
) -> None:
    """Give a mark and a comment; both empty takes them away. The pupil's own words are not touched.

    ``seen``: when the answer was marked last, as the teacher saw it. Raises MarkedMeanwhile if that is past.
    """
    _require_teacher(by, answer.pupil.classroom_id)
    before = answer.marked_at if seen == AS_LOADED else seen
    now = timezone.now() if mark or comment else None
    changes = {"mark": mark, "comment": comment, "marked_at": now, "marked_by": by if now else None}
    if not Answer.objects.filter(pk=answer.pk, marked_at=before).update(**changes):
        # Raises Answer.DoesNotExist where the pupil was removed meanwhile.
        raise MarkedMeanwhile(Answer.objects.select_related("marked_by").get(pk=answer.pk))
    for name, value in changes.items():
        setattr(answer, name, value)


@transaction.atomic
def return_submission(*, submission: Submission, by: User, note: str) -> None:
    """Give work back to be revised and handed in again. Raises NotHandedIn if it is not as it was loaded."""
    _require_teacher(by, submission.pupil.classroom_id)
    changes = {"returned_at": timezone.now(), "return_note": note}
    same = {"submitted_at": submission.submitted_at, "returned_at": submission.returned_at}
    if submission.is_open or not Submission.objects.filter(pk=submission.pk, **same).update(**changes):
        raise NotHandedIn
    for name, value in changes.items():
        setattr(submission, name, value)
