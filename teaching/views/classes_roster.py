"""Who is in a class."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from teaching.access import for_class
from teaching.models import Classroom
from teaching.permissions import Ability


@require_safe
@for_class(Ability.SEE)
def roster(request: HttpRequest, classroom: Classroom) -> HttpResponse:
    pupils = list(classroom.pupils.all())
    context = {
        "classroom": classroom,
        "here": "roster",
        "pupils": pupils,
        "may_manage": Ability.MANAGE_PUPILS in request.abilities,
    }
    return render(request, "teaching/roster.html", context)
