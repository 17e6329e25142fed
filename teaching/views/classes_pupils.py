"""Pages of classes."""

from django.http import HttpRequest, HttpResponse

from teaching.access import for_class
from teaching.permissions import Ability


@for_class(Ability.SEE)
def pupil_data(request: HttpRequest, *arguments, **named) -> HttpResponse:
    return HttpResponse("")


@for_class(Ability.SEE)
def pupil_json(request: HttpRequest, *arguments, **named) -> HttpResponse:
    return HttpResponse("")


@for_class(Ability.SEE)
def rename(request: HttpRequest, *arguments, **named) -> HttpResponse:
    return HttpResponse("")


@for_class(Ability.SEE)
def reset_pin(request: HttpRequest, *arguments, **named) -> HttpResponse:
    return HttpResponse("")


@for_class(Ability.SEE)
def remove(request: HttpRequest, *arguments, **named) -> HttpResponse:
    return HttpResponse("")
