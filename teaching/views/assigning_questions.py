"""The questions on a text: written, started from the editors', changed, put in order, retired."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from teaching.access import for_assignment, item_of
from teaching.actions import asking
from teaching.actions.assigning import Refused
from teaching.models import Assignment, Item, QuestionKind, SetQuestion, StudyQuestion
from teaching.offers import offered_on
from teaching.permissions import Ability
from teaching.question_forms import QuestionForm, with_more_rows
from teaching.views.assigning_builder import is_done, to_builder


def question_of(assignment: Assignment, question: int) -> StudyQuestion:
    """A question of this assignment with its item. Raises Http404."""
    found = StudyQuestion.objects.select_related("item__version")
    found = get_object_or_404(found, pk=question, item__assignment=assignment)
    found.item.assignment = assignment
    return found


def _form(request: HttpRequest, question: StudyQuestion) -> tuple[QuestionForm, bool]:
    """The form, and whether it is to be saved: “More options” only asks for more rows."""
    if request.method != "POST":
        return QuestionForm(question=question), False
    if "more" in request.POST:
        form = QuestionForm(with_more_rows(request.POST), question=question)
        form.clear_faults()
        return form, False
    form = QuestionForm(request.POST, question=question)
    return form, form.is_valid()


def _page(request: HttpRequest, item: Item, form: QuestionForm, **more) -> HttpResponse:
    context = {"classroom": item.assignment.classroom, "here": "assignments", "assignment": item.assignment}
    return render(request, "teaching/question.html", context | {"item": item, "form": form} | more)


@for_assignment(Ability.ASSIGN)
@require_http_methods(["GET", "HEAD", "POST"])
def new_question(request: HttpRequest, assignment: Assignment, item: int) -> HttpResponse:
    """Ask a question of one's own."""
    found = item_of(assignment, item)
    found.assignment = assignment
    kind = request.GET.get("kind", "")
    question = StudyQuestion(item=found, kind=kind if kind in QuestionKind.values else QuestionKind.SHORT)
    form, is_to_be_saved = _form(request, question)
    if is_to_be_saved:
        for name, value in form.values().items():
            setattr(question, name, value)
        try:
            new = asking.ask(item=found, questions=[question])
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "The question is added." if new else "This question was there already.")
            if "another" in request.POST:
                return redirect("teach_question_new", assignment.classroom_id, assignment.pk, found.pk)
            return to_builder(assignment, f"item-{found.pk}")
    return _page(request, found, form)


@for_assignment(Ability.ASSIGN)
@require_http_methods(["GET", "HEAD", "POST"])
def edit_question(request: HttpRequest, assignment: Assignment, question: int) -> HttpResponse:
    """Change a question; one that was answered keeps its kind and what was chosen."""
    found = question_of(assignment, question)
    form, is_to_be_saved = _form(request, found)
    if is_to_be_saved:
        try:
            asking.change_question(question=found, **form.values())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "The question is saved.")
            return to_builder(assignment, f"item-{found.item_id}")
    return _page(request, found.item, form, question=found, answers=found.answers.count())


@for_assignment(Ability.ASSIGN)
@require_http_methods(["GET", "HEAD", "POST"])
def offered(request: HttpRequest, assignment: Assignment, item: int) -> HttpResponse:
    """The editors' questions on a text: ask copies of all or some."""
    found = item_of(assignment, item)
    found.assignment = assignment
    sets = offered_on([found])[found.pk]
    if request.method == "POST":
        rows = SetQuestion.objects.filter(question_set__in=sets).order_by("position", "pk")
        if "all" not in request.POST:
            rows = rows.filter(pk__in=[key for key in request.POST.getlist("questions") if _is_key(key)])
        order = {each.pk: place for place, each in enumerate(sets)}
        wanted = sorted(rows, key=lambda row: order[row.question_set_id])
        if wanted and _copied(request, found, wanted):
            return to_builder(assignment, f"item-{found.pk}")
        if not wanted:
            messages.error(request, "Tick at least one question.")
    context = {
        "classroom": assignment.classroom,
        "here": "assignments",
        "assignment": assignment,
        "item": found,
        "sets": [{"set": each, "questions": list(each.questions.all())} for each in sets],
        "asked": {(question.kind, question.text) for question in found.questions.asked()},
    }
    return render(request, "teaching/questions_offered.html", context)


def _is_key(key: str) -> bool:
    return key.isascii() and key.isdecimal() and len(key) <= 18


def _copied(request: HttpRequest, item: Item, wanted: list[SetQuestion]) -> bool:
    try:
        new = asking.ask(item=item, questions=wanted)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return False
    there = len(wanted) - len(new)
    told = f"{len(new)} question{'' if len(new) == 1 else 's'} added."
    was = "was" if there == 1 else "were"
    messages.success(request, f"{told} {there} {was} there already." if there else told)
    return True


@for_assignment(Ability.ASSIGN)
@require_POST
def move(request: HttpRequest, assignment: Assignment, question: int) -> HttpResponse:
    found = question_of(assignment, question)
    is_done(request, asking.move_question, question=found, up=request.POST.get("to") == "up")
    return to_builder(assignment, f"item-{found.item_id}")


@for_assignment(Ability.ASSIGN)
@require_POST
def remove(request: HttpRequest, assignment: Assignment, question: int) -> HttpResponse:
    """Take a question out; one that was answered is only no longer asked, and can be asked again."""
    found = question_of(assignment, question)
    try:
        was_kept = asking.remove_question(question=found)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        kept = "The question is no longer asked. The answers to it are kept, and you can ask it again."
        messages.success(request, kept if was_kept else "The question is removed.")
    return to_builder(assignment, f"item-{found.item_id}")


@for_assignment(Ability.ASSIGN)
@require_POST
def ask_again(request: HttpRequest, assignment: Assignment, question: int) -> HttpResponse:
    found = question_of(assignment, question)
    if is_done(request, asking.ask_again, question=found):
        messages.success(request, "The question is asked again.")
    return to_builder(assignment, f"item-{found.item_id}")
