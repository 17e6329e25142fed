"""Reading, handing in, taking back: the pages of an assignment."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from teaching.access import for_pupils_of
from teaching.actions.working import Closed, hand_in, note_presence, open_item, take_back
from teaching.due import Task, task
from teaching.models import Assignment, Pupil
from teaching.reading import PreviewPlaces, PupilPlaces, item_context, item_to_read
from teaching.views.pupil_pages import pupil_page
from teaching.views.signed_out import keeping_texts


@require_safe
@for_pupils_of
def learn_assignment(request: HttpRequest, pupil: Pupil, assignment: Assignment) -> HttpResponse:
    """The texts of an assignment, what is unanswered, and the button with which it is handed in."""
    return _assignment_page(request, pupil, assignment)


@require_safe
@for_pupils_of
def learn_item(request: HttpRequest, pupil: Pupil, assignment: Assignment, item: int) -> HttpResponse:
    """A text with its questions."""
    now = timezone.now()
    places = PupilPlaces(request.class_code, assignment.pk)
    if not assignment.is_available(now):
        return redirect(places.whole)
    found = item_to_read(assignment, item, pupil)
    if request.method == "GET" and "prefetch" not in request.headers.get("Sec-Purpose", ""):
        note_presence(pupil=pupil, now=now)
        if not (found.was_opened or pupil.classroom.is_archived):
            open_item(pupil=pupil, item=found)
    context = item_context(found, places, now, pupil=pupil)
    return pupil_page(request, "learn/item.html", context | {"was_saved": "saved" in request.GET})


@keeping_texts
@require_POST
@for_pupils_of
def learn_hand_in(request: HttpRequest, pupil: Pupil, assignment: Assignment) -> HttpResponse:
    try:
        hand_in(pupil=pupil, assignment=assignment)
    except Closed as refusal:
        return _assignment_page(request, pupil, assignment, fault=str(refusal))
    return redirect(PupilPlaces(request.class_code, assignment.pk).whole)


@keeping_texts
@require_POST
@for_pupils_of
def learn_take_back(request: HttpRequest, pupil: Pupil, assignment: Assignment) -> HttpResponse:
    try:
        take_back(pupil=pupil, assignment=assignment)
    except Closed as refusal:
        return _assignment_page(request, pupil, assignment, fault=str(refusal))
    return redirect(PupilPlaces(request.class_code, assignment.pk).whole)


def not_open(request: HttpRequest, pupil: Pupil, assignment: Assignment, lost: list[str]) -> HttpResponse:
    """Instead of a text that pupils may not see yet: what they wrote before their teacher put the opening off."""
    return _assignment_page(request, pupil, assignment, lost=lost)


def _assignment_page(
    request: HttpRequest, pupil: Pupil, assignment: Assignment, *, fault: str = "", lost: Sequence[str] = ()
) -> HttpResponse:
    found = task(assignment, pupil, timezone.now())
    places = PupilPlaces(request.class_code, assignment.pk)
    context = assignment_context(found, places) | {"pupil": pupil, "fault": fault, "lost": lost}
    return pupil_page(request, "learn/assignment.html", context)


def assignment_context(found: Task, places: PupilPlaces | PreviewPlaces) -> dict[str, Any]:
    return {
        "task": found,
        "assignment": found.assignment,
        "classroom": found.assignment.classroom,
        "places": places,
        "texts": [(text, places.item(text.item.pk)) for text in found.texts],
        "unanswered": sum(len(text.unanswered) for text in found.texts),
    }
