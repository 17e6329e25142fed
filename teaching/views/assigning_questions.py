"""Questions."""

from django.http import HttpRequest, HttpResponse


def new_question(request: HttpRequest, **named) -> HttpResponse:
    return HttpResponse("")

def offered(request: HttpRequest, **named) -> HttpResponse:
    return HttpResponse("")

def edit_question(request: HttpRequest, **named) -> HttpResponse:
    return HttpResponse("")

def move(request: HttpRequest, **named) -> HttpResponse:
    return HttpResponse("")

def remove(request: HttpRequest, **named) -> HttpResponse:
    return HttpResponse("")

def ask_again(request: HttpRequest, **named) -> HttpResponse:
    return HttpResponse("")
