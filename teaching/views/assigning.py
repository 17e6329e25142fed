"""Where assigning begins: from a text on the public site, or from the list of a class."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_safe

from publishing.models import Document, DocumentState
from teaching.access import for_class, for_teachers
from teaching.actions.assigning import Refused, add_text, begin_assignment
from teaching.assigning_forms import TitleForm
from teaching.building import assignments_of, when_of
from teaching.catalogue import KINDS, as_texts
from teaching.models import Assignment, Classroom
from teaching.permissions import Ability
from teaching.pinning import assignable_documents

LONGEST_TITLE = 200


def own_classes(request: HttpRequest):
    """The classes in which this teacher may assign: owner or co-teacher, not archived."""
    return Classroom.objects.taught_by(request.user).current()


def asked_document(request: HttpRequest) -> Document | None:
    key = request.GET.get("document", "")
    if not (key.isascii() and key.isdecimal() and len(key) <= 18):
        return None
    return Document.objects.select_related("current_version").filter(pk=int(key)).first()


@for_teachers
@require_http_methods(["GET", "HEAD", "POST"])
def assign(request: HttpRequest) -> HttpResponse:
    """Choose for a text the class, and the assignment or a new one. Without a class: make one, and come back."""
    document = asked_document(request)
    if document is None or not assignable_documents().filter(pk=document.pk).exists():
        return _not_assignable(request, document)
    classes = list(own_classes(request))
    if not classes:
        messages.info(request, "Make a class first: then choose what it reads.")
        return redirect(f"{reverse('teach_class_new')}?{urlencode({'next': request.get_full_path()})}")
    if request.method == "POST":
        return _assigned(request, document)
    return _choice(request, document, classes)


def _assigned(request: HttpRequest, document: Document) -> HttpResponse:
    """``into``: the key of an assignment, or ``new-`` with the key of a class."""
    into = request.POST.get("into", "")
    kind, _, key = into.rpartition("-")
    number = int(key) if key.isascii() and key.isdecimal() and len(key) <= 18 else 0
    try:
        if kind == "new":
            classroom = own_classes(request).get(pk=number)
            title = document.current_version.title[:LONGEST_TITLE]
            assignment = begin_assignment(classroom=classroom, title=title, by=request.user, document=document)
            messages.success(request, "A draft is begun. Give it a due date and questions, then publish it.")
        else:
            found = Assignment.objects.select_related("classroom")
            assignment = found.get(pk=number, classroom__in=own_classes(request))
            _, is_new = add_text(assignment=assignment, document=document)
            messages.success(request, "The text is added." if is_new else "The text was there already.")
    except (Classroom.DoesNotExist, Assignment.DoesNotExist):
        fault = "Choose one of your classes or assignments." if not into else "That is not there any more: choose anew."
        return _choice(request, document, list(own_classes(request)), fault)
    except Refused as refusal:
        return _choice(request, document, list(own_classes(request)), str(refusal))
    return redirect("teach_assignment", assignment.classroom_id, assignment.pk)


def _choice(request: HttpRequest, document: Document, classes: list[Classroom], fault: str = "") -> HttpResponse:
    own = Assignment.objects.filter(classroom__in=classes).order_by("published_at", "-pk")
    held = set(own.filter(items__document=document).values_list("pk", flat=True))
    by_class: dict[int, list[Assignment]] = {}
    for assignment in own:
        assignment.holds_it = assignment.pk in held
        by_class.setdefault(assignment.classroom_id, []).append(assignment)
    rows = [
        {"classroom": each, "assignments": sorted(by_class.get(each.pk, []), key=lambda one: bool(one.published_at))}
        for each in classes
    ]
    context = {"text": as_texts([document])[0], "rows": rows, "fault": fault}
    return render(request, "teaching/assign.html", context)


def _not_assignable(request: HttpRequest, document: Document | None) -> HttpResponse:
    """Why this text cannot be given to a class. Of what is not open to everyone it does not even tell the title."""
    context, status = {"why": "unknown"}, 404
    if document is not None and document.state in (DocumentState.WITHDRAWN, DocumentState.WITHHELD):
        context, status = {"why": document.state, "document": document}, 410
    elif document is not None and document.state == DocumentState.LIVE:
        context = {"why": "closed" if document.kind in KINDS else "kind"}
    return render(request, "teaching/assign_not.html", context, status=status)


@for_class(Ability.SEE)
@require_safe
def assignments(request: HttpRequest, classroom: Classroom) -> HttpResponse:
    """The assignments of a class: drafts, then those that pupils know of."""
    rows = list(assignments_of(classroom))
    for row in rows:
        row.classroom = classroom
        row.when = when_of(row, timezone.now())
    context = {
        "classroom": classroom,
        "here": "assignments",
        "drafts": [row for row in rows if row.published_at is None],
        "published": [row for row in rows if row.published_at is not None],
        "may_assign": Ability.ASSIGN in request.abilities,
    }
    return render(request, "teaching/assignments.html", context)


@for_class(Ability.ASSIGN)
@require_http_methods(["GET", "HEAD", "POST"])
def new_assignment(request: HttpRequest, classroom: Classroom) -> HttpResponse:
    """A title begins a draft; all else is done in the builder."""
    form = TitleForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        begun = begin_assignment(classroom=classroom, title=form.cleaned_data["title"], by=request.user)
        return redirect("teach_assignment", classroom.pk, begun.pk)
    context = {"classroom": classroom, "here": "assignments", "form": form}
    return render(request, "teaching/assignment_new.html", context)
