"""How far a class has come, and the results of one assignment; both refresh themselves while they are looked at."""

import hashlib
import json

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.http import require_safe

from teaching.access import for_assignment, for_class
from teaching.class_progress import class_progress
from teaching.models import Assignment, Classroom
from teaching.permissions import Ability
from teaching.progress_html import rows_html
from teaching.results import results_of
from teaching.times import to_local


@require_safe
@for_class(Ability.SEE)
def class_page(request: HttpRequest, classroom: Classroom) -> HttpResponse:
    """Pupils × texts, of the last assignments or of those that are asked for."""
    asked = request.GET.get("assignment", "")
    found = class_progress(classroom, _wanted(asked, classroom))
    context = {
        "classroom": classroom,
        "here": "class",
        "progress": found,
        "asked": asked if len(found.groups) == 1 or asked == "all" else "",
        "rows": rows_html(found, classroom),
    }
    return live(request, "teaching/class.html", "teaching/progress_table.html", context)


def _wanted(asked: str, classroom: Classroom) -> list[int] | None:
    if asked == "all":
        return list(Assignment.objects.filter(classroom=classroom).values_list("pk", flat=True))
    return [int(asked)] if asked.isascii() and asked.isdigit() and len(asked) < 19 else None


@require_safe
@for_assignment(Ability.SEE)
def results(request: HttpRequest, assignment: Assignment) -> HttpResponse:
    """One assignment: texts, questions, choices, looked-up terms, pupils."""
    context = {
        "classroom": assignment.classroom,
        "here": "assignments",
        "assignment": assignment,
        "results": results_of(assignment),
    }
    return live(request, "teaching/results.html", "teaching/results_tables.html", context)


def live(request: HttpRequest, page: str, part: str, context: dict) -> HttpResponse:
    """The page, or for the script that refreshes it only the part that changes; nothing while that is the same."""
    html = render_to_string(part, context, request)
    version = hashlib.sha256(html.encode()).hexdigest()[:16]
    now = f"{to_local(timezone.now(), context['classroom'].time_zone):%H:%M:%S}"
    if not request.htmx:
        return render(request, page, context | {"part": html, "part_version": version, "updated": now})
    same = request.GET.get("seen") == version
    response = HttpResponse(status=204) if same else HttpResponse(html)
    response["HX-Trigger"] = json.dumps({"live:checked": {"time": now, "version": version}})
    return response
