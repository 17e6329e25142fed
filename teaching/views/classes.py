"""A teacher's classes: those there are, a new one, and those to which colleagues invite."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from teaching.access import for_teachers
from teaching.actions.classes import create_class
from teaching.actions.teachers import accept_invitation, decline_invitation
from teaching.class_forms import ClassForm
from teaching.class_overview import invitations_to, overview_of
from teaching.models import Classroom

LONGEST_ONWARD = 500  # characters of an address


@require_safe
@for_teachers
def own_classes(request: HttpRequest) -> HttpResponse:
    return render(request, "teaching/classes.html", {"overview": overview_of(request.user)})


@require_http_methods(["GET", "HEAD", "POST"])
@for_teachers
def new_class(request: HttpRequest) -> HttpResponse:
    """Make a class; the code comes with it, and is what the teacher needs next.

    ``next``: where a teacher without a class came from, on the way to assigning a text.
    """
    last = Classroom.objects.taught_by(request.user).order_by("-created_at").first()
    form = ClassForm(request.POST or None, initial={"time_zone": last.time_zone} if last else None)
    if request.method == "POST" and form.is_valid():
        fields = {name: form.cleaned_data[name] for name in ("name", "term", "time_zone", "erase_on")}
        classroom = create_class(teacher=request.user, **fields)
        onward = request.GET.get("next", "")
        if (
            len(onward) <= LONGEST_ONWARD
            and onward.startswith("/")
            and url_has_allowed_host_and_scheme(onward, allowed_hosts=None)
        ):
            messages.success(request, "The class is made. Now choose what it reads.")
            return redirect(onward)
        messages.success(request, "The class is made. Show your pupils this code: with it they join.")
        return redirect("teach_code", classroom.pk)
    return render(request, "teaching/class_new.html", {"form": form})


@require_POST
@for_teachers
def answer_invitation(request: HttpRequest, invitation: int) -> HttpResponse:
    """Accept or decline: ``answer`` is which."""
    found = invitations_to(request.user).filter(pk=invitation).first()
    if found is None:
        messages.info(request, "This invitation was taken back or is answered already.")
        return redirect("teach")
    if request.POST.get("answer") != "accept":
        decline_invitation(invitation=found)
        messages.success(request, "The invitation is declined.")
        return redirect("teach")
    accept_invitation(invitation=found, teacher=request.user)
    messages.success(request, "You teach this class now.")
    return redirect("teach_class", found.classroom_id)
