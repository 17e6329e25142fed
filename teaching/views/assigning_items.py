"""Items."""

from django.http import HttpRequest, HttpResponse


def note(request: HttpRequest, **named) -> HttpResponse:
    return HttpResponse("")

def move(request: HttpRequest, **named) -> HttpResponse:
    return HttpResponse("")

def remove(request: HttpRequest, **named) -> HttpResponse:
    return HttpResponse("")
