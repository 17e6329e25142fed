"""Pages of classes."""

from django.http import HttpRequest, HttpResponse

from teaching.access import for_class
from teaching.permissions import Ability


@for_class(Ability.SEE)
def poster(request: HttpRequest, *arguments, **named) -> HttpResponse:
    return HttpResponse("")


@for_class(Ability.SEE)
def renew(request: HttpRequest, *arguments, **named) -> HttpResponse:
    return HttpResponse("")


@for_class(Ability.SEE)
def joining(request: HttpRequest, *arguments, **named) -> HttpResponse:
    return HttpResponse("")
