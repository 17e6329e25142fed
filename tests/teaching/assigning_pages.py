"""What tests of assigning share: addresses, forms as they are shown, what a page tells."""

from django.test import Client
from django.urls import reverse

from teaching.models import Assignment, QuestionSet, SetQuestion


def browser(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def at(name: str, thing, *more: int) -> str:
    """The address of an assignment, or of an item or question of it."""
    assignment = thing if isinstance(thing, Assignment) else getattr(thing, "assignment", None) or thing.item.assignment
    keys = [assignment.classroom_id, assignment.pk]
    return reverse(name, args=[*keys, *([] if thing is assignment else [thing.pk]), *more])


def assign_path(page) -> str:
    return f"/teach/assign/?document={page.document.pk}"


def told(response) -> list[str]:
    return [str(message) for message in response.context["messages"]]


def filled(response, **fields) -> dict:
    """What the builder's form sends, as it was shown, with some fields changed."""
    form = response.context["form"]
    shown = {name: form[name].value() for name in form.fields}
    return {name: value if value is not None else "" for name, value in (shown | fields).items()}


def offer(document, *texts: str, is_offered: bool = True) -> list[SetQuestion]:
    own = QuestionSet.objects.create(document=document, is_offered=is_offered)
    return [SetQuestion.objects.create(question_set=own, text=text, position=n) for n, text in enumerate(texts)]
