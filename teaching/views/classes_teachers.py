"""Pages of classes."""

from django.http import HttpRequest, HttpResponse

from teaching.access import for_class
from teaching.permissions import Ability


@for_class(Ability.SEE)
def invite(request: HttpRequest, *arguments, **named) -> HttpResponse:
    return HttpResponse("")


@for_class(Ability.SEE)
def take_back(request: HttpRequest, *arguments, **named) -> HttpResponse:
    return HttpResponse("")


@for_class(Ability.SEE)
def remove(request: HttpRequest, *arguments, **named) -> HttpResponse:
    return HttpResponse("")


@for_class(Ability.SEE)
def hand_over(request: HttpRequest, *arguments, **named) -> HttpResponse:
    return HttpResponse("")


@for_class(Ability.SEE)
def leave(request: HttpRequest, *arguments, **named) -> HttpResponse:
    return HttpResponse("")
