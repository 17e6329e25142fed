"""A draft is published, becomes a draft again, is deleted."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from teaching.access import for_assignment
from teaching.actions.assigning import (
    answers_to,
    delete_assignment,
    publish_assignment,
    take_back_assignment,
)
from teaching.assigning_forms import confirmed_count
from teaching.building import parts_of, warnings_on
from teaching.models import Assignment
from teaching.permissions import Ability
from teaching.views.assigning_builder import is_done, to_builder


@for_assignment(Ability.ASSIGN)
@require_POST
def publish(request: HttpRequest, assignment: Assignment) -> HttpResponse:
    """Let pupils know of it, and tell the teacher what may have been overlooked."""
    if not is_done(request, publish_assignment, assignment=assignment):
        return to_builder(assignment, "add")
    messages.success(request, "Published: your pupils see it now. The link to share is below.")
    for warning in warnings_on(assignment, parts_of(assignment), timezone.now()):
        messages.warning(request, warning)
    return to_builder(assignment, "share")


@for_assignment(Ability.ASSIGN)
@require_POST
def back_to_draft(request: HttpRequest, assignment: Assignment) -> HttpResponse:
    if is_done(request, take_back_assignment, assignment=assignment):
        messages.success(request, "It is a draft again: pupils do not see it.")
    return to_builder(assignment)


@for_assignment(Ability.ASSIGN)
@require_http_methods(["GET", "HEAD", "POST"])
def delete(request: HttpRequest, assignment: Assignment) -> HttpResponse:
    """Say how many answers go with it, then delete it."""
    told = confirmed_count(request.POST) if request.method == "POST" else None
    if told is not None and is_done(request, delete_assignment, assignment=assignment, expected_answers=told):
        messages.success(request, f"“{assignment.title}” is deleted.")
        return redirect("teach_assignments", assignment.classroom_id)
    context = {
        "classroom": assignment.classroom,
        "here": "assignments",
        "assignment": assignment,
        "title": f"Delete “{assignment.title}”?",
        "answers": answers_to(assignment),
        "what": "The assignment, its questions, and all that pupils wrote and marked in it are deleted for good.",
        "verb": "Delete it",
    }
    return render(request, "teaching/assignment_confirm.html", context)
