"""Pages of pupils."""

from django.http import HttpRequest, HttpResponse


def later(request: HttpRequest, **named) -> HttpResponse:
    return HttpResponse()
