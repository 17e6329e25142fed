"""What each role may do with questions and positions. A line of ACTIONS is an action, a column a role."""

import pytest
from django.urls import reverse
from wagtail.models import Workflow

from accounts.roles import CHIEF_EDITOR, EDITOR, TEACHER, WRITER
from historiography.models import Position, Question
from tests.factories.accounts import UserFactory
from tests.factories.edit_forms import PUBLISH
from tests.factories.historiography import make_position, make_question, make_school
from tests.historiography.record_forms import POSITIONS, QUESTIONS, position_form, question_form

pytestmark = pytest.mark.usefixtures("site")


class Desk:
    """Somebody at work on records of one kind; each verb tells whether it was done."""

    def __init__(self, client, name: str):
        self.client = client
        self.name = name
        self.base = {"question": QUESTIONS, "position": POSITIONS}[name]
        self.model = {"question": Question, "position": Position}[name]

    def make(self, *, live: bool):
        return make_question(live=live) if self.name == "question" else make_position(live=live)

    def form(self, record=None, **fields) -> dict:
        if self.name == "question":
            return question_form(slug=record.slug if record else "who", **fields)
        question, school = (record.question, record.school) if record else (make_question(), make_school())
        return position_form(question=question.pk, school=school.pk, **fields)

    def edit(self, record, **fields):
        return self.client.post(f"{self.base}edit/{record.pk}/", self.form(record, **fields))

    def look(self) -> bool:
        return self.client.get(f"{self.base}edit/{self.make(live=False).pk}/").status_code == 200

    def add(self) -> bool:
        self.client.post(f"{self.base}add/", self.form())
        return self.model.objects.filter(live=False).exists()

    def change(self) -> bool:
        record = self.make(live=False)
        self.edit(record)
        return self.model.objects.get(pk=record.pk).latest_revision is not None

    def publish(self) -> bool:
        record = self.make(live=False)
        self.edit(record, **PUBLISH)
        return self.model.objects.get(pk=record.pk).live

    def withdraw(self) -> bool:
        record = self.make(live=True)
        address = reverse("publishing_admin:withdraw_record", args=[record.document_id])
        self.client.post(address, {"reason": "Superseded."})
        return not self.model.objects.get(pk=record.pk).live

    def submit(self) -> bool:
        record = self.make(live=False)
        self.edit(record, **{"action-submit": "1"})
        return self.model.objects.get(pk=record.pk).current_workflow_state is not None

    def approve(self) -> bool:
        record = self.make(live=False)
        record.save_revision()
        state = Workflow.objects.get().start(record, UserFactory(role=WRITER))
        address = f"{self.base}workflow/action/{record.pk}/approve/{state.current_task_state.pk}/"
        self.client.post(address, {"comment": ""})
        return self.model.objects.get(pk=record.pk).live

    def lock(self) -> bool:
        record = self.make(live=False)
        self.client.post(f"{self.base}lock/{record.pk}/")
        return self.model.objects.get(pk=record.pk).locked

    def delete_draft(self) -> bool:
        record = self.make(live=False)
        self.client.post(f"{self.base}delete/{record.pk}/")
        return not self.model.objects.filter(pk=record.pk).exists()

    def delete_published(self) -> bool:
        record = self.make(live=True)
        self.client.post(f"{self.base}delete/{record.pk}/")
        return not self.model.objects.filter(pk=record.pk).exists()

    def unpublish_without_reason(self) -> bool:
        record = self.make(live=True)
        self.client.post(f"{self.base}unpublish/{record.pk}/")
        return not self.model.objects.get(pk=record.pk).live


COLUMNS = (None, TEACHER, WRITER, EDITOR, CHIEF_EDITOR)
# Anonymous, teacher, writer, editor, chief editor: "x" may, "." may not.
ACTIONS = [
    (Desk.look, ". . x x x"),
    (Desk.add, ". . x x x"),
    (Desk.change, ". . x x x"),
    (Desk.submit, ". . x x x"),
    (Desk.publish, ". . . x x"),
    (Desk.approve, ". . . x x"),
    (Desk.withdraw, ". . . x x"),
    (Desk.lock, ". . . x x"),
    (Desk.delete_draft, ". . . x x"),
    (Desk.delete_published, ". . . . ."),
    (Desk.unpublish_without_reason, ". . . . ."),
]
CASES = [
    pytest.param(action, role, mark == "x", id=f"{action.__name__}-{role.name if role else 'anonymous'}")
    for action, marks in ACTIONS
    for role, mark in zip(COLUMNS, marks.split(), strict=True)
]


@pytest.mark.parametrize("name", ["question", "position"])
@pytest.mark.parametrize(("action", "role", "allowed"), CASES)
def test_action_is_allowed_or_refused_by_role(action, role, allowed, name, client):
    if role is not None:
        client.force_login(UserFactory(role=role))
    assert action(Desk(client, name)) == allowed
