"""The page on which a text is read and questions are answered: the same for pupils and for teachers who look first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef
from django.http import Http404
from django.urls import reverse

from publishing.models import Version
from teaching.models import Assignment, Highlight, Item, Pupil, Reading, Submission
from teaching.pinning import notice_on, text_of
from teaching.questions import Draft, asked_on
from teaching.writing import why_closed


@dataclass(frozen=True)
class PupilPlaces:
    """Where the pages of an assignment are for pupils."""

    code: str
    assignment: int

    @property
    def classroom(self) -> str:
        return reverse("learn_class", args=[self.code])

    @property
    def whole(self) -> str:
        return reverse("learn_assignment", args=[self.code, self.assignment])

    def item(self, key: int) -> str:
        return reverse("learn_item", args=[self.code, self.assignment, key])


@dataclass(frozen=True)
class PreviewPlaces:
    """Where they are for a teacher who looks at them as pupils will."""

    classroom_key: int
    assignment: int

    @property
    def classroom(self) -> str:
        return self.whole

    @property
    def whole(self) -> str:
        return reverse("teach_preview", args=[self.classroom_key, self.assignment])

    def item(self, key: int) -> str:
        return reverse("teach_preview_item", args=[self.classroom_key, self.assignment, key])


def item_to_read(assignment: Assignment, key: int, pupil: Pupil | None = None) -> Item:
    """An item of this assignment without the long columns of its version. Raises Http404.

    ``was_opened``: whether this pupil opened it as it is now.
    """
    found = Item.objects.filter(pk=key, assignment=assignment).select_related("version__document", "document")
    if pupil is not None:
        same = {"item": OuterRef("pk"), "version": OuterRef("version"), "serial": OuterRef("serial")}
        found = found.annotate(was_opened=Exists(Reading.objects.filter(pupil=pupil, **same)))
    # Of no use here once the text was made and kept.
    item = found.defer(*Version.long_fields("version")).first()
    if item is None:
        raise Http404("This text is no part of the assignment any more.")
    item.assignment = assignment
    return item


def item_context(
    item: Item,
    places: PupilPlaces | PreviewPlaces,
    now: datetime,
    *,
    pupil: Pupil | None = None,
    drafts: dict[int, Draft] | None = None,
) -> dict[str, Any]:
    """All that the page shows."""
    assignment = item.assignment
    submission = Submission.objects.filter(pupil=pupil, assignment=assignment).first() if pupil else None
    notice = notice_on(item.version, item.document)
    hides_text = notice is not None and notice.hides_text
    questions = asked_on(item, pupil, drafts)
    own = Highlight.objects.filter(pupil=pupil, item=item) if pupil else Highlight.objects.none()
    closed = why_closed(assignment, submission, now) if pupil else ""
    return {
        "assignment": assignment,
        "classroom": assignment.classroom,
        "item": item,
        "pupil": pupil,
        "is_preview": pupil is None,
        "places": places,
        "here": places.item(item.pk),
        "notice": notice,
        "text": None if hides_text else text_of(item),
        "questions": questions,
        "answered": sum(asked.is_answered for asked in questions if not asked.is_retired),
        "asked": sum(not asked.is_retired for asked in questions),
        "submission": submission,
        "closed": closed,
        "may_write": pupil is not None and not closed,
        "highlights": own,
        **_around(item, places),
    }


def _around(item: Item, places: PupilPlaces | PreviewPlaces) -> dict[str, Any]:
    """Which text of how many it is, and the ones before and after it. One query."""
    rows = list(Item.objects.filter(assignment=item.assignment_id).values_list("pk", "version__title"))
    at = next((place for place, (key, _) in enumerate(rows) if key == item.pk), 0)
    texts = [{"title": title, "path": places.item(key)} for key, title in rows]
    return {
        "place": at + 1,
        "of": len(texts),
        "before": texts[at - 1] if at else None,
        "after": texts[at + 1] if at + 1 < len(texts) else None,
    }
