"""An assignment is used again."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from teaching.access import for_assignment
from teaching.actions.copying import duplicate_assignment, reuse_assignment
from teaching.assigning_forms import ReuseForm
from teaching.models import Assignment
from teaching.permissions import Ability
from teaching.views.assigning import own_classes
from teaching.views.assigning_builder import to_builder


@for_assignment(Ability.ASSIGN)
@require_POST
def duplicate(request: HttpRequest, assignment: Assignment) -> HttpResponse:
    copy = duplicate_assignment(assignment=assignment, by=request.user)
    messages.success(request, "This is the copy, a draft without dates.")
    return to_builder(copy)


# An archived class is looked at, not changed: what it was given can be used again elsewhere.
@for_assignment(Ability.SEE)
@require_http_methods(["GET", "HEAD", "POST"])
def reuse(request: HttpRequest, assignment: Assignment) -> HttpResponse:
    """Give it to another class of the same teacher."""
    classes = own_classes(request).exclude(pk=assignment.classroom_id)
    form = ReuseForm(request.POST if request.method == "POST" else None, classes=classes)
    if request.method == "POST" and form.is_valid():
        copy = reuse_assignment(
            assignment=assignment,
            classroom=form.cleaned_data["classroom"],
            by=request.user,
            as_of_now=form.cleaned_data["texts"] == "now",
        )
        messages.success(request, f"This is the copy for {copy.classroom.name}, a draft without dates.")
        return redirect("teach_assignment", copy.classroom_id, copy.pk)
    context = {
        "classroom": assignment.classroom,
        "here": "assignments",
        "assignment": assignment,
        "form": form,
        "has_classes": classes.exists(),
    }
    return render(request, "teaching/assignment_reuse.html", context)
