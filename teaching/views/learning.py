"""The way into a class, and what is due there."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import Resolver404, resolve, reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from teaching import codes
from teaching.actions.joining import NotLetIn, TooManyAttempts, class_by_code, closed_to_new, come_back, join
from teaching.actions.working import note_presence
from teaching.due import tasks_of
from teaching.joining_forms import CodeForm, JoinForm, SignInForm
from teaching.models import Classroom, JoinCode, Pupil
from teaching.pupil_sessions import current_pupil, sign_in, sign_out
from teaching.reading import PupilPlaces
from teaching.times import to_local
from teaching.views.pupil_pages import pupil_page

LEADS_TO = ("learn_assignment", "learn_item")  # pages of a class to which signing in can lead


@never_cache
def learn(request: HttpRequest) -> HttpResponse:
    """Type the code of a class."""
    form = CodeForm(request.POST if request.method == "POST" else None)
    if request.method != "POST" or not form.is_valid():
        return pupil_page(request, "learn/code.html", {"form": form, "has_left": "left" in request.GET})
    try:
        _, row = class_by_code(text=form.cleaned_data["code"], request=request)
    except NotLetIn as refusal:
        return _ask_for_code(request, form, refusal)
    return redirect("learn_class", code=row.code)


@never_cache
@require_safe
def learn_class(request: HttpRequest, code: str) -> HttpResponse:
    """What is due, for pupils of the class; the way in for others."""
    found = JoinCode.objects.select_related("classroom").filter(code=codes.tidied(code)).first()
    pupil = current_pupil(request, found.classroom) if found else None
    if pupil is not None:
        pupil.classroom, request.class_code = found.classroom, found.code
        return _class_page(request, pupil, found)
    try:
        classroom, row = class_by_code(text=code, request=request)
    except NotLetIn as refusal:
        return _ask_for_code(request, CodeForm({"code": code}), refusal)
    return _entrance(request, classroom, row)


@never_cache
@require_POST
def learn_join(request: HttpRequest, code: str) -> HttpResponse:
    """Join with a nickname and a PIN."""
    try:
        classroom, row = class_by_code(text=code, request=request)
    except NotLetIn as refusal:
        return _ask_for_code(request, CodeForm({"code": code}), refusal)
    form = JoinForm(request.POST, auto_id="join-%s")
    if not form.is_valid():
        return _entrance(request, classroom, row, join_form=form)
    try:
        pupil = join(classroom=classroom, code=row, **form.cleaned_data)
    except NotLetIn as refusal:
        form.add_error("nickname", str(refusal))
        return _entrance(request, classroom, row, join_form=form)
    return _let_in(request, pupil, row, welcome=True)


@never_cache
@require_POST
def learn_sign_in(request: HttpRequest, code: str) -> HttpResponse:
    """Come back with a nickname and a PIN."""
    try:
        classroom, row = class_by_code(text=code, request=request)
    except NotLetIn as refusal:
        return _ask_for_code(request, CodeForm({"code": code}), refusal)
    form = SignInForm(request.POST, auto_id="sign-in-%s")
    if not form.is_valid():
        return _entrance(request, classroom, row, sign_in_form=form)
    try:
        pupil = come_back(classroom=classroom, request=request, **form.cleaned_data)
    except TooManyAttempts as refusal:
        form.add_error(None, _wait(refusal, classroom))
        return _entrance(request, classroom, row, sign_in_form=form, status=refusal.status)
    except NotLetIn as refusal:
        form.add_error(None, str(refusal))
        return _entrance(request, classroom, row, sign_in_form=form)
    return _let_in(request, pupil, row)


@never_cache
@require_POST
def learn_leave(request: HttpRequest, code: str) -> HttpResponse:
    """Leave this device: somebody else may use it next."""
    response = redirect("learn")
    response["Location"] += "?left"
    row = JoinCode.objects.select_related("classroom").filter(code=codes.tidied(code)).first()
    if row is not None:
        sign_out(request, response, row.classroom)
    return response


def _class_page(request: HttpRequest, pupil: Pupil, row: JoinCode) -> HttpResponse:
    now = timezone.now()
    note_presence(pupil=pupil, now=now)
    listed = [(task, PupilPlaces(row.code, task.assignment.pk).whole) for task in tasks_of(pupil, now)]
    context = {
        "classroom": pupil.classroom,
        "pupil": pupil,
        "places": PupilPlaces(row.code, 0),
        "to_do": [each for each in listed if each[0].is_to_do],
        "done": [each for each in reversed(listed) if not each[0].is_to_do],
        "is_new": "welcome" in request.GET,
    }
    return pupil_page(request, "learn/class.html", context)


def _entrance(
    request: HttpRequest,
    classroom: Classroom,
    row: JoinCode,
    *,
    join_form: JoinForm | None = None,
    sign_in_form: SignInForm | None = None,
    status: int = 200,
) -> HttpResponse:
    leads_to = _leads_to(request, row)
    context: dict[str, Any] = {
        "classroom": classroom,
        "code": row.code,
        "shown_code": codes.shown(row.code),
        "closed": closed_to_new(classroom, row),
        "join_form": join_form or JoinForm(auto_id="join-%s"),
        "sign_in_form": sign_in_form or SignInForm(auto_id="sign-in-%s"),
        "comes_back": sign_in_form is not None or (bool(leads_to) and join_form is None),
        "next": leads_to,
    }
    return pupil_page(request, "learn/entrance.html", context, status=status)


def _let_in(request: HttpRequest, pupil: Pupil, row: JoinCode, *, welcome: bool = False) -> HttpResponse:
    home = reverse("learn_class", args=[row.code]) + ("?welcome" if welcome else "")
    response = redirect(_leads_to(request, row) or home)
    sign_in(request, response, pupil)
    return response


def _leads_to(request: HttpRequest, row: JoinCode) -> str:
    """The page of this class to which signing in leads; nothing for any other address."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    try:
        match = resolve(wanted)
    except Resolver404:
        return ""
    is_of_class = match.url_name in LEADS_TO and codes.tidied(match.kwargs["code"]) == row.code
    # Made anew: nothing of what came in an address goes into a Location.
    return reverse(match.url_name, kwargs=match.kwargs | {"code": row.code}) if is_of_class else ""


def _ask_for_code(request: HttpRequest, form: CodeForm, refusal: NotLetIn) -> HttpResponse:
    form.is_valid()
    form.add_error("code" if "code" in form.cleaned_data else None, str(refusal))
    return pupil_page(request, "learn/code.html", {"form": form}, status=refusal.status)


def _wait(refusal: TooManyAttempts, classroom: Classroom) -> str:
    until = to_local(refusal.until, classroom.time_zone)
    return (
        f"Too many wrong PINs were typed. Try again at {until:%H:%M}. If you have forgotten your PIN, "
        "your teacher can give you a new one, which works at once."
    )
