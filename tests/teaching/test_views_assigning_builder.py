"""The builder: title and dates, texts, how often it asks the database."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse

from publishing.actions import withdraw
from teaching.models import Answer, Assignment, QuestionKind, StudyQuestion
from tests.factories.glossary import make_term
from tests.factories.pages import make_article, sections_of
from tests.factories.teaching import (
    make_answer,
    make_assignment,
    make_classroom,
    make_item,
    make_pupil,
    make_question,
    make_teacher,
)
from tests.teaching.assigning_pages import assign_path, at, browser, filled, offer, told

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


# --- The builder ------------------------------------------------------------------------------------------------------
def test_new_assignment_is_begun_by_a_title(teacher, classroom):
    path = reverse("teach_assignment_new", args=[classroom.pk])
    assert browser(teacher).post(path, {"title": "  "}).context["form"].errors == {"title": ["This field is required."]}
    response = browser(teacher).post(path, {"title": "War"})
    assert response["Location"] == at("teach_assignment", Assignment.objects.get(title="War"))


def test_due_date_is_read_in_the_zone_of_the_class(teacher):
    draft = make_assignment(make_classroom(teacher, time_zone="Asia/Kathmandu"), draft=True)
    client, path = browser(teacher), at("teach_assignment", draft)
    client.post(path, filled(client.get(path), due_day="2026-12-01", due_time="16:30", available_day="2026-11-25"))
    draft.refresh_from_db()
    assert draft.due_at == datetime(2026, 12, 1, 10, 45, tzinfo=UTC)
    assert draft.available_from == datetime(2026, 11, 24, 18, 15, tzinfo=UTC)


def test_due_date_without_a_time_is_midnight_at_the_end_of_the_day(teacher, classroom):
    draft = make_assignment(classroom, draft=True)
    client, path = browser(teacher), at("teach_assignment", draft)
    client.post(path, filled(client.get(path), due_day="2026-12-01", due_time=""))
    page = client.get(path)
    assert Assignment.objects.get().due_at == datetime(2026, 12, 2, 0, 0, tzinfo=UTC)
    assert "Due Tuesday 1 December 2026, midnight at the end of the day." in page.content.decode()
    assert (str(page.context["form"]["due_day"].value()), page.context["form"]["due_time"].value()) == (
        "2026-12-01",
        None,
    )


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"title": ""}, ("title", "This field is required.")),
        ({"title": "x" * 201}, ("title", "Ensure this value has at most 200 characters (it has 201).")),
        ({"title": "a\x00b"}, ("title", "Null characters are not allowed.")),
        (
            {"instructions": "x" * 5001},
            ("instructions", "Ensure this value has at most 5000 characters (it has 5001)."),
        ),
        ({"due_day": "soon"}, ("due_day", "Write the day like 2026-11-23 or 23/11/2026.")),
        ({"due_time": "12:00"}, ("due_day", "Give the day as well, or take the time out.")),
        ({"due_day": "2026-12-01", "due_time": "25:00"}, ("due_time", "Write the time like 16:30.")),
        ({"due_day": "9999-12-31"}, ("due_day", "Choose a day between 2000 and 2100.")),
        ({"due_day": "0001-01-01"}, ("due_day", "Choose a day between 2000 and 2100.")),
        (
            {"due_day": "2027-03-28", "due_time": "01:30"},
            (
                "due_time",
                "In Europe/London the clocks are put forward over 01:30 on Sunday 28 March 2027: there is no such "
                "time. Choose 02:30 or another time.",
            ),
        ),
        (
            {"available_day": "2026-12-02", "due_day": "2026-12-01"},
            ("due_day", "It is due before it is available. Change one of the two."),
        ),
        (
            {"late_policy": "never"},
            ("late_policy", "Select a valid choice. never is not one of the available choices."),
        ),
    ],
)
def test_fault_is_told_at_its_field_and_nothing_is_lost(teacher, classroom, fields, fault):
    draft = make_assignment(classroom, draft=True, due_at=None)
    client, path = browser(teacher), at("teach_assignment", draft)
    page = client.post(path, filled(client.get(path), instructions="Read well.") | fields)
    name, message = fault
    assert page.context["form"].errors == {name: [message]}
    assert page.context["form"]["instructions"].value() == fields.get("instructions", "Read well.")
    draft.refresh_from_db()
    assert (draft.title, draft.instructions) == ("Why China fought", "")


def test_second_teacher_does_not_overwrite_unawares(teacher, classroom):
    draft = make_assignment(classroom, draft=True, due_at=None)
    client, path = browser(teacher), at("teach_assignment", draft)
    first, second = client.get(path), client.get(path)
    client.post(path, filled(first, title="Theirs"))
    refused = client.post(path, filled(second, title="Mine"))
    assert Assignment.objects.get().title == "Theirs"
    assert "Saved now is: Title: “Theirs”." in refused.context["form"].non_field_errors()[0]
    assert refused.context["form"]["title"].value() == "Mine"
    client.post(path, filled(refused))
    assert Assignment.objects.get().title == "Mine"


def test_form_sent_twice_is_saved_without_a_question(teacher, classroom):
    draft = make_assignment(classroom, draft=True, due_at=None)
    client, path = browser(teacher), at("teach_assignment", draft)
    sent = filled(client.get(path), title="Once")
    assert [client.post(path, sent).status_code for _ in range(2)] == [302, 302]


def test_script_in_any_text_is_shown_as_it_was_written(teacher, classroom, section):
    bad = "<script>alert(1)</script>"
    item = make_item(make_assignment(classroom, bad, instructions=bad), section, note=bad)
    make_question(item, bad, QuestionKind.SINGLE, guide=bad)
    html = browser(teacher).get(at("teach_assignment", item.assignment)).content.decode()
    assert html.count("<script>alert") == 0
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html


def test_texts_are_found_by_words_of_their_titles(teacher, classroom):
    article = make_article("The intervention", sections=["Crossing the river", "The river war"])
    term = make_term("River crossing")
    draft = make_assignment(classroom, draft=True)
    crossing, war = sections_of(article)
    make_item(draft, crossing)

    def found(**asked):
        page = browser(teacher).get(at("teach_assignment", draft), asked)
        return [(text.kind, text.title, text.within) for text in page.context["found"]]

    assert found(words="river") == [
        ("Term", "River crossing", ""),
        ("Section", "Crossing the river", "The intervention"),
        ("Section", "The river war", "The intervention"),
    ]
    assert found(words="river WAR") == [("Section", "The river war", "The intervention")]
    assert found(words="river", kind="glossary.termpage") == [("Term", "River crossing", "")]
    assert found(words="interv") == [("Article", "The intervention", "")]
    assert found(words="\x00%") == []
    assert browser(teacher).get(at("teach_assignment", draft), {"words": "river"}).context["held"] == {
        crossing.document.pk
    }
    assert term.document.pk not in {crossing.document.pk, war.document.pk}


def test_texts_that_readers_cannot_have_are_not_found(teacher, classroom, section):
    draft = make_assignment(classroom, draft=True)
    path, client = at("teach_assignment", draft), browser(teacher)
    assert len(client.get(path, {"words": "crossing"}).context["found"]) == 1
    withdraw(page=section, by=None, reason="Forged.")
    assert client.get(path, {"words": "crossing"}).context["found"] == []
    client.post(at("teach_texts", draft), {"document": section.document.pk})
    assert draft.items.count() == 0


def test_at_most_twenty_texts_are_shown(teacher, classroom):
    for number in range(21):
        make_term(f"Bridge {number}")
    draft = make_assignment(classroom, draft=True)
    page = browser(teacher).get(at("teach_assignment", draft), {"words": "bridge"})
    assert (len(page.context["found"]), page.context["has_more"]) == (20, True)
    page = browser(teacher).get(at("teach_assignment", draft), {"words": "bridge 1"})
    assert (len(page.context["found"]), page.context["has_more"]) == (11, False)


def test_search_with_a_script_gets_the_list_alone(teacher, classroom, section):
    draft = make_assignment(classroom, draft=True)
    path = f"{at('teach_texts', draft)}?words=cross&kind="
    html = browser(teacher).get(path, HTTP_HX_REQUEST="true").content.decode()
    assert ("Crossing" in html, "<html" in html) == (True, False)
    assert browser(teacher).get(path)["Location"] == f"{at('teach_assignment', draft)}?words=cross&kind=#add"


def test_text_is_added_once(teacher, classroom, section):
    draft = make_assignment(classroom, draft=True)
    for _ in range(2):
        browser(teacher).post(at("teach_texts", draft), {"document": section.document.pk})
    for key in ("", "x", "0", "9" * 30):
        assert browser(teacher).post(at("teach_texts", draft), {"document": key}).status_code == 302
    assert [item.document for item in draft.items.all()] == [section.document]


def test_adding_a_text_keeps_what_was_searched_for(teacher, classroom, section):
    draft = make_assignment(classroom, draft=True)
    path = f"{at('teach_texts', draft)}?words=cross&kind="
    response = browser(teacher).post(path, {"document": section.document.pk})
    assert response["Location"] == f"{at('teach_assignment', draft)}?words=cross&kind=#item-{draft.items.get().pk}"


def test_instructions_for_a_text_are_saved_by_their_own_form(teacher, classroom, section):
    item = make_item(make_assignment(classroom), section)
    client = browser(teacher)
    (part,) = client.get(at("teach_assignment", item.assignment)).context["parts"]
    sent = {f"item-{item.pk}-note": "Read twice.", f"item-{item.pk}-seen": part.note_form["seen"].value()}
    client.post(at("teach_item_note", item), sent)
    item.refresh_from_db()
    assert item.note == "Read twice."
    refused = client.post(at("teach_item_note", item), {f"item-{item.pk}-note": "x" * 2001})
    (part,) = refused.context["parts"]
    assert part.note_form["note"].value() == "x" * 2001
    assert part.note_form.errors == {"note": ["Ensure this value has at most 2000 characters (it has 2001)."]}


def test_texts_and_questions_change_places(teacher, classroom):
    draft = make_assignment(classroom, draft=True)
    one, two = (make_item(draft, page) for page in sections_of(make_article(sections=["One", "Two"])))
    browser(teacher).post(at("teach_item_move", two), {"to": "up"})
    assert list(draft.items.all()) == [two, one]
    browser(teacher).post(at("teach_item_move", two), {"to": "up"})
    assert list(draft.items.all()) == [two, one]
    first, second = make_question(one, "One?"), make_question(one, "Two?")
    browser(teacher).post(at("teach_question_move", first), {"to": "down"})
    assert list(one.questions.all()) == [second, first]


def test_text_that_nobody_opened_goes_at_once(teacher, classroom, section):
    item = make_item(make_assignment(classroom), section)
    make_question(item)
    browser(teacher).post(at("teach_item_remove", item))
    assert item.assignment.items.count() == 0


def test_text_with_answers_goes_only_when_their_number_was_told(teacher, classroom, section):
    question = make_question(make_item(make_assignment(classroom), section))
    make_answer(make_pupil(classroom), question)
    client, path = browser(teacher), at("teach_item_remove", question.item)
    page = client.post(path)
    assert (page.status_code, page.context["answers"]) == (200, 1)
    assert "<strong>1 answer of pupils</strong> will be lost" in page.content.decode()
    make_answer(make_pupil(classroom, "Heron"), question)
    again = client.post(path, {"answers": "1"})
    assert (told(again), again.context["answers"]) == (
        ["Pupils have answered meanwhile. Look again before you remove it."],
        2,
    )
    client.post(path, {"answers": "2"})
    assert (StudyQuestion.objects.count(), Answer.objects.count()) == (0, 0)


# --- How many queries -------------------------------------------------------------------------------------------------
def counted(client, path: str) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert client.get(path).status_code == 200
    return len(queries)


def test_builder_asks_as_often_for_three_texts_as_for_one(teacher, classroom):
    pages = sections_of(make_article(sections=["One", "Two", "Three"]))
    one, three = make_assignment(classroom, "One"), make_assignment(classroom, "Three")
    for page in pages:
        offer(page.document, "Why?")
        question = make_question(make_item(three, page))
        make_answer(make_pupil(classroom, page.title), question)
    make_question(make_item(one, pages[0]))
    client = browser(teacher)
    client.get(at("teach_assignment", one))
    assert counted(client, at("teach_assignment", one)) == counted(client, at("teach_assignment", three))


def test_list_asks_as_often_for_three_assignments_as_for_one(teacher, section):
    one, three = make_classroom(teacher, "One"), make_classroom(teacher, "Three")
    for classroom in (one, three, three, three):
        make_question(make_item(make_assignment(classroom), section))
    client = browser(teacher)
    paths = [reverse("teach_assignments", args=[classroom.pk]) for classroom in (one, three)]
    client.get(paths[0])
    assert counted(client, paths[0]) == counted(client, paths[1])


def test_choice_asks_as_often_for_three_classes_as_for_one(section):
    users = []
    for count in (1, 3):
        user = make_teacher()
        users.append(user)
        for number in range(count):
            make_assignment(make_classroom(user, f"Class {number}"))
    clients = [browser(user) for user in users]
    clients[0].get(assign_path(section))
    assert counted(clients[0], assign_path(section)) == counted(clients[1], assign_path(section))
