"""An assignment as pupils will see it, for its teachers. Nothing is saved."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from teaching.access import for_assignment
from teaching.due import task
from teaching.models import Assignment
from teaching.permissions import Ability
from teaching.reading import PreviewPlaces, item_context, item_to_read
from teaching.views.learning_work import assignment_context
from teaching.views.pupil_pages import pupil_page


@require_safe
@for_assignment(Ability.SEE)
def teach_preview(request: HttpRequest, assignment: Assignment) -> HttpResponse:
    """The page of the assignment, drafts too."""
    places = PreviewPlaces(assignment.classroom_id, assignment.pk)
    context = assignment_context(task(assignment, None, timezone.now()), places)
    return pupil_page(request, "learn/assignment.html", context | {"is_preview": True})


@require_safe
@for_assignment(Ability.SEE)
def teach_preview_item(request: HttpRequest, assignment: Assignment, item: int) -> HttpResponse:
    """A text with its questions."""
    places = PreviewPlaces(assignment.classroom_id, assignment.pk)
    context = item_context(item_to_read(assignment, item), places, timezone.now())
    return pupil_page(request, "learn/item.html", context)
