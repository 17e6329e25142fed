"""What pupils read and answered, for their teachers."""

from django.http import HttpResponse


def class_page(request, pk):
    return HttpResponse()


def results(request, pk, assignment):
    return HttpResponse()


def question(request, pk, assignment, question):
    return HttpResponse()


def pupil(request, pk, assignment, pupil):
    return HttpResponse()
