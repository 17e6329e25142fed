"""Copies."""

from django.http import HttpRequest, HttpResponse


def duplicate(request: HttpRequest, **named) -> HttpResponse:
    return HttpResponse("")

def reuse(request: HttpRequest, **named) -> HttpResponse:
    return HttpResponse("")
