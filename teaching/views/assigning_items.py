"""The texts of an assignment: instructions, order, removal."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from teaching.access import for_assignment, item_of
from teaching.actions.assigning import move_text, note_text, remove_text, was_read, work_on
from teaching.assigning_forms import NoteForm, confirmed_count
from teaching.models import Assignment
from teaching.permissions import Ability
from teaching.views.assigning_builder import built, is_done, to_builder


@for_assignment(Ability.ASSIGN)
@require_POST
def note(request: HttpRequest, assignment: Assignment, item: int) -> HttpResponse:
    """Save the instructions for one text."""
    found = item_of(assignment, item)
    form = NoteForm(request.POST, item=found)
    if not form.is_valid():
        return built(request, assignment, note=form)
    note_text(item=found, note=form.cleaned_data["note"])
    messages.success(request, "Saved.")
    return to_builder(assignment, f"item-{found.pk}")


@for_assignment(Ability.ASSIGN)
@require_POST
def move(request: HttpRequest, assignment: Assignment, item: int) -> HttpResponse:
    found = item_of(assignment, item)
    found.assignment = assignment
    is_done(request, move_text, item=found, up=request.POST.get("to") == "up")
    return to_builder(assignment, f"item-{found.pk}")


@for_assignment(Ability.ASSIGN)
@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: HttpRequest, assignment: Assignment, item: int) -> HttpResponse:
    """Say how many answers go with a text, then take it out. One that nobody answered goes at once."""
    found = item_of(assignment, item)
    found.assignment = assignment
    told = confirmed_count(request.POST) if request.method == "POST" else None
    is_meant = request.method == "POST" and (told is not None or not was_read(found))
    if is_meant and is_done(request, remove_text, item=found, expected_answers=told or 0):
        messages.success(request, f"“{found.version.title}” is removed.")
        return to_builder(assignment, "texts")
    context = {
        "classroom": assignment.classroom,
        "here": "assignments",
        "assignment": assignment,
        "title": f"Remove “{found.version.title}”?",
        "answers": work_on(found),
        "what": "The text, its questions, and what pupils marked in it go out of this assignment.",
        "verb": "Remove it",
        "anchor": f"item-{found.pk}",
    }
    return render(request, "teaching/assignment_confirm.html", context)
