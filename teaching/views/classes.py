"""Pages of classes."""

from django.http import HttpRequest, HttpResponse

from teaching.access import for_teachers


@for_teachers
def own_classes(request: HttpRequest, *arguments, **named) -> HttpResponse:
    return HttpResponse("")


@for_teachers
def new_class(request: HttpRequest, *arguments, **named) -> HttpResponse:
    return HttpResponse("")


@for_teachers
def answer_invitation(request: HttpRequest, *arguments, **named) -> HttpResponse:
    return HttpResponse("")
