"""Question sets: what the database holds to, the editors' forms and lists, and who may do what."""

import pytest
from django.db import IntegrityError
from django.db.models import ProtectedError
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from accounts.roles import CHIEF_EDITOR, EDITOR, TEACHER, WRITER
from publishing.actions import withdraw
from teaching.models import QuestionKind, QuestionSet, SetQuestion
from tests.factories.accounts import UserFactory
from tests.factories.historiography import make_school
from tests.factories.pages import make_article, make_section
from tests.factories.teaching import make_question_set
from tests.publishing.admin import count_queries

pytestmark = pytest.mark.usefixtures("site")
SETS = "/admin/teaching/question-sets/"
SHORT = {"kind": "short", "text": "Who decided?", "lines": "", "guide": "Mao, against doubts."}


@pytest.fixture
def section():
    return make_section(make_article("War"), "Crossing")


@pytest.fixture
def editor(client):
    client.force_login(UserFactory(role=EDITOR))
    return client


def set_form(*questions, section=None, offered=False, found=None) -> dict:
    """What the editor sends; ``found`` is the set that is edited."""
    rows = [SHORT | question for question in questions or [{}]]
    kept = list(found.questions.order_by("position")) if found else []
    rows = [row | {"id": str(one.pk)} for row, one in zip(rows, kept, strict=False)] + rows[len(kept) :]
    data = {"questions": inline_formset(rows, initial=len(kept))}
    data |= {"document": section.document_id} if section else {}
    return nested_form_data(data | ({"is_offered": "on"} if offered else {}))


def faults(response) -> list[dict]:
    return [dict(row) for row in response.context["form"].formsets["questions"].errors]


# --- What the database holds to --------------------------------------------------------------------------------------
def test_section_has_one_set(section):
    make_question_set(section)
    with pytest.raises(IntegrityError):
        make_question_set(section)


def test_question_of_a_set_has_text(section):
    questions = make_question_set(section)
    with pytest.raises(IntegrityError, match="teaching_set_question_has_text"):
        SetQuestion.objects.create(question_set=questions, text="")


def test_document_with_a_set_is_not_deleted(section):
    make_question_set(section)
    with pytest.raises(ProtectedError):
        section.document.delete()


def test_questions_go_with_their_set(section):
    make_question_set(section, "One?", "Two?").delete()
    assert SetQuestion.objects.count() == 0


def test_set_is_called_after_its_section(section):
    assert str(make_question_set(section)) == "Questions on Crossing"


# --- Writing a set ---------------------------------------------------------------------------------------------------
def test_set_is_made_with_its_questions_in_order(editor, section):
    form = set_form({"text": "Second?", "ORDER": "2"}, {"text": "First?", "ORDER": "1"}, section=section, offered=True)
    response = editor.post(f"{SETS}new/", form)
    assert response.status_code == 302
    found = QuestionSet.objects.get()
    assert (found.document, found.is_offered) == (section.document, True)
    assert [question.text for question in found.questions.all()] == ["First?", "Second?"]


def test_options_are_written_as_lines_and_shown_again(editor, section):
    question = {"kind": "single", "lines": "* Out of fear\r\nFor oil"}
    editor.post(f"{SETS}new/", set_form(question, section=section))
    found = QuestionSet.objects.get()
    assert found.questions.get().options == [
        {"key": "a", "text": "Out of fear", "is_right": True},
        {"key": "b", "text": "For oil", "is_right": False},
    ]
    form = editor.get(f"{SETS}edit/{found.pk}/").context["form"]
    assert form.formsets["questions"].forms[0]["lines"].value() == "* Out of fear\nFor oil"


def test_options_keep_their_keys_when_they_are_moved(editor, section):
    editor.post(f"{SETS}new/", set_form({"kind": "single", "lines": "*One\nTwo"}, section=section))
    found = QuestionSet.objects.get()
    editor.post(f"{SETS}edit/{found.pk}/", set_form({"kind": "single", "lines": "Two\n*One"}, found=found))
    assert [(one["key"], one["text"]) for one in found.questions.get().options] == [("b", "Two"), ("a", "One")]


def test_schools_are_named_by_their_short_titles(editor, section):
    orthodox, revisionist = make_school(), make_school("Revisionist school")
    question = {"kind": "school", "lines": "*orthodox\nRevisionist"}
    editor.post(f"{SETS}new/", set_form(question, section=section))
    found = QuestionSet.objects.get()
    assert found.questions.get().options == [
        {"key": str(orthodox.document_id), "text": "Orthodox", "is_right": True},
        {"key": str(revisionist.document_id), "text": "Revisionist", "is_right": False},
    ]


def test_school_that_has_another_short_title_by_now_is_shown_by_that(editor, section):
    school, _ = make_school(), make_school("Revisionist school")
    editor.post(f"{SETS}new/", set_form({"kind": "school", "lines": "*Orthodox\nRevisionist"}, section=section))
    type(school).objects.filter(pk=school.pk).update(short_title="First")
    form = editor.get(f"{SETS}edit/{QuestionSet.objects.get().pk}/").context["form"]
    assert form.formsets["questions"].forms[0]["lines"].value() == "* First\nRevisionist"


@pytest.mark.parametrize(
    ("question", "field", "message"),
    [
        ({"kind": "single", "lines": "One"}, "lines", "Give at least two options, each on a line of its own."),
        ({"kind": "school", "lines": "*Marxist\nX"}, "lines", "There is no school “Marxist”. There are: none yet."),
        (
            {"kind": "long", "lines": "*One\nTwo"},
            "lines",
            "Only questions with choices have options: take them out, or choose another kind of question.",
        ),
        ({"text": ""}, "text", "This field is required."),
        ({"kind": "essay"}, "kind", "Select a valid choice. essay is not one of the available choices."),
        ({"text": "a\0b"}, "text", "Null characters are not allowed."),
    ],
)
def test_fault_is_told_at_its_field_and_nothing_is_lost(editor, section, question, field, message):
    response = editor.post(f"{SETS}new/", set_form(question, section=section))
    assert response.status_code == 200
    assert faults(response)[0][field][0] == message
    assert QuestionSet.objects.count() == 0
    assert response.context["form"].formsets["questions"].forms[0]["guide"].value() == SHORT["guide"]


def test_set_without_questions_is_refused(editor, section):
    response = editor.post(
        f"{SETS}new/", nested_form_data({"document": section.document_id, "questions": inline_formset([])})
    )
    assert response.status_code == 200
    assert response.context["form"].formsets["questions"].non_form_errors() == ["Please submit at least 1 form."]


def test_sections_to_choose_are_published_and_have_no_set(editor):
    article = make_article("War")
    free, taken, gone = (make_section(article, title) for title in ("Free", "Taken", "Gone"))
    make_section(article, "Draft", live=False)
    make_question_set(taken)
    withdraw(page=gone, by=None, reason="Wrong.")
    choices = editor.get(f"{SETS}new/").context["form"].fields["document"].choices
    assert [label for _, label in choices] == ["---------", "War: Free"]
    response = editor.post(f"{SETS}new/", set_form(section=taken))
    assert response.context["form"].errors["document"] == [
        "This section has questions by now, or is not published. Choose another."
    ]
    assert editor.post(f"{SETS}new/", set_form(section=free)).status_code == 302


def test_set_stays_with_its_section(editor, section):
    found, other = make_question_set(section), make_section(make_article("Peace"), "Talks")
    editor.post(f"{SETS}edit/{found.pk}/", set_form(section=other, found=found))
    found.refresh_from_db()
    assert found.document == section.document


def test_question_is_changed_added_and_removed(editor, section):
    found = make_question_set(section, "One?", "Two?")
    form = set_form({"text": "First?"}, {"DELETE": "on"}, {"text": "Third?"}, found=found)
    assert editor.post(f"{SETS}edit/{found.pk}/", form).status_code == 302
    assert [question.text for question in found.questions.all()] == ["First?", "Third?"]


def test_editor_of_a_set_has_a_link_to_the_section(editor, section):
    found = make_question_set(section)
    html = editor.get(f"{SETS}edit/{found.pk}/").content.decode()
    assert f'<a href="{section.document.path}">Crossing</a>' in html


def test_script_in_any_field_is_text(editor, section):
    script = "<script>alert(1)</script>"
    question = {"kind": "single", "text": script, "guide": script, "lines": f"*{script}\nTwo"}
    editor.post(f"{SETS}new/", set_form(question, section=section))
    html = editor.get(f"{SETS}edit/{QuestionSet.objects.get().pk}/").content.decode()
    assert script not in html
    assert html.count("&lt;script&gt;alert(1)") >= 3


# --- The list --------------------------------------------------------------------------------------------------------
def test_list_tells_sections_numbers_and_what_is_offered(editor):
    article = make_article("War")
    make_question_set(make_section(article, "First"), "One?", "Two?")
    make_question_set(make_section(article, "Second"), offered=False)
    rows = editor.get(SETS).context["object_list"]
    assert [(row.section, row.number, row.is_offered) for row in rows] == [("First", 2, True), ("Second", 1, False)]


def test_list_takes_as_many_queries_for_three_as_for_one(editor):
    article = make_article("War")
    make_question_set(make_section(article, "First"))
    count_queries(editor, SETS)
    for_one = count_queries(editor, SETS)
    for title in ("Second", "Third"):
        make_question_set(make_section(article, title))
    assert count_queries(editor, SETS) == for_one


def test_menu_leads_to_the_list(editor):
    assert f'"url": "{SETS}"' in editor.get("/admin/").content.decode()


# --- Who may do what -------------------------------------------------------------------------------------------------
def look(client, section) -> bool:
    return client.get(f"{SETS}edit/{make_question_set(section).pk}/").status_code == 200


def add(client, section) -> bool:
    client.post(f"{SETS}new/", set_form(section=section))
    return QuestionSet.objects.filter(is_offered=False).exists()


def change(client, section) -> bool:
    found = make_question_set(section)
    client.post(f"{SETS}edit/{found.pk}/", set_form({"text": "Why?"}, found=found))
    return found.questions.get().text == "Why?"


def offer(client, section) -> bool:
    found = make_question_set(section, offered=False)
    client.post(f"{SETS}edit/{found.pk}/", set_form(found=found, offered=True))
    found.refresh_from_db()
    return found.is_offered


def offer_at_once(client, section) -> bool:
    client.post(f"{SETS}new/", set_form(section=section, offered=True))
    return QuestionSet.objects.filter(is_offered=True).exists()


def take_back(client, section) -> bool:
    found = make_question_set(section)
    client.post(f"{SETS}edit/{found.pk}/", set_form(found=found))
    found.refresh_from_db()
    return not found.is_offered


def delete(client, section) -> bool:
    found = make_question_set(section)
    client.post(f"{SETS}delete/{found.pk}/")
    return not QuestionSet.objects.exists()


COLUMNS = (None, TEACHER, WRITER, EDITOR, CHIEF_EDITOR)
# Anonymous, teacher, writer, editor, chief editor: "x" may, "." may not.
ACTIONS = [
    (look, ". . x x x"),
    (add, ". . x x x"),
    (change, ". . x x x"),
    (offer, ". . . x x"),
    (offer_at_once, ". . . x x"),
    (take_back, ". . . x x"),
    (delete, ". . . x x"),
]
CASES = [
    pytest.param(action, role, mark == "x", id=f"{action.__name__}-{role.name if role else 'anonymous'}")
    for action, marks in ACTIONS
    for role, mark in zip(COLUMNS, marks.split(), strict=True)
]


@pytest.mark.parametrize(("action", "role", "allowed"), CASES)
def test_action_is_allowed_or_refused_by_role(action, role, allowed, client, section):
    if role is not None:
        client.force_login(UserFactory(role=role))
    assert action(client, section) == allowed


def test_kinds_of_questions_are_offered_in_words(editor):
    form = editor.get(f"{SETS}new/").context["form"].formsets["questions"].empty_form
    assert [label for value, label in form.fields["kind"].choices if value] == QuestionKind.labels
