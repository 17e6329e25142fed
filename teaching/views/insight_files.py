"""Everything of a class as a file for spreadsheets."""

from django.http import Http404, HttpRequest, StreamingHttpResponse
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from teaching.access import for_class
from teaching.models import Assignment, Classroom
from teaching.permissions import Ability
from teaching.results_file import csv_lines, rows_of


@require_safe
@for_class(Ability.SEE)
def results_file(request: HttpRequest, classroom: Classroom) -> StreamingHttpResponse:
    """All published assignments, or one: ``?assignment=<key>``."""
    assignments = Assignment.objects.published().filter(classroom=classroom)
    asked = request.GET.get("assignment", "")
    if asked:
        is_key = asked.isascii() and asked.isdigit() and len(asked) < 19
        assignments = assignments.filter(pk=int(asked)) if is_key else assignments.none()
        if not assignments:
            raise Http404("This class has no such assignment.")
    found = list(assignments)
    for assignment in found:
        assignment.classroom = classroom
    name = slugify(f"{classroom.name} {found[0].title if asked else ''}")[:60] or "class"
    response = StreamingHttpResponse(csv_lines(rows_of(classroom, found)), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}-results.csv"'
    return response
