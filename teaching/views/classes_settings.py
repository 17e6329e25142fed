"""Pages of classes."""

from django.http import HttpRequest, HttpResponse

from teaching.access import for_class
from teaching.permissions import Ability


@for_class(Ability.SEE)
def settings(request: HttpRequest, *arguments, **named) -> HttpResponse:
    return HttpResponse("")


@for_class(Ability.SEE)
def archive(request: HttpRequest, *arguments, **named) -> HttpResponse:
    return HttpResponse("")


@for_class(Ability.SEE)
def delete(request: HttpRequest, *arguments, **named) -> HttpResponse:
    return HttpResponse("")
