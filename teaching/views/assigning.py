"""Where assigning begins."""

from django.http import HttpRequest, HttpResponse


def assign(request: HttpRequest, **named) -> HttpResponse:
    return HttpResponse("")

def assignments(request: HttpRequest, **named) -> HttpResponse:
    return HttpResponse("")

def new_assignment(request: HttpRequest, **named) -> HttpResponse:
    return HttpResponse("")
