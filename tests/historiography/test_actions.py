"""Positions follow their question and school: to other addresses, off the site and back."""

import pytest

from accounts.roles import CHIEF_EDITOR
from historiography.models import Position, Question
from publishing.actions import publish, withdraw, withhold
from publishing.models import Document, DocumentState, Version
from tests.factories.accounts import UserFactory
from tests.factories.historiography import make_position, make_question, make_school
from tests.factories.pages import fresh, revise

pytestmark = pytest.mark.usefixtures("site")


def state(position: Position) -> tuple[str, str]:
    return Document.objects.values_list("state", "reason").get(pk=position.document_id)


def path(position: Position) -> str:
    return Document.objects.get(pk=position.document_id).path


def back(record):
    return publish(pages=[type(record).objects.get(pk=record.pk)])


def test_positions_go_with_their_question_and_come_back_with_it():
    position, draft = make_position(), make_position(school=make_school("Other school"), live=False)
    elsewhere = make_position(make_question("Who decided?"), position.school)
    withdraw(page=position.question, by=None, reason="Badly put.")
    told = "“Why did China enter the war?”, to which it belongs, was withdrawn: Badly put."
    assert [state(each) for each in (position, draft, elsewhere)] == [
        (DocumentState.WITHDRAWN, told),
        (DocumentState.DRAFT, ""),
        (DocumentState.LIVE, ""),
    ]
    assert Position.objects.get(pk=position.pk).live is True
    back(position.question)
    assert [state(each)[0] for each in (position, draft)] == [DocumentState.LIVE, DocumentState.DRAFT]
    assert Version.objects.filter(document=position.document_id).count() == 1


def test_position_comes_back_when_question_and_school_both_are():
    position = make_position()
    withdraw(page=position.question, by=None, reason="Badly put.")
    withdraw(page=position.school, by=None, reason="No school.")
    back(position.question)
    assert state(position)[0] == DocumentState.WITHDRAWN
    publish(pages=[fresh(position.school)])
    assert state(position) == (DocumentState.LIVE, "")


def test_position_that_was_withdrawn_itself_stays_so():
    position = make_position()
    withdraw(page=position, by=None, reason="Wrong.")
    withdraw(page=position.question, by=None, reason="Badly put.")
    back(position.question)
    assert state(position) == (DocumentState.WITHDRAWN, "Wrong.")


def test_position_can_be_withdrawn_while_its_question_is():
    position = make_position()
    withdraw(page=position.question, by=None, reason="Badly put.")
    withdraw(page=Position.objects.get(pk=position.pk), by=None, reason="Wrong.")
    back(position.question)
    assert state(position) == (DocumentState.WITHDRAWN, "Wrong.")


def test_withheld_position_comes_back_withheld():
    position = make_position()
    chief = UserFactory(role=CHIEF_EDITOR)
    withhold(version=position.document.current_version, by=chief, reason="A court order.")
    withdraw(page=position.question, by=None, reason="Badly put.")
    back(position.question)
    assert state(position) == (DocumentState.WITHHELD, "A court order.")


def test_positions_follow_the_slug_of_their_school():
    position = make_position()
    old = path(position)
    revise(position.school, slug="old-orthodoxy")
    assert path(position) == "/historiography/questions/why-did-china-enter-the-war/old-orthodoxy/"
    assert Document.objects.get(paths__path=old).pk == position.document_id


def test_positions_follow_the_slug_of_their_question():
    position = make_position()
    question = Question.objects.get()
    question.slug, question.change_kind = "motives", "wording"
    publish(pages=[question])
    assert path(position) == "/historiography/questions/motives/orthodox-school/"
