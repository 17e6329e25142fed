"""All answers of one pupil in one assignment, with mark and comment in place; returning the work for revision."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from teaching.access import for_assignment
from teaching.actions.marking import NotHandedIn, return_submission
from teaching.answer_sheets import Entry, Sheet, sheet_of
from teaching.class_progress import neighbours
from teaching.models import Assignment, Pupil, Submission
from teaching.permissions import Ability
from teaching.progress import Sent, handing_of, is_late
from teaching.results import questions_of
from teaching.times import in_words
from teaching.views.insight_marking import back, by_method, page_context, save_all

LONGEST_NOTE = Submission._meta.get_field("return_note").max_length


@dataclass(frozen=True)
class Desk:
    """What lies before the teacher."""

    assignment: Assignment
    pupil: Pupil
    submission: Submission | None
    sheet: Sheet


@for_assignment(Ability.SEE)
def show(request: HttpRequest, assignment: Assignment, pupil: int) -> HttpResponse:
    return render(request, *_page(request, _desk(assignment, pupil)))


@for_assignment(Ability.MARK)
def change(request: HttpRequest, assignment: Assignment, pupil: int) -> HttpResponse:
    """Without a script the page is sent whole. To return the work, first what was written on it is saved."""
    desk = _desk(assignment, pupil)
    entries = [entry for _, entries in desk.sheet for entry in entries if isinstance(entry, Entry)]
    is_saved = save_all(request, entries)
    note = request.POST.get("note", "").replace("\r\n", "\n").replace("\0", "").strip()
    fault = ""
    if request.POST.get("do") == "return":
        fault = _return(request, desk.submission, note) if is_saved else "Not returned yet: see the answers above."
    if is_saved and not fault:
        return back(request)
    return render(request, *_page(request, desk, note=note, fault=fault), status=409)


pupil_page = by_method(show, change)


def _desk(assignment: Assignment, key: int) -> Desk:
    pupil = get_object_or_404(Pupil, pk=key, classroom=assignment.classroom)
    submission = Submission.objects.select_related("pupil").filter(assignment=assignment, pupil=pupil).first()
    return Desk(assignment, pupil, submission, sheet_of(pupil, questions_of(assignment), assignment, submission))


def _return(request: HttpRequest, submission: Submission | None, note: str) -> str:
    """Return the work; what is wrong with that, if anything."""
    if len(note) > LONGEST_NOTE:
        return f"The note has {len(note):,} characters. Shorten it to {LONGEST_NOTE:,} at most."
    try:
        if submission is None or request.POST.get("handed_in") != submission.submitted_at.isoformat():
            raise NotHandedIn
        return_submission(submission=submission, by=request.user, note=note)
    except NotHandedIn:
        return "Not returned: since you opened the page the work was handed in anew, taken back, or returned."
    messages.success(request, "Returned for revision.")
    return ""


def _page(request: HttpRequest, desk: Desk, *, note: str = "", fault: str = "") -> tuple[str, dict]:
    assignment, submission = desk.assignment, desk.submission
    zone, due = assignment.classroom.time_zone, assignment.due_at
    sent = Sent(submission.submitted_at, submission.returned_at) if submission else None
    keys = list(Pupil.objects.filter(classroom=assignment.classroom).values_list("pk", flat=True))
    before, after = neighbours(keys, desk.pupil.pk)
    return "teaching/pupil_answers.html", page_context(request, assignment) | {
        "pupil": desk.pupil,
        "submission": submission,
        "sheet": desk.sheet,
        "handing": handing_of(sent),
        "is_late": sent is not None and is_late(sent, due, wrote_late=False),
        "handed_in_at": in_words(submission.submitted_at, zone) if submission else "",
        "due_at": in_words(due, zone) if due else "",
        "note": note,
        "fault": fault,
        "before": before,
        "after": after,
        "by": "pupil",
    }
