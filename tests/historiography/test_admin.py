"""Schools, historians, questions and positions in the admin: lists, editors, chooser."""

import re

import pytest
from django.urls import reverse
from wagtail.models import Workflow
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text

from accounts.roles import EDITOR, TEACHER, WRITER
from historiography.models import HistorianIndexPage, HistoriographyIndexPage, Position, Question, SchoolPage
from publishing.actions import publish, withdraw
from publishing.actions.publishing import publish_revisions
from tests.factories.accounts import UserFactory
from tests.factories.edit_forms import PUBLISH
from tests.factories.historiography import (
    make_historian,
    make_historiography,
    make_position,
    make_question,
    make_school,
)
from tests.factories.pages import fresh
from tests.historiography.record_forms import POSITIONS, QUESTIONS, position_form, question_form
from tests.publishing.admin import count_queries, texts

pytestmark = pytest.mark.usefixtures("site")
SCHOOLS, HISTORIANS = "/admin/historiography/schools/", "/admin/historiography/historians/"
CHOOSER = "/admin/snippets/choose/historiography/position/"


@pytest.fixture
def editor(client):
    client.user = UserFactory(role=EDITOR)
    client.force_login(client.user)
    return client


def shown(response) -> list[str]:
    return [str(each) for each in response.context["object_list"]]


def errors(response) -> dict:
    return dict(response.context["form"].errors)


# --- Lists -----------------------------------------------------------------------------------------------------------
def fill(number: int) -> None:
    """A school, a historian of it, a question and a position on it."""
    school = make_school(f"School {number}", slug=f"school-{number}", short_title=f"S{number}", period="1950/1959")
    make_historian(f"Ada Byron{number}", schools=[school], life_dates="1912/1995")
    make_position(make_question(f"Question {number}?", order=number), school)


@pytest.mark.parametrize("address", [SCHOOLS, HISTORIANS, QUESTIONS, POSITIONS, CHOOSER])
def test_list_takes_as_many_queries_for_three_as_for_one(editor, address):
    fill(1)
    count_queries(editor, address)
    for_one = count_queries(editor, address)
    fill(2)
    fill(3)
    assert count_queries(editor, address) == for_one


@pytest.mark.parametrize("address", [SCHOOLS, HISTORIANS, QUESTIONS, POSITIONS, CHOOSER])
@pytest.mark.parametrize(("role", "allowed"), [(None, False), (TEACHER, False), (WRITER, True), (EDITOR, True)])
def test_list_is_for_those_who_write(client, address, role, allowed):
    if role is not None:
        client.force_login(UserFactory(role=role))
    assert (client.get(address).status_code == 200) == allowed


def test_lists_stand_together_in_the_menu(editor):
    html = editor.get(reverse("wagtailadmin_home")).content.decode()
    at = [html.index(f'"{address}"') for address in (SCHOOLS, HISTORIANS, QUESTIONS, POSITIONS)]
    assert (at == sorted(at), '"Historiography"' in html) == (True, True)


def test_schools_are_listed_with_mark_and_period(editor):
    make_school(period="1950/1959")
    html = editor.get(SCHOOLS).content.decode()
    assert [text in html for text in ("■ square", "1950–1959", "Orthodox school")] == [True, True, True]


def test_schools_are_filtered_by_the_school_that_they_are_part_of(editor):
    whole = make_school()
    make_school("Truman school", parent=whole)
    assert shown(editor.get(f"{SCHOOLS}?parent_school={whole.pk}")) == ["Truman school"]


def test_historians_are_filtered_by_school(editor):
    school = make_school()
    make_historian(schools=[school])
    make_historian("Ada Byron")
    assert shown(editor.get(f"{HISTORIANS}?memberships__school={school.pk}")) == ["Chen Jian"]


def test_questions_are_listed_in_their_order_with_their_positions(editor):
    make_question("Second?", order=2)
    first = make_question("First?", order=1)
    make_position(first)
    rows = editor.get(QUESTIONS).context["object_list"]
    assert [(str(row), row.live_positions, row.state_label) for row in rows] == [
        ("First?", 1, "Published"),
        ("Second?", 0, "Published"),
    ]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("question={0.question_id}", ["Orthodox on “First?”"]),
        ("school={1.school_id}", ["Truman on “Second?”"]),
        ("state=draft", ["Truman on “Second?”"]),
        ("state=live", ["Orthodox on “First?”"]),
        ("state=gone", []),
        ("q=stalin", ["Truman on “Second?”"]),
        ("q=first", ["Orthodox on “First?”"]),
        ("q=truman", ["Truman on “Second?”"]),
        ("", ["Orthodox on “First?”", "Truman on “Second?”"]),
    ],
)
def test_positions_are_searched_and_filtered(editor, query, found):
    one = make_position(make_question("First?", order=1), make_school())
    two = make_position(
        make_question("Second?", order=2), make_school("Truman school"), claim="Stalin decided.", live=False
    )
    assert shown(editor.get(f"{POSITIONS}?{query.format(one, two)}")) == found


def test_position_that_is_not_shown_is_told_in_the_list(editor):
    position = make_position()
    withdraw(page=position.question, by=None, reason="Badly put.")
    assert "Not shown: its question is not published" in editor.get(POSITIONS).content.decode()


@pytest.mark.parametrize(("words", "found"), [("orthodox first", True), ("beijing", True), ("first truman", False)])
def test_positions_are_chosen_by_question_school_and_claim(editor, words, found):
    make_position(make_question("First?", short_title="Motives"), make_school())
    html = editor.get(f"{CHOOSER}results/", {"q": words}).content.decode()
    assert [text in html for text in ("Motives", "Orthodox on “First?”", "Beijing decided.")] == [found] * 3


# --- Editors ---------------------------------------------------------------------------------------------------------
def test_question_and_position_are_added_and_published(editor):
    school = make_school()
    assert editor.post(f"{QUESTIONS}add/", question_form() | PUBLISH).status_code == 302
    question = Question.objects.get()
    data = position_form(question=question.pk, school=school.pk) | PUBLISH
    assert editor.post(f"{POSITIONS}add/", data).status_code == 302
    position = Position.objects.get()
    assert (position.live, position.citation_count, position.document.path) == (
        True,
        1,
        "/historiography/questions/who-decided/orthodox-school/",
    )
    assert position.document.current_version.author == editor.user


def add_position(client, **fields):
    question, school = make_question(), make_school()
    return client.post(f"{POSITIONS}add/", position_form(question=question.pk, school=school.pk, **fields) | PUBLISH)


def test_position_without_a_citation_is_refused_at_its_field(editor):
    response = add_position(editor, argument=rich_text("<p>It is so.</p>"))
    assert errors(response) == {
        "argument": [
            "The argument cites nothing. Cite at least one work in which the school says so: choose Citation in the "
            "toolbar."
        ]
    }
    assert Position.objects.count() == 0


def test_position_without_an_argument_is_refused_at_its_field(editor):
    response = add_position(editor, argument=rich_text(""))
    assert list(errors(response)) == ["argument"]


def test_question_without_an_explanation_is_refused_at_its_field(editor):
    response = editor.post(f"{QUESTIONS}add/", question_form(explanation=rich_text("")) | PUBLISH)
    assert errors(response) == {
        "explanation": ["There is no explanation yet. Write what is asked, and why it is disputed."]
    }


def test_draft_without_a_citation_is_saved(editor):
    question, school = make_question(), make_school()
    data = position_form(question=question.pk, school=school.pk, argument=rich_text("<p>It is so.</p>"))
    assert editor.post(f"{POSITIONS}add/", data).status_code == 302
    assert (Position.objects.get().live, Position.objects.get().citation_count) == (False, 0)


def test_second_position_of_a_school_on_a_question_is_refused(editor):
    position = make_position()
    data = position_form(question=position.question_id, school=position.school_id)
    response = editor.post(f"{POSITIONS}add/", data)
    assert "The school has a position on this question already: change that one." in str(errors(response))


def test_position_without_a_question_is_refused(editor):
    response = editor.post(f"{POSITIONS}add/", position_form(question="", school=make_school().pk) | PUBLISH)
    assert "question" in errors(response)


def test_published_position_stays_with_its_question(editor):
    position = make_position()
    other = make_question("Who decided?")
    data = position_form(question=other.pk, school=position.school_id, change_kind="fact")
    response = editor.post(f"{POSITIONS}edit/{position.pk}/", data)
    assert errors(response) == {
        "question": [
            "A published position stays with its question, which its address tells. Withdraw it, and make another."
        ]
    }


def test_revision_of_a_published_question_must_be_told(editor):
    question = make_question()
    address = f"{QUESTIONS}edit/{question.pk}/"
    data = question_form(slug=question.slug, title="Who decided, and when?") | PUBLISH
    assert "change_kind" in errors(editor.post(address, data))
    editor.post(address, data | {"change_kind": "wording"})
    assert Question.objects.get().document.current_version.number == 2


@pytest.mark.parametrize("name", ["question", "position"])
def test_preview_shows_the_page_with_the_draft(editor, name):
    position = make_position(live=False)
    record, address = {"question": (position.question, QUESTIONS), "position": (position, POSITIONS)}[name]
    data = {
        "question": question_form(title="Who <b>decided</b>?"),
        "position": position_form(
            question=position.question_id, school=position.school_id, claim="Who <b>decided</b>?"
        ),
    }[name]
    preview = f"{address}preview/{record.pk}/"
    assert editor.post(preview, data).json()["is_valid"] is True
    html = editor.get(f"{preview}?mode=").content.decode()
    assert "Who &lt;b&gt;decided&lt;/b&gt;?" in re.sub(r"<title>.*?</title>", "", html, flags=re.DOTALL)


# --- A question that was withdrawn -----------------------------------------------------------------------------------
@pytest.mark.parametrize("name", ["question", "school"])
def test_position_on_what_was_withdrawn_is_refused_at_its_field(editor, name):
    position = make_position(live=False)
    withdraw(page=getattr(position, name), by=None, reason="Badly put.")
    data = position_form(question=position.question_id, school=position.school_id) | PUBLISH
    response = editor.post(f"{POSITIONS}edit/{position.pk}/", data)
    title = getattr(position, name).title
    assert errors(response) == {name: [f"“{title}” was withdrawn. Publish it first: readers find the position there."]}
    assert Position.objects.get().live is False


def test_position_on_a_draft_is_refused_at_its_field(editor):
    position = make_position(make_question(live=False), live=False)
    data = position_form(question=position.question_id, school=position.school_id) | PUBLISH
    response = editor.post(f"{POSITIONS}edit/{position.pk}/", data)
    assert errors(response) == {
        "question": [
            "“Why did China enter the war?” is not published yet. Publish it first: readers find the position there."
        ]
    }


def test_review_of_a_position_on_a_withdrawn_question_tells_why_it_is_not_published(editor):
    position = make_position(live=False)
    position.save_revision()
    state = Workflow.objects.get().start(position, UserFactory(role=WRITER))
    withdraw(page=position.question, by=None, reason="Badly put.")
    address = f"{POSITIONS}workflow/action/{position.pk}/approve/{state.current_task_state.pk}/"
    response = editor.post(address, {"comment": ""})
    assert Position.objects.get().live is False
    assert any(
        "“Why did China enter the war?”, to which it belongs, is not published." in text for text in texts(response)
    )


def test_positions_of_a_withdrawn_question_are_shown_nowhere_until_it_is_back(client, rendering):
    position = make_position(claim="Mao decided alone.")
    path = position.document.path
    places = ["/historiography/", "/historiography/orthodox-school/", "/historiography/compare/", path]

    def telling() -> list[bool]:
        return ["Mao decided alone." in client.get(place).content.decode() for place in places]

    before = telling()
    withdraw(page=position.question, by=None, reason="Badly put.")
    assert telling() == [False] * len(places)
    assert client.get(path).status_code in (404, 410)
    publish(pages=[Question.objects.get()])
    assert telling() == before
    assert before[1:] == [True, True, True]


# --- Drafts without what the database needs --------------------------------------------------------------------------
PAGE_TEXTS = {
    "schoolpage": ("thesis", "evidence_base", "critics"),
    "historianpage": ("profile",),
}
PAGE_LINES = {
    "schoolpage": ("short_title", "parent_school", "mark", "period"),
    "historianpage": ("family_name", "distinction", "life_dates", "affiliation"),
}
PAGE_ROWS = {"schoolpage": ("works",), "historianpage": ("works", "memberships")}


@pytest.mark.parametrize(
    ("name", "parent", "needed"),
    [("schoolpage", HistoriographyIndexPage, "short_title"), ("historianpage", HistorianIndexPage, "family_name")],
)
def test_draft_page_without_its_names_is_told_at_its_fields(editor, name, parent, needed):
    make_historiography()
    data = {"title": "Ada Byron", "slug": "ada-byron", "change_kind": "", "change_note": ""}
    data |= dict.fromkeys(PAGE_LINES[name], "") | {each: rich_text("") for each in PAGE_TEXTS[name]}
    data |= {each: inline_formset([]) for each in (*PAGE_ROWS[name], "comments")}
    data |= {"names": inline_formset([{"text": "", "language": "zh"}])}
    address = reverse("wagtailadmin_pages:add", args=["historiography", name, parent.objects.get().pk])
    response = editor.post(address, nested_form_data(data))
    assert errors(response) == {needed: ["This field is required."]}


def test_draft_record_without_its_names_is_told_at_its_fields(editor):
    response = editor.post(f"{QUESTIONS}add/", question_form(title="", slug="", short_title=""))
    assert set(errors(response)) == {"title", "slug", "short_title"}
    data = position_form(question=make_question().pk, school=make_school().pk, claim="")
    assert set(errors(editor.post(f"{POSITIONS}add/", data))) == {"claim"}


def test_review_of_a_school_within_one_that_became_part_of_it_tells_why_it_is_not_published(editor):
    one, other = make_school(), make_school("Revisionist school")
    for school, whole in ((one, other), (other, one)):
        school = SchoolPage.objects.get(pk=school.pk)
        school.parent_school = SchoolPage.objects.get(pk=whole.pk)
        school.change_kind = "fact"
        school.save_revision()
    publish_revisions(revisions=[fresh(one).latest_revision])
    page = fresh(other)
    state = Workflow.objects.get().start(page, UserFactory(role=WRITER))
    address = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.current_task_state.pk])
    response = editor.post(address, {"comment": ""})
    assert fresh(other).parent_school is None
    assert any("“Orthodox school” is itself part of a school." in text for text in texts(response))
