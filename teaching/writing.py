"""Whether a pupil may write in an assignment now, and if not, why."""

from __future__ import annotations

from datetime import datetime

from teaching.models import Assignment, Submission
from teaching.times import in_words


def is_handed_in(submission: Submission | None) -> bool:
    return submission is not None and not submission.is_open


def why_closed(assignment: Assignment, submission: Submission | None, now: datetime) -> str:
    """Why nothing can be written, in words for pupils; nothing if it can.

    What a teacher returned can be changed even after the due date: that is what it was returned for.
    """
    zone = assignment.classroom.time_zone
    if assignment.classroom.is_archived:
        return "The class is over: answers can be read, not changed."
    if not assignment.is_available(now):
        return f"This assignment opens on {in_words(assignment.available_from, zone)}."
    if is_handed_in(submission):
        return f"You handed this in on {in_words(submission.submitted_at, zone)}. Answers can be read, not changed."
    if submission is None and not assignment.accepts_answers(now):
        return f"This assignment was open until {in_words(assignment.due_at, zone)}. Nothing can be saved any more."
    return ""


def can_take_back(assignment: Assignment, submission: Submission | None, now: datetime) -> bool:
    """Whether what was handed in can be had back: as long as it could still be handed in in time."""
    is_over = assignment.classroom.is_archived or assignment.is_past_due(now)
    return is_handed_in(submission) and not is_over
