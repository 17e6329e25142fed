"""Saving answers: one by one as they are written, or all on a text by a form."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from teaching.access import for_pupils_of
from teaching.actions.working import Changed, Closed, save_answer
from teaching.answer_forms import Posted, posted, posted_elsewhere
from teaching.answering import NotAccepted, Written, written
from teaching.evidence import checked
from teaching.models import Answer, Assignment, Pupil, StudyQuestion, Submission
from teaching.questions import Draft, written_in
from teaching.reading import PupilPlaces, item_context, item_to_read
from teaching.times import to_local
from teaching.views.learning_work import not_open
from teaching.views.pupil_pages import pupil_page
from teaching.views.signed_out import keeping_texts
from teaching.writing import why_closed

MOST_BYTES = 400_000  # of one answer as a script sends it


@require_POST
@for_pupils_of
def learn_answer(request: HttpRequest, pupil: Pupil, assignment: Assignment, item: int, question: int) -> HttpResponse:
    """Save one answer for a script: ``{"base": 3, "version": 12, "text": …, "choices": […], "passage": {…}}``."""
    found = StudyQuestion.objects.asked().select_related("item__version__document", "item__document")
    asked = get_object_or_404(found.filter(item__pk=item, item__assignment=assignment), pk=question)
    asked.item.assignment = assignment
    zone = assignment.classroom.time_zone
    try:
        sent = _sent(request)
        answer = checked(written(asked.kind, asked.options, sent), asked.item)
        saved = save_answer(
            pupil=pupil,
            question=asked,
            written=answer,
            base=_number(sent.get("base")),
            version=_number(sent.get("version")),
        )
    except NotAccepted as refusal:
        return JsonResponse({"state": "refused", "words": str(refusal)}, status=400)
    except Closed as refusal:
        return JsonResponse({"state": "closed", "words": str(refusal)}, status=423)
    except Changed as conflict:
        return JsonResponse({"state": "changed", **_told(conflict.answer, zone)}, status=409)
    return JsonResponse({"state": "saved", **_told(saved, zone)})


@keeping_texts
@require_POST
@for_pupils_of
def learn_answers(request: HttpRequest, pupil: Pupil, assignment: Assignment, item: int) -> HttpResponse:
    """Save all answers on a text; what cannot be saved stays in the fields and says why."""
    now = timezone.now()
    if not assignment.is_available(now):
        return not_open(request, pupil, assignment, posted_elsewhere(request.POST, set()))
    found = item_to_read(assignment, item)
    questions = list(found.questions.asked())
    for question in questions:
        question.item = found
    reason = _reason_closed(pupil, assignment)
    version = _number(request.POST.get("version"))
    drafts = {}
    for question in questions:
        sent = posted(request.POST, question.pk)
        if sent is not None and (draft := _save_posted(pupil, question, sent, version, reason, now)):
            drafts[question.pk] = draft
    places = PupilPlaces(request.class_code, assignment.pk)
    lost = posted_elsewhere(request.POST, {question.pk for question in questions})
    if not drafts and not lost:
        hands_in = "hand-in" in request.POST
        return redirect(places.whole if hands_in else f"{places.item(found.pk)}?saved#questions")
    context = item_context(found, places, now, pupil=pupil, drafts=drafts)
    return pupil_page(request, "learn/item.html", context | {"not_saved": len(drafts), "lost": lost})


def _save_posted(
    pupil: Pupil, question: StudyQuestion, sent: Posted, version: int, closed: str, now: datetime
) -> Draft | None:
    """What could not be saved of an answer in a form, if so."""
    try:
        answer = written(question.kind, question.options, sent.raw)
    except NotAccepted as refusal:
        return Draft(sent.as_typed, str(refusal))
    if closed:
        had = Answer.objects.filter(pupil=pupil, question=question).first()
        is_new = not answer.is_empty and (had is None or written_in(had).text != answer.text)
        return Draft(answer, "Not saved. Copy it if you need it.") if is_new else None
    try:
        save_answer(
            pupil=pupil, question=question, written=checked(answer, question.item), base=sent.base, version=version
        )
    except Closed as refusal:
        return Draft(answer, f"Not saved. {refusal}")
    except Changed as conflict:
        return Draft(answer, str(conflict), saved_elsewhere=conflict.answer)
    return None


def _reason_closed(pupil: Pupil, assignment: Assignment) -> str:
    submission = Submission.objects.filter(pupil=pupil, assignment=assignment).first()
    return why_closed(assignment, submission, timezone.now())


def _sent(request: HttpRequest) -> dict[str, Any]:
    if len(request.body) > MOST_BYTES:
        raise NotAccepted("This is too long to be saved. Shorten it.")
    try:
        sent = json.loads(request.body)
    except (ValueError, RecursionError) as fault:  # broken JSON, no UTF-8, or too deep
        raise NotAccepted("This could not be read, so it was not saved. Open the page again.") from fault
    if not isinstance(sent, dict):
        raise NotAccepted("This could not be read, so it was not saved. Open the page again.")
    return sent


def _number(value: object) -> int:
    """A number that a page sends of itself; 0 for all else. Never more than a database takes."""
    text = str(value) if isinstance(value, int | str) else ""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def _told(answer: Answer, zone: str) -> dict[str, Any]:
    told: Written = written_in(answer)
    return {
        "revision": answer.revision,
        "at": f"{to_local(answer.saved_at, zone):%H:%M}",
        **told.as_fields(),
    }
