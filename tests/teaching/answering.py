"""What tests of pupils' answers send, and the ways in which an assignment is closed."""

import json
from datetime import UTC, datetime, timedelta

from django.urls import reverse
from django.utils import timezone

from teaching.models import LatePolicy
from tests.factories.teaching import code_of, pupil_client, submit

LONG_AGO = datetime(2026, 11, 1, 12, 0, tzinfo=UTC)


def address(name, item, *more) -> str:
    code = code_of(item.assignment.classroom)
    return reverse(name, args=[code, item.assignment_id, item.pk, *more])


def send(pupil, question, **sent):
    path = address("learn_answer", question.item, question.pk)
    return pupil_client(pupil).post(path, json.dumps(sent), content_type="application/json")


def handed_in(item, pupil):
    submit(pupil, item.assignment)


def over(item, pupil):
    item.assignment.due_at, item.assignment.late_policy = LONG_AGO, LatePolicy.REFUSE
    item.assignment.save()


def not_open(item, pupil):
    item.assignment.available_from = timezone.now() + timedelta(days=1)
    item.assignment.save()


def archived(item, pupil):
    item.assignment.classroom.archived_at = timezone.now()
    item.assignment.classroom.save()


CLOSINGS = [
    (handed_in, "You handed this in on"),
    (over, "This assignment was open until Sunday 1 November 2026, 12:00."),
    (not_open, "This assignment opens on"),
    (archived, "The class is over"),
]
