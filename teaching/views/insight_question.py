"""All answers to one question, with mark and comment in place."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from teaching.access import for_assignment
from teaching.answer_sheets import Entry, entries_to
from teaching.class_progress import neighbours
from teaching.models import Assignment, Pupil, StudyQuestion
from teaching.permissions import Ability
from teaching.results import question_of, question_result_of, questions_of
from teaching.views.insight_marking import back, by_method, page_context, save_all


@for_assignment(Ability.SEE)
def show(request: HttpRequest, assignment: Assignment, question: int) -> HttpResponse:
    asked = question_of(assignment, question)
    return render(request, *_page(request, assignment, asked, entries_to(asked, assignment)))


@for_assignment(Ability.MARK)
def change(request: HttpRequest, assignment: Assignment, question: int) -> HttpResponse:
    """Without a script the page is sent whole: whatever was changed on it is saved."""
    asked = question_of(assignment, question)
    entries = entries_to(asked, assignment)
    if save_all(request, entries):
        return back(request)
    return render(request, *_page(request, assignment, asked, entries), status=409)


question_page = by_method(show, change)


def _page(request: HttpRequest, assignment: Assignment, question: StudyQuestion, entries: list[Entry]):
    answered = {entry.answer.pupil_id for entry in entries}
    keys = [each.pk for each in questions_of(assignment)]
    before, after = neighbours(keys, question.pk)
    return "teaching/question_answers.html", page_context(request, assignment) | {
        "question": question,
        "result": question_result_of(question, assignment),
        "entries": entries,
        "without": [each for each in Pupil.objects.filter(classroom=assignment.classroom) if each.pk not in answered],
        "before": before,
        "after": after,
        "number": keys.index(question.pk) + 1 if question.pk in keys else None,
        "count": len(keys),
        "by": "question",
    }
