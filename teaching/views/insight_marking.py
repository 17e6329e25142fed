"""Marks, comments and returned work."""

from django.http import HttpResponse


def return_work(request, pk, assignment, pupil):
    return HttpResponse()


def mark(request, pk, assignment, answer):
    return HttpResponse()
