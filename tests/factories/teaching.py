"""Classes with teachers, pupils and assignments, made by the site's own actions where there are any."""

from datetime import timedelta
from typing import Any

from django.core import signing
from django.test import Client
from django.utils import timezone
from wagtail.models import Page

from accounts.models import User
from accounts.roles import TEACHER
from publishing.models import Version
from teaching.codes import new_code
from teaching.models import (
    Answer,
    Assignment,
    Classroom,
    ClassTeacher,
    Item,
    JoinCode,
    Pupil,
    QuestionKind,
    QuestionSet,
    SetQuestion,
    StudyQuestion,
    Submission,
)
from teaching.pinning import current_serial
from teaching.pupil_sessions import COOKIE, SALT
from tests.factories.accounts import UserFactory

PIN = "2580"


def make_teacher(**fields) -> User:
    return UserFactory(role=TEACHER, **fields)


def make_classroom(teacher: User | None = None, name: str = "History 11b", **fields) -> Classroom:
    """A class with an owner and a code in use."""
    classroom = Classroom.objects.create(name=name, **{"time_zone": "Europe/London"} | fields)
    ClassTeacher.objects.create(classroom=classroom, teacher=teacher or make_teacher(), is_owner=True)
    JoinCode.objects.create(classroom=classroom, code=new_code())
    return classroom


def add_teacher(classroom: Classroom, teacher: User | None = None) -> User:
    """A co-teacher."""
    teacher = teacher or make_teacher()
    ClassTeacher.objects.create(classroom=classroom, teacher=teacher)
    return teacher


def code_of(classroom: Classroom) -> str:
    return classroom.join_codes.get(retired_at=None).code


def make_pupil(classroom: Classroom, nickname: str = "Kestrel", pin: str = PIN) -> Pupil:
    pupil = Pupil(classroom=classroom, nickname=nickname)
    pupil.set_pin(pin)
    pupil.save()
    return pupil


def pupil_client(pupil: Pupil) -> Client:
    """A browser that is signed in as this pupil."""
    client = Client()
    client.cookies[COOKIE] = signing.dumps({str(pupil.classroom_id): [pupil.pk, pupil.stamp]}, salt=SALT)
    return client


def make_assignment(
    classroom: Classroom, title: str = "Why China fought", *, draft: bool = False, **fields
) -> Assignment:
    """Published, available, due in a week unless told otherwise."""
    now = timezone.now()
    told: dict[str, Any] = {"due_at": now + timedelta(days=7), "published_at": None if draft else now} | fields
    return Assignment.objects.create(classroom=classroom, title=title, **told)


def make_item(assignment: Assignment, what: Page | Version, **fields) -> Item:
    """An item on a version, or on the current version of a page or record."""
    version = what if isinstance(what, Version) else what.document.current_version
    told = {"position": assignment.items.count() + 1, "serial": current_serial()} | fields
    return Item.objects.create(assignment=assignment, document=version.document, version=version, **told)


def make_question(item: Item, text: str = "Why did China cross the river?", kind: str = QuestionKind.SHORT, **fields):
    options: list[dict] = []
    if kind in (QuestionKind.SINGLE, QuestionKind.MULTIPLE):
        options = [
            {"key": "a", "text": "Out of fear", "is_right": True},
            {"key": "b", "text": "On Moscow's order", "is_right": False},
            {"key": "c", "text": "For its allies", "is_right": kind == QuestionKind.MULTIPLE},
        ]
    told = {"position": item.questions.count() + 1, "options": options} | fields
    return StudyQuestion.objects.create(item=item, text=text, kind=kind, **told)


def make_answer(pupil: Pupil, question: StudyQuestion, text: str = "Out of fear for Manchuria.", **fields) -> Answer:
    item = question.item
    told = {"version": item.version, "serial": item.serial, "saved_at": timezone.now()} | fields
    return Answer.objects.create(pupil=pupil, question=question, text=text, **told)


def submit(pupil: Pupil, assignment: Assignment, **fields) -> Submission:
    return Submission.objects.create(pupil=pupil, assignment=assignment, **{"submitted_at": timezone.now()} | fields)


def make_question_set(section: Page, *texts: str, offered: bool = True) -> QuestionSet:
    """Short questions on a published section."""
    found = QuestionSet(document=section.document, is_offered=offered)
    found.questions = [SetQuestion(text=text, position=place) for place, text in enumerate(texts or ("Who decided?",))]
    found.save()
    return found
