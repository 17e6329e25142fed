"""What a class is called, when its pupils' data go, who teaches it, and its end."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from teaching.access import for_class
from teaching.actions import classes
from teaching.class_forms import ClassForm, DeleteForm, InviteForm
from teaching.models import Classroom
from teaching.permissions import Ability


@require_http_methods(["GET", "HEAD", "POST"])
@for_class(Ability.SEE)
def settings(request: HttpRequest, classroom: Classroom) -> HttpResponse:
    """Shown in archived classes too, whose settings are changed by bringing them back only."""
    if request.method != "POST":
        return show_settings(request, classroom)
    if Ability.CHANGE not in request.abilities:
        raise PermissionDenied("This class is archived. Bring it back to change it.")
    form = ClassForm(request.POST, instance=Classroom.objects.get(pk=classroom.pk))
    if not form.is_valid():
        return show_settings(request, classroom, form=form)
    form.instance.save(update_fields=["name", "term", "time_zone", "erase_on"])
    messages.success(request, "Saved.")
    return redirect("teach_settings", classroom.pk)


def show_settings(request: HttpRequest, classroom: Classroom, **forms) -> HttpResponse:
    """The page of settings, with a form that has faults if there is one."""
    abilities = {ability.name.lower(): True for ability in request.abilities}
    context = {
        "classroom": classroom,
        "here": "settings",
        "may": abilities,
        "teachers": classroom.teachers.select_related("teacher"),
        "invitations": classroom.invitations.all() if Ability.INVITE in request.abilities else [],
        "code": classroom.join_codes.filter(retired_at=None).first(),
        "pupil_count": classroom.pupils.count(),
        "form": ClassForm(instance=classroom),
        "invite_form": InviteForm(auto_id="invite_%s"),
        "delete_form": DeleteForm(classroom=classroom, auto_id="delete_%s"),
    }
    return render(request, "teaching/settings.html", context | forms)


@require_POST
@for_class(Ability.ARCHIVE)
def archive(request: HttpRequest, classroom: Classroom) -> HttpResponse:
    """Archive the class, or bring it back: ``archived`` is which."""
    if request.POST.get("archived") == "yes":
        classes.archive(classroom=classroom)
        messages.success(request, "The class is archived. Pupils can read in it and write nothing.")
        return redirect("teach")
    classes.bring_back(classroom=classroom)
    messages.success(request, "The class is back.")
    return redirect("teach_settings", classroom.pk)


@require_POST
@for_class(Ability.DELETE)
def delete(request: HttpRequest, classroom: Classroom) -> HttpResponse:
    form = DeleteForm(request.POST, classroom=classroom, auto_id="delete_%s")
    if not form.is_valid():
        return show_settings(request, classroom, delete_form=form)
    classes.delete_class(classroom=classroom)
    messages.success(request, "The class is deleted, with everything in it.")
    return redirect("teach")
