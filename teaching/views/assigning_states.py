"""States."""

from django.http import HttpRequest, HttpResponse


def publish(request: HttpRequest, **named) -> HttpResponse:
    return HttpResponse("")

def back_to_draft(request: HttpRequest, **named) -> HttpResponse:
    return HttpResponse("")

def delete(request: HttpRequest, **named) -> HttpResponse:
    return HttpResponse("")
