"""Questions on a text are asked, changed, put in order, and no longer asked."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from teaching.actions.assigning import Refused, change_places, locked
from teaching.models import Answer, Item, StudyQuestion
from teaching.models.assignments import StudyQuestionBase

FIELDS = ("kind", "text", "options", "guide")
MOST_QUESTIONS = 40


@transaction.atomic
def ask(*, item: Item, questions: Iterable[StudyQuestionBase]) -> list[StudyQuestion]:
    """Ask copies of these questions, after those that are asked already. None is asked twice. Returns the new ones."""
    locked(item.assignment)
    if not Item.objects.filter(pk=item.pk).exists():
        raise Refused("This text was removed from the assignment meanwhile.")
    asked = list(item.questions.asked())
    last = item.questions.aggregate(last=Max("position"))["last"] or 0
    new: list[StudyQuestion] = []
    for question in questions:
        if any(_is_same(question, other) for other in [*asked, *new]):
            continue
        last += 1
        new.append(StudyQuestion(item=item, position=last, **_values(question)))
    if len(asked) + len(new) > MOST_QUESTIONS:
        raise Refused(f"A text has {MOST_QUESTIONS} questions at most. Remove some first.")
    for each in new:
        each.save(force_insert=True)
    return new


def _values(question: StudyQuestionBase) -> dict[str, Any]:
    return {name: getattr(question, name) for name in FIELDS}


def _is_same(one: StudyQuestionBase, other: StudyQuestionBase) -> bool:
    return (one.kind, one.text, one.options) == (other.kind, other.text, other.options)


@transaction.atomic
def change_question(*, question: StudyQuestion, kind: str, text: str, options: list[dict], guide: str) -> None:
    """Change what is asked. Raises Refused where that would leave answers without what they answer."""
    found = _locked(question)
    chosen = _chosen(found)
    if kind != found.kind and found.answers.exists():
        raise Refused("Pupils have answered it: it keeps its kind. Retire it and ask a new one instead.")
    gone = [option["text"] for option in found.options if option["key"] in chosen - {new["key"] for new in options}]
    if gone:
        raise Refused(f"Pupils have chosen “{gone[0]}”: reword it, or retire the question and ask a new one.")
    found.kind, found.text, found.options, found.guide = kind, text, options, guide
    found.save(update_fields=[*FIELDS])


def _chosen(question: StudyQuestion) -> set[str]:
    rows = Answer.objects.filter(question=question).exclude(choices=[]).values_list("choices", flat=True)
    return {key for row in rows for key in row}


def _locked(question: StudyQuestion) -> StudyQuestion:
    # An answer that is being saved refers to this row: it waits, or is seen here.
    found = StudyQuestion.objects.select_for_update().filter(pk=question.pk).first()
    if found is None:
        raise Refused("This question was removed meanwhile.")
    return found


@transaction.atomic
def move_question(*, question: StudyQuestion, up: bool) -> None:
    """Change places with the question before or after it that is still asked."""
    locked(question.item.assignment)
    change_places(list(StudyQuestion.objects.asked().filter(item=question.item_id)), question.pk, up=up)


@transaction.atomic
def remove_question(*, question: StudyQuestion) -> bool:
    """Ask it no more. One that was answered is kept with its answers. Returns whether it was kept."""
    found = _locked(question)
    if not found.answers.exists():
        found.delete()
        return False
    found.retired_at = found.retired_at or timezone.now()
    found.save(update_fields=["retired_at"])
    return True


@transaction.atomic
def ask_again(*, question: StudyQuestion) -> None:
    """Ask one again that was retired, after the others."""
    locked(question.item.assignment)
    last = StudyQuestion.objects.filter(item=question.item_id).aggregate(last=Max("position"))["last"] or 0
    StudyQuestion.objects.filter(pk=question.pk).exclude(retired_at=None).update(retired_at=None, position=last + 1)
