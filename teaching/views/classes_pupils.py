"""One pupil: nickname, PIN, all that is kept about them, and its erasure. For teachers, and for the pupil."""

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from teaching.access import for_class, for_pupils
from teaching.actions.erasing import erase_pupil
from teaching.actions.pupils import NicknameTaken, rename_pupil
from teaching.actions.pupils import reset_pin as give_new_pin
from teaching.class_forms import NicknameForm
from teaching.models import Classroom, Pupil
from teaching.permissions import Ability
from teaching.pupil_data import data_of, sizes_of
from teaching.reading import PupilPlaces

View = Callable[..., HttpResponse]


def for_pupil_entries(view: View) -> View:
    """Let in who manages the pupils of the class. The view gets ``request, pupil``."""

    @for_class(Ability.MANAGE_PUPILS)
    @wraps(view)
    def guarded(request: HttpRequest, classroom: Classroom, pupil: int) -> HttpResponse:
        found = get_object_or_404(Pupil, pk=pupil, classroom=classroom)
        found.classroom = classroom
        return view(request, found)

    return guarded


def _show(request: HttpRequest, pupil: Pupil, **context) -> HttpResponse:
    told = {
        "classroom": pupil.classroom,
        "here": "roster",
        "pupil": pupil,
        "data": data_of(pupil, with_private=False),
        "form": NicknameForm(instance=pupil),
    }
    return render(request, "teaching/pupil_data.html", told | context)


@require_safe
@for_pupil_entries
def pupil_data(request: HttpRequest, pupil: Pupil) -> HttpResponse:
    return _show(request, pupil)


@require_safe
@for_pupil_entries
def pupil_json(request: HttpRequest, pupil: Pupil) -> HttpResponse:
    return _file(data_of(pupil, with_private=False))


def _file(data: dict) -> HttpResponse:
    response = JsonResponse(data, json_dumps_params={"ensure_ascii": False, "indent": 2})
    response["Content-Disposition"] = 'attachment; filename="pupil.json"'
    return response


@require_POST
@for_pupil_entries
def rename(request: HttpRequest, pupil: Pupil) -> HttpResponse:
    # A pupil of its own: a form changes what it checks, and the page shows the name that holds.
    form = NicknameForm(request.POST, instance=Pupil.objects.get(pk=pupil.pk))
    if form.is_valid():
        try:
            rename_pupil(pupil=pupil, nickname=form.cleaned_data["nickname"])
        except NicknameTaken as error:
            pupil.refresh_from_db()
            form.add_error("nickname", str(error))
        else:
            messages.success(request, "Renamed.")
            return redirect("teach_roster_pupil", pupil.classroom_id, pupil.pk)
    return _show(request, pupil, form=form)


@require_POST
@for_pupil_entries
def reset_pin(request: HttpRequest, pupil: Pupil) -> HttpResponse:
    """The new PIN stands on this page alone: it is in no message, session or address."""
    return _show(request, pupil, new_pin=give_new_pin(pupil=pupil))


@require_http_methods(["GET", "HEAD", "POST"])
@for_pupil_entries
def remove(request: HttpRequest, pupil: Pupil) -> HttpResponse:
    """Ask, saying what goes; then erase."""
    confirmed = request.POST.get("confirmed") == "yes"
    if request.method == "POST" and confirmed:
        erase_pupil(pupil=pupil)
        messages.success(request, "The pupil and everything they wrote are erased.")
        return redirect("teach_roster", pupil.classroom_id)
    context = {
        "classroom": pupil.classroom,
        "here": "roster",
        "pupil": pupil,
        "sizes": sizes_of(pupil),
        "is_unconfirmed": request.method == "POST",
    }
    return render(request, "teaching/pupil_remove.html", context)


@require_safe
@for_pupils
def own_data(request: HttpRequest, pupil: Pupil) -> HttpResponse:
    """Everything, for the pupil: private notes too."""
    context = {
        "pupil": pupil,
        "classroom": pupil.classroom,
        "code": request.class_code,
        "places": PupilPlaces(request.class_code, assignment=0),
        "data": data_of(pupil, with_private=True),
    }
    return render(request, "learn/own_data.html", context)


@require_safe
@for_pupils
def own_json(request: HttpRequest, pupil: Pupil) -> HttpResponse:
    return _file(data_of(pupil, with_private=True))
