"""Assigning in a browser: from a text on the site to an assignment; who may."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageViewRestriction

from accounts.roles import CHIEF_EDITOR, EDITOR
from publishing.actions import withdraw
from teaching.models import Assignment, Classroom
from tests.factories.accounts import UserFactory
from tests.factories.glossary import make_term
from tests.factories.historiography import make_question as make_debate_question
from tests.factories.historiography import make_school
from tests.factories.pages import make_article, make_information, make_section, sections_of
from tests.factories.teaching import (
    add_teacher,
    make_assignment,
    make_classroom,
    make_item,
    make_pupil,
    make_question,
    make_teacher,
    pupil_client,
)
from tests.teaching.assigning_pages import assign_path, at, browser, told

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


# --- From the public site ---------------------------------------------------------------------------------------------
def test_texts_lead_to_assigning(client, rendering):
    section = make_section(make_article(), "Crossing")
    article, term, school = section.container(), make_term("Peng Dehuai"), make_school()
    question = make_debate_question()
    for page in (section, article, term, school, question):
        link = f'<a href="{assign_path(page)}" rel="nofollow">Assign'
        assert client.get(page.document.path).content.decode().count(link) == 1, page


def test_every_section_of_an_article_has_its_link(client):
    article = make_article(sections=["One", "Two"])
    html = client.get(article.document.path).content.decode()
    assert [html.count(f'{assign_path(page)}"') for page in (article, *sections_of(article))] == [1, 1, 1]


def test_versions_and_other_pages_have_no_such_link(client, section):
    for path in (f"{section.document.path}v1/", f"{section.container().document.path}v1/", "/articles/"):
        assert "/teach/assign/" not in client.get(path).content.decode(), path
    assert "/teach/assign/" not in client.get(make_information().document.path).content.decode()


def test_front_page_leads_to_teaching_once_there_is_something_to_read(client):
    assert "Teaching this?" not in client.get("/").content.decode()
    make_article()
    assert client.get("/").content.decode().count("Teaching this?") == 1
    assert "Teaching this?" not in client.get("/v1/").content.decode()


def test_assigning_without_login_leads_to_it_and_back(client, section):
    response = client.get(assign_path(section))
    assert (response.status_code, response["Location"]) == (
        302,
        f"/accounts/login/?next=/teach/assign/%3Fdocument%3D{section.document.pk}",
    )


def test_assigning_without_a_class_leads_to_making_one_and_back(section, teacher):
    response = browser(teacher).get(assign_path(section))
    assert (response.status_code, response["Location"]) == (
        302,
        f"/teach/classes/new/?next=%2Fteach%2Fassign%2F%3Fdocument%3D{section.document.pk}",
    )


def test_class_that_is_made_on_the_way_leads_back_to_the_text(section, teacher):
    client = browser(teacher)
    path = client.get(assign_path(section))["Location"]
    made = {"name": "History 11b", "term": "", "time_zone": "Europe/London", "erase_on": "2027-12-01"}
    assert client.post(path, made)["Location"] == assign_path(section)
    away = client.post("/teach/classes/new/?next=//evil.example/", made)
    assert away["Location"] == reverse("teach_code", args=[Classroom.objects.latest("pk").pk])


def test_assigning_to_a_new_assignment(section, teacher, classroom):
    response = browser(teacher).post(assign_path(section), {"into": f"new-{classroom.pk}"})
    made = Assignment.objects.get()
    assert response["Location"] == at("teach_assignment", made)
    assert (made.title, made.classroom, made.published_at, made.created_by) == ("Crossing", classroom, None, teacher)
    assert [(item.document, item.version) for item in made.items.all()] == [
        (section.document, section.document.current_version)
    ]


def test_assigning_twice_to_a_new_assignment_begins_one(section, teacher, classroom):
    for _ in range(2):
        browser(teacher).post(assign_path(section), {"into": f"new-{classroom.pk}"})
    assert [made.items.count() for made in Assignment.objects.all()] == [1]


def test_assigning_to_an_assignment_adds_once(section, teacher, classroom):
    draft = make_assignment(classroom, draft=True)
    answers = [browser(teacher).post(assign_path(section), {"into": f"to-{draft.pk}"}, follow=True) for _ in range(2)]
    assert draft.items.count() == 1
    assert [told(answer) for answer in answers] == [["The text is added."], ["The text was there already."]]


def test_drafts_are_offered_before_published_assignments(section, teacher, classroom):
    published, draft = make_assignment(classroom, "Old"), make_assignment(classroom, "New", draft=True)
    (row,) = browser(teacher).get(assign_path(section)).context["rows"]
    assert (row["classroom"], row["assignments"]) == (classroom, [draft, published])


def test_assignments_of_others_and_of_archived_classes_are_not_chosen(section, teacher, classroom):
    other, archived = make_classroom(), make_classroom(teacher, archived_at=timezone.now())
    wanted = [f"new-{other.pk}", f"new-{archived.pk}", f"to-{make_assignment(other).pk}"]
    for into in [*wanted, f"to-{make_assignment(archived).pk}", "", "new-", "to-x", "to-99999999999999999999", "\x00"]:
        response = browser(teacher).post(assign_path(section), {"into": into})
        assert response.status_code == 200
        assert response.context["fault"] != ""
    assert [row["classroom"] for row in response.context["rows"]] == [classroom]


@pytest.mark.parametrize("key", ["", "0", "x", "-1", "9" * 18, "9" * 40, "١", "\x00"])
def test_text_that_is_unknown_says_so(teacher, classroom, key):
    response = browser(teacher).get("/teach/assign/", {"document": key})
    assert (response.status_code, response.context["why"]) == (404, "unknown")


def test_text_that_is_withdrawn_says_why(section, teacher, classroom):
    withdraw(page=section, by=None, reason="Its source was forged.")
    response = browser(teacher).get(assign_path(section))
    assert (response.status_code, response.context["why"]) == (410, "withdrawn")
    assert "Its source was forged." in response.content.decode()


def test_text_of_another_kind_says_so(teacher, classroom):
    response = browser(teacher).get(assign_path(make_information()))
    assert (response.status_code, response.context["why"]) == (404, "kind")


def test_restricted_text_does_not_tell_its_title(section, teacher, classroom):
    PageViewRestriction.objects.create(page=section, restriction_type="login")
    response = browser(teacher).get(assign_path(section))
    assert (response.status_code, response.context["why"]) == (404, "closed")
    assert section.title not in response.content.decode().replace("Crossing the Yalu", "")


# --- Who may ----------------------------------------------------------------------------------------------------------
PAGES = ["teach_assignment", "teach_texts", "teach_assignment_delete", "teach_reuse"]
POSTS = ["teach_publish", "teach_back_to_draft", "teach_duplicate"]
OF_ITEMS = ["teach_item_remove", "teach_update", "teach_question_new", "teach_questions_offered"]
POSTS_OF_ITEMS = ["teach_item_note", "teach_item_move"]
POSTS_OF_QUESTIONS = ["teach_question_move", "teach_question_remove", "teach_question_ask_again"]


@pytest.fixture
def addresses(section, classroom):
    """Every address of one assignment, with whether it is a page."""
    question = make_question(make_item(make_assignment(classroom), section))
    item, assignment = question.item, question.item.assignment
    own = [(at(name, assignment), name in PAGES) for name in PAGES + POSTS]
    own += [(at(name, item), name in OF_ITEMS) for name in OF_ITEMS + POSTS_OF_ITEMS]
    own += [(at(name, question), False) for name in POSTS_OF_QUESTIONS]
    lists = [reverse(name, args=[classroom.pk]) for name in ("teach_assignments", "teach_assignment_new")]
    return [*own, (at("teach_question_edit", question), True), *((path, True) for path in lists)]


def statuses(client, addresses) -> set[int]:
    return {client.get(path).status_code for path, is_page in addresses if is_page} | {
        client.post(path).status_code for path, _ in addresses if not path.endswith("/assignments/")
    }


def test_owner_and_co_teacher_may(addresses, teacher, classroom):
    for user in (teacher, add_teacher(classroom)):
        client = browser(user)
        assert {client.get(path).status_code for path, is_page in addresses if is_page} <= {200, 302}
        assert {client.get(path).status_code for path, is_page in addresses if not is_page} == {405}


def test_other_teachers_and_editors_find_nothing(addresses):
    assert statuses(browser(make_teacher()), addresses) == {404}
    for role in (EDITOR, CHIEF_EDITOR):
        assert statuses(browser(UserFactory(role=role)), addresses) <= {403, 404}


def test_pupils_and_strangers_are_led_to_the_login(addresses, classroom):
    for client in (Client(), pupil_client(make_pupil(classroom))):
        assert statuses(client, addresses) == {302}
        assert all(client.get(path)["Location"].startswith("/accounts/login/") for path, _ in addresses)


def test_archived_class_refuses_changes(addresses, teacher, classroom):
    Classroom.objects.update(archived_at=timezone.now())
    open_ones = [reverse("teach_assignments", args=[classroom.pk])]
    client = browser(teacher)
    for path, is_page in addresses:
        if path in open_ones or path.endswith("/reuse/"):
            assert client.get(path).status_code == 200
        else:
            assert client.post(path).status_code == 403
            assert not is_page or client.get(path).status_code == 403
    assert "Bring it back" in client.get(at("teach_assignment", Assignment.objects.get())).content.decode()


def test_item_and_question_of_another_assignment_are_not_found(section, teacher, classroom):
    question = make_question(make_item(make_assignment(classroom), section))
    other = make_assignment(classroom, "Other")
    keys = [classroom.pk, other.pk]
    client = browser(teacher)
    assert client.get(reverse("teach_update", args=[*keys, question.item_id])).status_code == 404
    assert client.get(reverse("teach_question_edit", args=[*keys, question.pk])).status_code == 404
