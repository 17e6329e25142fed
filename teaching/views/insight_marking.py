"""Marks and comments, one by one or as many as stand on a page."""

from collections.abc import Callable, Iterable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from teaching.access import for_assignment
from teaching.answer_sheets import Entry, answers_within, entry_of
from teaching.feedback import save_feedback
from teaching.models import Assignment, Submission
from teaching.permissions import Ability
from teaching.results import question_of


@require_POST
@for_assignment(Ability.MARK)
def mark(request: HttpRequest, assignment: Assignment, answer: int) -> HttpResponse:
    """One answer, for the script: it gets the answer as it stands then."""
    found = get_object_or_404(answers_within(assignment), pk=answer)
    submission = Submission.objects.filter(assignment=assignment, pupil=found.pupil_id).first()
    entry = entry_of(found, question_of(assignment, found.question_id), assignment, submission)
    entry.feedback = save_feedback(request.POST, found, request.user)
    by = "pupil" if request.GET.get("by") == "pupil" else "question"
    return render(request, "teaching/answer.html", page_context(request, assignment) | {"entry": entry, "by": by})


def by_method(show: Callable[..., HttpResponse], change: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """One address: who may see it gets it, who may change it changes it."""

    @require_http_methods(["GET", "HEAD", "POST"])
    def view(request: HttpRequest, **named) -> HttpResponse:
        return (change if request.method == "POST" else show)(request, **named)

    return view


def save_all(request: HttpRequest, entries: Iterable[Entry]) -> bool:
    """Save what was changed on a page that is sent whole; whether all could be. Each entry holds what became of it."""
    known = list(entries)
    for entry in known:
        entry.feedback = save_feedback(request.POST, entry.answer, request.user)
    if any(entry.feedback.said for entry in known):
        messages.success(request, "Saved.")
    return not any(entry.feedback.faults for entry in known)


def back(request: HttpRequest) -> HttpResponse:
    """To the same page, at the answer whose button was pressed."""
    at = request.POST.get("at", "")
    return redirect(request.path + (f"#answer-{at}" if at.isascii() and at.isdigit() else ""))


def page_context(request: HttpRequest, assignment: Assignment) -> dict:
    return {
        "classroom": assignment.classroom,
        "here": "assignments",
        "assignment": assignment,
        "can_mark": Ability.MARK in request.abilities,
    }
