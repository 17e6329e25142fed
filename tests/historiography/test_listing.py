"""Which schools, questions, answers and historians readers can have, and in which order."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.roles import CHIEF_EDITOR
from historiography import listing
from publishing.actions import withdraw, withhold
from tests.factories.accounts import UserFactory
from tests.factories.historiography import historian_name, make_historian, make_position, make_question, make_school

pytestmark = pytest.mark.usefixtures("site")


def titles(entries) -> list[str]:
    return [entry.title for entry in entries]


def gone(page) -> None:
    withdraw(page=page, by=UserFactory(role=CHIEF_EDITOR), reason="Wrong.")


# --- Schools ---------------------------------------------------------------------------------------------------------
def test_schools_stand_in_their_order_each_followed_by_those_within_it():
    chinese = make_school("Chinese perspectives")
    make_school("Orthodox school")
    make_school("Official narrative", parent=chinese)
    make_school("New scholarship", parent=chinese)
    assert titles(listing.schools()) == [
        *("Chinese perspectives", "Official narrative", "New scholarship"),
        "Orthodox school",
    ]
    assert [school.is_part for school in listing.schools()] == [False, True, True, False]


def test_school_within_one_that_is_gone_stands_by_itself():
    chinese = make_school("Chinese perspectives")
    make_school("Official narrative", parent=chinese)
    gone(chinese)
    assert titles(listing.schools()) == ["Official narrative"]


def test_school_tells_its_period_and_the_first_paragraph_of_its_thesis():
    make_school(period="1950/1959", thesis="<p>Moscow ordered.</p><p>So it went.</p>")
    [school] = listing.schools()
    assert (school.period, school.thesis, school.slug) == ("1950–1959", "Moscow ordered.", "orthodox-school")


@pytest.mark.parametrize("closed", [["/historiography/orthodox-school/"], ["/historiography/"]])
def test_what_is_closed_is_not_told(closed):
    make_position(make_question(), make_school())
    make_historian()
    assert listing.schools(closed) == []
    if closed == ["/historiography/"]:
        assert (listing.questions(closed), listing.answers(closed), listing.historians(closed)) == ([], {}, [])


def test_draft_withdrawn_and_withheld_schools_are_left_out():
    make_school("Drafted school", live=False)
    gone(make_school("Withdrawn school"))
    school = make_school("Withheld school")
    withhold(version=school.document.current_version, by=UserFactory(role=CHIEF_EDITOR), reason="A court.")
    make_school("Open school")
    assert titles(listing.schools()) == ["Open school"]


def test_school_that_answers_nothing_itself_is_left_to_those_within_it():
    chinese, orthodox = make_school("Chinese perspectives"), make_school("Orthodox school")
    part = make_school("Official narrative", parent=chinese)
    question = make_question()
    make_position(question, part)
    assert titles(listing.speaking(listing.schools(), listing.answers())) == ["Official narrative", "Orthodox school"]
    make_position(question, chinese)
    assert titles(listing.speaking(listing.schools(), listing.answers())) == [
        *("Chinese perspectives", "Official narrative"),
        orthodox.title,
    ]


# --- Questions and answers -------------------------------------------------------------------------------------------
def test_questions_stand_in_their_order():
    make_question("Who decided?", order=2)
    make_question("When was it decided?", order=1)
    make_question("What was drafted?", live=False)
    assert titles(listing.questions()) == ["When was it decided?", "Who decided?"]


def test_answers_are_told_by_question_and_school():
    question, school = make_question(), make_school()
    position = make_position(question, school, claim="Moscow decided.")
    path = "/historiography/questions/why-did-china-enter-the-war/orthodox-school/"
    assert listing.answers() == {
        (question.pk, school.pk): listing.Answer("Moscow decided.", path, position.document_id)
    }
    gone(position)
    assert listing.answers() == {}


# --- Historians ------------------------------------------------------------------------------------------------------
def test_historians_stand_from_a_to_z_by_family_name():
    for title in ("William Stueck", "Chen Jian", "Bruce Cumings", "Élie Abel"):
        make_historian(title)
    assert [historian.title for historian in listing.historians()] == [
        *("Élie Abel", "Chen Jian", "Bruce Cumings", "William Stueck"),
    ]
    letters = {each["letter"]: titles(each["historians"]) for each in listing.by_letter(listing.historians())}
    assert letters["C"] == ["Chen Jian", "Bruce Cumings"]
    assert (letters["A"], letters["B"]) == (["Élie Abel"], [])


def test_historian_of_another_alphabet_comes_last():
    make_historian("陈兼", slug="chen-jian", family_name="陈")
    last = listing.by_letter(listing.historians())[-1]
    assert (last["anchor"], titles(last["historians"])) == ("letter-others", ["陈兼"])


def test_two_historians_of_one_name_are_told_apart():
    make_historian("Chen Jian", distinction="historian")
    make_historian("Chen Jian", slug="chen-jian-2", distinction="economist")
    assert [historian.distinction for historian in listing.historians()] == ["economist", "historian"]


def test_historian_tells_names_life_and_schools():
    school, other = make_school("Post-revisionist school"), make_school("Revisionist school")
    gone(other)
    make_historian(
        life_dates="1952-03-04/..",
        affiliation="Cornell University",
        names=[historian_name("陈兼", "zh-Hans", "Hans"), historian_name("Jian Chen", "en")],
        schools=[(school, "1994/..", "between two schools"), (school, "1990", ""), other],
    )
    [historian] = listing.historians()
    assert (historian.life, historian.affiliation) == ("born 1952", "Cornell University")
    assert [name["text"] for name in historian.names] == ["陈兼"]
    assert [(each.school.title, each.period, each.note) for each in historian.standings] == [
        ("Post-revisionist school", "1994 onwards", "between two schools"),
        ("Post-revisionist school", "1990", ""),
    ]
    assert titles(historian.schools) == ["Post-revisionist school"]


def test_three_take_as_many_queries_as_one():
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            listing.schools(), listing.questions(), listing.answers(), listing.historians()
        return len(captured)

    make_position(make_question(), make_school())
    make_historian(schools=[listing.SchoolPage.objects.get()], names=[historian_name("陈兼", "zh-Hans")])
    for_one = queries()
    for number in range(2):
        school = make_school(f"School {number}", short_title=str(number))
        make_position(make_question(f"What {number}?"), school)
        make_historian(f"Ada {number}", schools=[school], names=[historian_name("陈兼", "zh-Hans")])
    assert queries() == for_one
