"""Which stored pages follow what is published and withdrawn."""

import pytest

from accounts.roles import CHIEF_EDITOR
from historiography.models import HistorianIndexPage, HistoriographyIndexPage
from publishing.actions import withdraw
from publishing.models import Document, Render
from publishing.rendering import render
from tests.factories.accounts import UserFactory
from tests.factories.glossary import cite, make_term, term_link
from tests.factories.historiography import make_historian, make_position, make_question, make_school
from tests.factories.pages import fresh, revise
from tests.factories.sources import make_source

pytestmark = pytest.mark.usefixtures("site")
CLAIM = "Beijing decided after weeks of doubt."


def store(*pages) -> None:
    for page in pages:
        render(fresh(page).document)


def stored(*pages) -> list[bool]:
    """Whether each page is still stored."""
    keys = set(Render.objects.values_list("pk", flat=True))
    return [fresh(page).document_id in keys for page in pages]


def text(client, page) -> str:
    store(page)
    return client.get(fresh(page).document.path).content.decode()


def gone(page) -> None:
    withdraw(page=fresh(page), by=UserFactory(role=CHIEF_EDITOR), reason="Wrong.")


def test_published_answer_appears_wherever_it_is_shown_and_disappears_once_withdrawn(client):
    school, other, question = make_school(), make_school("Revisionist school"), make_question()
    neighbour = make_position(question, other, claim="Moscow decided.")
    index = HistoriographyIndexPage.objects.get()
    pages = (question, school, neighbour)
    store(*pages, index)
    position = make_position(question, school, claim=CLAIM)
    assert stored(*pages, index) == [False] * 4
    assert [CLAIM in text(client, page) for page in pages] == [True] * 3
    assert "2 of 2 schools answer" in text(client, index)
    gone(position)
    assert stored(*pages, index) == [False] * 4
    assert [CLAIM in text(client, page) for page in pages] == [False] * 3
    assert "1 of 2 schools answer" in text(client, index)


def test_school_that_changes_is_shown_anew_wherever_its_mark_stands():
    school, question = make_school(), make_question()
    position = make_position(question, school)
    other = make_position(question, make_school("Revisionist school"))
    unanswered = make_question("Who decided?")
    historian = make_historian(schools=[school])
    historians, index = HistorianIndexPage.objects.get(), HistoriographyIndexPage.objects.get()
    pages = (school, question, unanswered, position, other, historian, historians, index)
    store(*pages)
    assert all(stored(*pages))
    revise(school, title="Traditional school")
    assert stored(*pages) == [False] * len(pages)


def test_historian_appears_on_school_and_list_and_disappears_once_withdrawn(client):
    whole = make_school("Chinese perspectives")
    school = make_school("Official narrative", parent=whole)
    historian = make_historian(schools=[school])
    pages = (school, whole, HistorianIndexPage.objects.get())
    assert ["Chen Jian" in text(client, page) for page in pages] == [True] * 3
    gone(historian)
    assert stored(*pages) == [False] * 3
    assert ["Chen Jian" in text(client, page) for page in pages] == [False] * 3


def test_new_question_is_asked_of_every_school(client):
    school = make_school()
    store(school)
    make_question("Who decided?")
    assert stored(school) == [False]
    assert "Who decided?" in text(client, school)


def test_work_of_a_school_that_changes_is_shown_anew_in_the_chart():
    work, other = make_source(), make_source("hao1990")
    make_school(works=[work])
    index = HistoriographyIndexPage.objects.get()
    store(index)
    revise(other, issued="1991")
    assert stored(index) == [True]
    revise(work, issued="1995")
    assert stored(index) == [False]


def test_what_an_argument_cites_or_links_to_is_shown_anew_with_its_question(client):
    term, source = make_term("Stalin", subjects=[]), make_source("hao1990", "Decision")
    question = make_question()
    make_position(question, make_school(), argument=f"<p>{term_link(term)} decided{cite(source)}.</p>")
    for page, changes in ((term, {"definition": "<p>A ruler.</p>"}), (source, {"issued": "1991"})):
        store(question)
        revise(page, **changes)
        assert stored(question) == [False]


def test_page_of_something_else_stays_stored():
    question, school = make_question(), make_school()
    term = make_term()
    store(term, question)
    make_position(question, school)
    assert stored(term) == [True]
    assert Document.objects.filter(kind="historiography.position").count() == 1


def test_answer_of_a_school_within_another_is_shown_anew_on_the_page_of_that_one(client):
    whole = make_school("Chinese perspectives")
    part = make_school("Official narrative", parent=whole)
    question = make_question()
    store(whole)
    make_position(question, part, claim=CLAIM)
    assert stored(whole) == [False]
    assert CLAIM in text(client, whole)


def test_first_answer_of_a_school_with_others_within_it_adds_it_to_every_question(client):
    whole = make_school("Chinese perspectives")
    make_school("Official narrative", parent=whole)
    question, other = make_question(), make_question("Who decided?")
    store(question, other)
    make_position(question, whole)
    assert stored(question, other) == [False, False]


def test_historian_who_leaves_a_school_leaves_the_page_of_the_school_around_it(client):
    whole = make_school("Chinese perspectives")
    school = make_school("Official narrative", parent=whole)
    historian = make_historian(schools=[school])
    assert "Chen Jian" in text(client, whole)
    revise(historian, memberships=[])
    assert stored(whole) == [False]
    assert "Chen Jian" not in text(client, whole)
