"""A pupil's own highlights and notes, and the count of terms looked up."""

from __future__ import annotations

import re

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from teaching.access import for_pupils_of
from teaching.actions.noting import NotKept, add_highlight, change_note, count_lookup, remove_highlight
from teaching.answering import LONGEST_CONTEXT, LONGEST_QUOTE, tidied
from teaching.models import Assignment, Highlight, Item, Pupil
from teaching.reading import PupilPlaces, item_context, item_to_read
from teaching.views.learning_work import not_open
from teaching.views.pupil_pages import pupil_page
from teaching.views.signed_out import is_script, keeping_texts

LONGEST_NOTE = 2_000
CARD = re.compile(r"^(?P<path>/.*/)v\d+/card/$")


@keeping_texts
@require_POST
@for_pupils_of
def learn_highlights(request: HttpRequest, pupil: Pupil, assignment: Assignment, item: int) -> HttpResponse:
    """Add a highlight, a note, or both."""
    found = item_to_read(assignment, item)
    passage = {"quote": tidied(request.POST.get("quote", "")).strip()}
    for name in ("before", "after", "block"):
        passage[name] = tidied(request.POST.get(name, ""))[:LONGEST_CONTEXT]
    note = tidied(request.POST.get("note", "")).strip()
    try:
        _check(assignment, note, passage["quote"])
        add_highlight(pupil=pupil, item=found, passage=passage, note=note)
    except NotKept as refusal:
        return _notes(request, pupil, found, fault=str(refusal), typed={"quote": passage["quote"], "note": note})
    return _notes(request, pupil, found)


@keeping_texts
@require_POST
@for_pupils_of
def learn_highlight(
    request: HttpRequest, pupil: Pupil, assignment: Assignment, item: int, highlight: int
) -> HttpResponse:
    """Change a note."""
    found = item_to_read(assignment, item)
    own = get_object_or_404(Highlight, pk=highlight, pupil=pupil, item=found)
    note = tidied(request.POST.get("note", "")).strip()
    try:
        _check(assignment, note)
        change_note(highlight=own, note=note)
    except NotKept as refusal:
        return _notes(request, pupil, found, fault=str(refusal), typed={"note": note})
    return _notes(request, pupil, found)


@keeping_texts
@require_POST
@for_pupils_of
def learn_highlight_delete(
    request: HttpRequest, pupil: Pupil, assignment: Assignment, item: int, highlight: int
) -> HttpResponse:
    """Delete a highlight; a second time changes nothing."""
    found = item_to_read(assignment, item)
    own = Highlight.objects.filter(pk=highlight, pupil=pupil, item=found).first()
    if own is not None:
        remove_highlight(highlight=own)
    return _notes(request, pupil, found)


@require_POST
@for_pupils_of
def learn_lookups(request: HttpRequest, pupil: Pupil, assignment: Assignment, item: int) -> HttpResponse:
    """Count that a card was opened: for the class, not for the pupil."""
    found = get_object_or_404(Item.objects.only("pk"), pk=item, assignment=assignment)
    card = CARD.match(tidied(request.POST.get("card", ""))[:900])
    if card is not None and not assignment.classroom.is_archived:
        count_lookup(item=found, path=card["path"])
    return HttpResponse(status=204)


def _check(assignment: Assignment, note: str, quote: str = "") -> None:
    """Raises NotKept."""
    if assignment.classroom.is_archived:
        raise NotKept("The class is over: notes can be read and deleted, not written.")
    if not assignment.is_available(timezone.now()):
        raise NotKept("This assignment is not open yet.")
    if len(note) > LONGEST_NOTE:
        raise NotKept(f"The note is too long: {len(note):,} characters. Shorten it to {LONGEST_NOTE:,} at most.")
    if len(quote) > LONGEST_QUOTE:
        raise NotKept(f"The passage is too long: {len(quote):,} characters. Mark {LONGEST_QUOTE:,} at most.")


def _notes(
    request: HttpRequest, pupil: Pupil, item: Item, *, fault: str = "", typed: dict[str, str] | None = None
) -> HttpResponse:
    """The list alone for a script, else the page at its list. What was refused is kept in the fields."""
    places = PupilPlaces(request.class_code, item.assignment_id)
    told = {"note_fault": fault, "typed": typed or {}}
    if is_script(request):
        own = Highlight.objects.filter(pupil=pupil, item=item)
        context = {"highlights": own, "here": places.item(item.pk), "classroom": pupil.classroom, **told}
        return pupil_page(request, "learn/_notes.html", context, status=400 if fault else 200)
    if fault and not item.assignment.is_available(timezone.now()):
        return not_open(request, pupil, item.assignment, list(filter(None, (typed or {}).values())))
    if fault:
        context = item_context(item, places, timezone.now(), pupil=pupil)
        return pupil_page(request, "learn/item.html", context | told)
    return redirect(f"{places.item(item.pk)}#notes")
