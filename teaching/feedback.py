"""What a teacher writes to an answer, as it comes from a page that may be behind."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from django import forms
from django.utils.timezone import is_aware

from accounts.models import User
from teaching.actions.marking import MarkedMeanwhile, mark_answer
from teaching.models import Answer


class FeedbackForm(forms.Form):
    """A mark, a comment, and how the answer stood when the page was opened (``seal``)."""

    mark = forms.CharField(
        required=False,
        max_length=20,
        error_messages={"max_length": "A mark has at most 20 characters: write the rest as a comment."},
    )
    comment = forms.CharField(
        required=False,
        max_length=4000,
        error_messages={"max_length": "The comment has %(show_value)d characters. Shorten it to 4,000 at most."},
    )
    seen = forms.CharField(required=False, max_length=100)

    def clean_comment(self) -> str:
        return self.cleaned_data["comment"].replace("\r\n", "\n")


@dataclass
class Feedback:
    """The fields below an answer as they are shown: its own, or what was written and could not be saved."""

    mark: str
    comment: str
    seen: str
    faults: list[str]
    theirs: Answer | None = None
    said: str = ""


def prefix_of(answer: Answer) -> str:
    return f"a{answer.pk}"


def seal(answer: Answer) -> str:
    """How an answer stands: when it was marked, how often it was saved, what its mark and comment say."""
    marked_at = answer.marked_at.isoformat() if answer.marked_at else "-"
    return f"{marked_at} {answer.revision} {_digest(answer.mark, answer.comment)}"


def _digest(mark: str, comment: str) -> str:
    return hashlib.sha256(f"{mark}\n{comment}".encode()).hexdigest()[:16]


def _unsealed(text: str) -> tuple[datetime | None, str, str]:
    marked_at, revision, digest = (*text.split(" "), "", "", "")[:3]
    try:
        moment = datetime.fromisoformat(marked_at)
        return (moment.astimezone(UTC) if is_aware(moment) else None), revision, digest
    except (ValueError, OverflowError):  # no time, or one that is outside the calendar in UTC
        return None, revision, digest


def shown(answer: Answer) -> Feedback:
    return Feedback(answer.mark, answer.comment, seal(answer), [])


def save_feedback(data: Mapping[str, str], answer: Answer, by: User) -> Feedback:
    """Save what a form holds for an answer, if it was changed there; what cannot be saved is given back as it was."""
    prefix = prefix_of(answer)
    form = FeedbackForm(data, prefix=prefix)
    if f"{prefix}-seen" not in data:
        return shown(answer)
    if not form.is_valid():
        mark, comment, seen = (data.get(f"{prefix}-{name}", "") for name in ("mark", "comment", "seen"))
        return Feedback(mark, comment, seen, [fault for each in form.errors.values() for fault in each])
    mark, comment = form.cleaned_data["mark"], form.cleaned_data["comment"]
    marked_at, revision, digest = _unsealed(form.cleaned_data["seen"])
    if _digest(mark, comment) in (digest, _digest(answer.mark, answer.comment)):
        return shown(answer)
    try:
        mark_answer(answer=answer, by=by, mark=mark, comment=comment, seen=marked_at)
    except Answer.DoesNotExist:
        return Feedback(mark, comment, seal(answer), ["Not saved: the answer was removed together with the pupil."])
    except MarkedMeanwhile as conflict:
        fault = "Not saved yet: somebody else marked this answer after you opened the page. Save again to replace it."
        return Feedback(mark, comment, seal(conflict.answer), [fault], theirs=conflict.answer)
    said = "Saved." if revision == str(answer.revision) else "Saved. The pupil changed the answer meanwhile: see above."
    return Feedback(answer.mark, answer.comment, seal(answer), [], said=said)
