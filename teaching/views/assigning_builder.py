"""The builder."""

from django.http import HttpRequest, HttpResponse


def builder(request: HttpRequest, **named) -> HttpResponse:
    return HttpResponse("")

def texts(request: HttpRequest, **named) -> HttpResponse:
    return HttpResponse("")
