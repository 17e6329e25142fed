"""The code with which pupils join, to print, to project and to send."""

from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from teaching.access import for_class
from teaching.actions.classes import renew_code, set_joining
from teaching.codes import shown, tidied
from teaching.models import Classroom
from teaching.permissions import Ability
from teaching.sharing import GOOGLE_CLASSROOM, qr_code


@require_safe
@for_class(Ability.SEE)
def poster(request: HttpRequest, classroom: Classroom) -> HttpResponse:
    code = classroom.join_codes.filter(retired_at=None).first()
    address = settings.SITE_ADDRESS + reverse("learn_class", args=[code.code])
    context = {
        "classroom": classroom,
        "here": "code",
        "may_change": Ability.CHANGE in request.abilities,
        "code": code.code,
        "shown_code": shown(code.code),
        "address": address,
        "typed_address": settings.SITE_ADDRESS.partition("//")[2] + reverse("learn"),
        "qr": qr_code(address),
        "google_classroom": f"{GOOGLE_CLASSROOM}?{urlencode({'url': address, 'title': str(classroom)})}",
    }
    return render(request, "teaching/code.html", context)


@require_POST
@for_class(Ability.CHANGE)
def renew(request: HttpRequest, classroom: Classroom) -> HttpResponse:
    if renew_code(classroom=classroom, instead_of=tidied(request.POST.get("code", ""))):
        messages.success(
            request, "The class has a new code. The old one lets nobody join, and still leads in who has joined."
        )
    else:
        messages.info(request, "The code was renewed already. This is the one in use.")
    return redirect("teach_code", classroom.pk)


@require_POST
@for_class(Ability.CHANGE)
def joining(request: HttpRequest, classroom: Classroom) -> HttpResponse:
    """Let new pupils join, or not: ``open`` is which."""
    is_open = request.POST.get("open") == "yes"
    if is_open and classroom.erase_on <= timezone.now().date():
        messages.error(request, "The day until which pupils’ data are kept is past. Choose a later one first.")
        return redirect("teach_settings", classroom.pk)
    set_joining(classroom=classroom, is_open=is_open)
    messages.success(request, "New pupils can join." if is_open else "Nobody new can join.")
    return redirect("teach_settings", classroom.pk)
