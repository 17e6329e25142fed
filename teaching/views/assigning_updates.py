"""Updates."""

from django.http import HttpRequest, HttpResponse


def update(request: HttpRequest, **named) -> HttpResponse:
    return HttpResponse("")
