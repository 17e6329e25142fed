"""The builder: everything about one assignment on one page, each part saved by a form of its own."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from teaching.access import for_assignment
from teaching.actions.assigning import Refused, add_text, change_assignment, was_opened
from teaching.assigning_forms import AssignmentForm, NoteForm
from teaching.building import parts_of, warnings_on, when_of
from teaching.catalogue import KINDS, find_texts
from teaching.models import Assignment
from teaching.permissions import Ability
from teaching.pinning import assignable_documents
from teaching.sharing import share_of


def to_builder(assignment: Assignment, anchor: str = "", search: str = "") -> HttpResponse:
    """Back to the builder, at one of its parts, with what was searched for."""
    address = reverse("teach_assignment", args=[assignment.classroom_id, assignment.pk])
    address = f"{address}?{search}" if search else address
    return redirect(f"{address}#{anchor}" if anchor else address)


def is_done(request: HttpRequest, action: Callable[..., object], **what) -> bool:
    """Do it, or tell the teacher why it cannot be done."""
    try:
        action(**what)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return False
    return True


@for_assignment(Ability.ASSIGN)
@require_http_methods(["GET", "HEAD", "POST"])
def builder(request: HttpRequest, assignment: Assignment) -> HttpResponse:
    """Show it; a POST saves what stands above the texts."""
    form = AssignmentForm(request.POST if request.method == "POST" else None, assignment=assignment)
    if request.method == "POST" and form.is_valid():
        try:
            changed = change_assignment(assignment=assignment, **form.values())
        except Refused as refusal:
            messages.error(request, str(refusal))
            return redirect("teach_assignments", assignment.classroom_id)
        messages.success(request, "Saved.")
        if changed.is_past_due(timezone.now()):
            messages.warning(request, "The due date is in the past.")
        return to_builder(assignment, "when" if changed.due_at else "")
    return built(request, assignment, form)


def built(
    request: HttpRequest, assignment: Assignment, form: AssignmentForm | None = None, note: NoteForm | None = None
) -> HttpResponse:
    """The page. ``form``, ``note``: forms that hold what was typed and could not be saved."""
    parts = parts_of(assignment)
    for part in parts:
        own = NoteForm(item=part.item)
        part.note_form = note if note is not None and note.prefix == own.prefix else own
    context = {
        "classroom": assignment.classroom,
        "here": "assignments",
        "assignment": assignment,
        "form": form or AssignmentForm(assignment=assignment),
        "parts": parts,
        "warnings": warnings_on(assignment, parts, timezone.now()),
        "share": share_of(assignment) if assignment.published_at else None,
        "may_take_back": assignment.published_at is not None and not was_opened(assignment),
        "when": when_of(assignment, timezone.now()),
        **_search(request.GET, assignment),
    }
    return render(request, "teaching/assignment.html", context)


def _search(asked: QueryDict, assignment: Assignment) -> dict:
    words, kind = asked.get("words", ""), asked.get("kind", "")
    found, has_more = find_texts(words, kind) if "words" in asked else (None, False)
    held = set(assignment.items.values_list("document", flat=True)) if found else set()
    return {"words": words, "kind": kind, "kinds": KINDS.items(), "found": found, "has_more": has_more, "held": held}


@for_assignment(Ability.ASSIGN)
@require_http_methods(["GET", "HEAD", "POST"])
def texts(request: HttpRequest, assignment: Assignment) -> HttpResponse:
    """The texts found, for the builder to put in its place; a POST adds one."""
    if request.method == "POST":
        return _added(request, assignment)
    if not request.htmx:
        return to_builder(assignment, "add", request.GET.urlencode())
    told = {"classroom": assignment.classroom, "assignment": assignment, "is_fragment": True}
    context = {**told, **_search(request.GET, assignment)}
    return render(request, "teaching/_found_texts.html", context)


def _added(request: HttpRequest, assignment: Assignment) -> HttpResponse:
    key = request.POST.get("document", "")
    number = int(key) if key.isascii() and key.isdecimal() and len(key) <= 18 else 0
    document = assignable_documents().filter(pk=number).first()
    if document is None:
        messages.error(request, "This text cannot be assigned: it is not published, or not open to everyone.")
        return to_builder(assignment, "add")
    try:
        item, is_new = add_text(assignment=assignment, document=document)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return to_builder(assignment, "add")
    title = document.current_version.title
    messages.success(request, f"“{title}” is added." if is_new else f"“{title}” was there already.")
    return to_builder(assignment, f"item-{item.pk}", request.GET.urlencode())
