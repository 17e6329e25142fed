"""Everything of a class as a file for spreadsheets."""

from django.http import HttpResponse


def results_file(request, pk):
    return HttpResponse()
