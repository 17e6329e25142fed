"""Assigning in a browser: from a text on the site to a published assignment."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageViewRestriction

from accounts.roles import CHIEF_EDITOR, EDITOR
from publishing.actions import withdraw, withhold
from teaching.models import Answer, Assignment, Classroom, QuestionKind, QuestionSet, SetQuestion, StudyQuestion
from tests.factories.accounts import UserFactory
from tests.factories.glossary import make_term
from tests.factories.historiography import make_question as make_debate_question
from tests.factories.historiography import make_school
from tests.factories.pages import body, make_article, make_information, make_section, revise, sections_of
from tests.factories.teaching import (
    add_teacher,
    code_of,
    make_answer,
    make_assignment,
    make_classroom,
    make_item,
    make_pupil,
    make_question,
    make_teacher,
    pupil_client,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


@pytest.fixture
def teacher():
    return make_teacher()


@pytest.fixture
def classroom(teacher):
    return make_classroom(teacher)


@pytest.fixture
def section():
    return make_section(make_article(), "Crossing")


def browser(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def at(name: str, thing, *more: int) -> str:
    """The address of an assignment, or of an item or question of it."""
    assignment = thing if isinstance(thing, Assignment) else getattr(thing, "assignment", None) or thing.item.assignment
    keys = [assignment.classroom_id, assignment.pk]
    return reverse(name, args=[*keys, *([] if thing is assignment else [thing.pk]), *more])


def assign_path(page) -> str:
    return f"/teach/assign/?document={page.document.pk}"


def told(response) -> list[str]:
    return [str(message) for message in response.context["messages"]]


def filled(response, **fields) -> dict:
    """What the builder's form sends, as it was shown, with some fields changed."""
    form = response.context["form"]
    shown = {name: form[name].value() for name in form.fields}
    return {name: value if value is not None else "" for name, value in (shown | fields).items()}


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


# --- Questions --------------------------------------------------------------------------------------------------------
def sent_question(kind: str, *options: tuple[str, bool], **fields) -> dict:
    rows = {"options-TOTAL_FORMS": len(options), "options-INITIAL_FORMS": len(options)}
    for place, (text, is_right) in enumerate(options):
        rows |= {f"options-{place}-text": text, **({f"options-{place}-is_right": "on"} if is_right else {})}
    return {"kind": kind, "text": "Why?", "guide": "Because."} | rows | fields


def option(key: str, text: str, is_right: bool = False) -> dict:
    return {"key": key, "text": text, "is_right": is_right}


@pytest.fixture
def item(classroom, section):
    return make_item(make_assignment(classroom), section)


@pytest.mark.parametrize("kind", [QuestionKind.SHORT, QuestionKind.LONG, QuestionKind.EVIDENCE])
def test_open_question_is_added_without_options(teacher, item, kind):
    browser(teacher).post(at("teach_question_new", item), sent_question(kind, ("Left over", True)))
    assert [(q.kind, q.text, q.options, q.guide) for q in item.questions.all()] == [(kind, "Why?", [], "Because.")]


def test_question_with_choices_is_added_with_its_options(teacher, item):
    sent = sent_question("multiple", ("Fear", True), ("", False), ("Oil", False), ("Allies", True))
    browser(teacher).post(at("teach_question_new", item), sent)
    assert item.questions.get().options == [option("a", "Fear", True), option("b", "Oil"), option("c", "Allies", True)]


def test_question_about_schools_is_added_with_their_documents(teacher, item):
    one, two, three = (str(make_school(f"{name} school").document.pk) for name in ("Orthodox", "Chinese", "Third"))
    page = browser(teacher).get(at("teach_question_new", item))
    assert [(row["key"], row["is_offered"]) for row in page.context["form"].school_rows()] == [
        (one, True),
        (two, True),
        (three, True),
    ]
    sent = sent_question("school", schools=[one, two], right_schools=[two])
    browser(teacher).post(at("teach_question_new", item), sent)
    assert item.questions.get().options == [option(one, "Orthodox"), option(two, "Chinese", True)]


@pytest.mark.parametrize(
    ("sent", "fault"),
    [
        (sent_question("single", ("Fear", True)), "Give at least two options to choose from."),
        (sent_question("single", ("Fear", False), ("Oil", False)), "Mark which option is right."),
        (
            sent_question("single", ("Fear", True), ("Oil", True)),
            "Only one option can be right here. Mark one, or choose “Several of several choices”.",
        ),
        (sent_question("multiple", ("Fear", True), ("FEAR", False)), "Two options say the same. Change one of them."),
        (
            sent_question("multiple", ("Fear", True), ("", True)),
            "Option 2 is marked as right, but nothing is written there.",
        ),
        (sent_question("single", ("x" * 301, True), ("Oil", False)), "Look at the options: one of them is marked."),
        ({"kind": "single", "text": "Why?"}, "Look at the options: one of them is marked."),
        (sent_question("school"), "Choose at least two schools to choose from."),
    ],
)
def test_faulty_options_are_told_and_kept(teacher, item, sent, fault):
    page = browser(teacher).post(at("teach_question_new", item), sent)
    assert page.context["form"].non_field_errors() == [fault]
    assert page.context["form"]["text"].value() == "Why?"
    assert item.questions.count() == 0


def test_school_that_is_right_must_be_a_choice(teacher, item):
    keys = [str(make_school(f"{name} school").document.pk) for name in ("Orthodox", "Chinese", "Third")]
    page = browser(teacher).post(
        at("teach_question_new", item), sent_question("school", schools=keys[:2], right_schools=keys[2:])
    )
    assert page.context["form"].non_field_errors() == [
        "Third is marked as right, but pupils cannot choose it. Tick it as a choice too."
    ]


@pytest.mark.parametrize("fields", [{"text": ""}, {"text": "a\x00"}, {"text": "x" * 2001}, {"kind": ""}, {"kind": "x"}])
def test_question_without_what_it_needs_is_not_added(teacher, item, fields):
    page = browser(teacher).post(at("teach_question_new", item), sent_question("short") | fields)
    assert list(page.context["form"].errors) == list(fields)
    assert item.questions.count() == 0


def test_more_options_keep_what_was_typed(teacher, item):
    sent = sent_question("single", ("Fear", True), ("", False), text="", more="1")
    page = browser(teacher).post(at("teach_question_new", item), sent)
    form = page.context["form"]
    assert [row["text"].value() for row in form.options] == ["Fear", "", None, None, None, None]
    assert (form["guide"].value(), dict(form.errors), item.questions.count()) == ("Because.", {}, 0)


def test_same_question_sent_twice_is_asked_once(teacher, item):
    for _ in range(2):
        browser(teacher).post(at("teach_question_new", item), sent_question("short"))
    assert item.questions.count() == 1


def test_options_keep_their_keys_when_they_are_reworded(teacher, item):
    question = make_question(item, kind=QuestionKind.SINGLE)
    client, path = browser(teacher), at("teach_question_edit", question)
    form = client.get(path).context["form"]
    assert [row["text"].value() for row in form.options] == ["Out of fear", "On Moscow's order", "For its allies", None]
    sent = sent_question("single", ("New", False), ("For allies", True), ("Fear", False), seen=form["seen"].value())
    sent |= {"options-1-key": "c", "options-2-key": "a"}
    client.post(path, sent)
    question.refresh_from_db()
    assert question.options == [option("d", "New"), option("c", "For allies", True), option("a", "Fear")]


def test_two_who_edit_one_question_are_told(teacher, item):
    question = make_question(item, "First?")
    client, path = browser(teacher), at("teach_question_edit", question)
    seen = client.get(path).context["form"]["seen"].value()
    client.post(path, sent_question("short", text="Theirs?", seen=seen))
    refused = client.post(path, sent_question("short", text="Mine?", seen=seen))
    assert "Question: “Theirs?”" in refused.context["form"].non_field_errors()[0]
    client.post(path, sent_question("short", text="Mine?", seen=refused.context["form"]["seen"].value()))
    question.refresh_from_db()
    assert question.text == "Mine?"


def test_answered_question_keeps_its_kind_and_what_was_chosen(teacher, classroom, item):
    question = make_question(item, kind=QuestionKind.SINGLE)
    make_answer(make_pupil(classroom), question, text="", choices=["b"])
    client, path = browser(teacher), at("teach_question_edit", question)
    page = client.get(path)
    seen = page.context["form"]["seen"].value()
    assert page.context["answers"] == 1
    other = client.post(path, sent_question("short", seen=seen)).context["form"]
    assert other.non_field_errors() == [
        "Pupils have answered it: it keeps its kind. Retire it and ask a new one instead."
    ]
    rows = {"options-0-key": "a", "options-1-key": "c"}
    sent = sent_question("single", ("Fear", True), ("Allies", False), seen=seen) | rows
    assert client.post(path, sent).context["form"].non_field_errors() == [
        "Pupils have chosen “On Moscow's order”: reword it, or retire the question and ask a new one."
    ]


def test_answered_question_is_retired_and_can_be_asked_again(teacher, classroom, item):
    question = make_question(item)
    make_answer(make_pupil(classroom), question)
    client = browser(teacher)
    client.post(at("teach_question_remove", question))
    (part,) = client.get(at("teach_assignment", item.assignment)).context["parts"]
    assert (part.asked, part.retired, Answer.objects.count()) == ([], [question], 1)
    client.post(at("teach_question_ask_again", question))
    assert list(item.questions.asked()) == [question]


def test_unanswered_question_is_deleted(teacher, item):
    browser(teacher).post(at("teach_question_remove", make_question(item)))
    assert item.questions.count() == 0


def offer(document, *texts: str, is_offered: bool = True) -> list[SetQuestion]:
    own = QuestionSet.objects.create(document=document, is_offered=is_offered)
    return [SetQuestion.objects.create(question_set=own, text=text, position=n) for n, text in enumerate(texts)]


def test_editors_questions_are_copied_all_or_some(teacher, item):
    one, two = offer(item.document, "One?", "Two?")
    client, path = browser(teacher), at("teach_questions_offered", item)
    assert (
        "Choose from the editors’ 2 questions" in client.get(at("teach_assignment", item.assignment)).content.decode()
    )
    client.post(path, {"questions": [two.pk]})
    assert [question.text for question in item.questions.all()] == ["Two?"]
    response = client.post(path, {"all": "1"}, follow=True)
    assert told(response)[-1] == "1 question added. 1 was there already."
    assert [question.text for question in item.questions.all()] == ["Two?", "One?"]
    one.text = "Changed?"
    one.save()
    assert [question.text for question in item.questions.all()] == ["Two?", "One?"]


@pytest.mark.parametrize("sent", [{}, {"questions": ["x"]}, {"questions": ["0"]}])
def test_copying_nothing_says_so(teacher, item, sent):
    offer(item.document, "One?")
    response = browser(teacher).post(at("teach_questions_offered", item), sent)
    assert (told(response), item.questions.count()) == (["Tick at least one question."], 0)


def test_sets_that_are_not_offered_are_not_shown(teacher, item):
    offer(item.document, "One?", is_offered=False)
    assert browser(teacher).get(at("teach_questions_offered", item)).context["sets"] == []
    browser(teacher).post(at("teach_questions_offered", item), {"all": "1"})
    assert item.questions.count() == 0


def test_article_offers_the_questions_on_its_sections(teacher, classroom):
    article = make_article(sections=["One", "Two"])
    for page in reversed(sections_of(article)):
        offer(page.document, f"On {page.title}?")
    item = make_item(make_assignment(classroom), article)
    browser(teacher).post(at("teach_questions_offered", item), {"all": "1"})
    assert [question.text for question in item.questions.all()] == ["On One?", "On Two?"]


# --- States -----------------------------------------------------------------------------------------------------------
def test_draft_without_a_text_is_not_published(teacher, classroom):
    draft = make_assignment(classroom, draft=True)
    response = browser(teacher).post(at("teach_publish", draft), follow=True)
    assert told(response) == ["It has no text yet. Add at least one, then publish it."]
    draft.refresh_from_db()
    assert draft.published_at is None


def test_publishing_tells_what_may_have_been_overlooked(teacher, classroom, section):
    due = timezone.now() - timedelta(days=1)
    item = make_item(make_assignment(classroom, draft=True, due_at=due, late_policy="refuse"), section)
    response = browser(teacher).post(at("teach_publish", item.assignment), follow=True)
    assert told(response)[1:] == [
        "It was due in the past: nobody can answer.",
        "No text has a question: pupils only read.",
    ]
    assert Assignment.objects.get().published_at is not None


def test_published_assignment_is_a_draft_again_until_it_is_opened(teacher, classroom, section):
    question = make_question(make_item(make_assignment(classroom), section))
    assignment, client = question.item.assignment, browser(teacher)
    client.post(at("teach_back_to_draft", assignment))
    assert Assignment.objects.get().published_at is None
    Assignment.objects.update(published_at=timezone.now())
    make_answer(make_pupil(classroom), question)
    assert "Make it a draft again" not in client.get(at("teach_assignment", assignment)).content.decode()
    response = client.post(at("teach_back_to_draft", assignment), follow=True)
    assert told(response) == ["Pupils have opened it: it cannot be a draft again. You can still change it."]
    assert Assignment.objects.get().published_at is not None


def test_deletion_says_how_many_answers_go(teacher, classroom, section):
    question = make_question(make_item(make_assignment(classroom), section))
    make_answer(make_pupil(classroom), question)
    client, path = browser(teacher), at("teach_assignment_delete", question.item.assignment)
    for page in (client.get(path), client.post(path), client.post(path, {"answers": "0"})):
        assert (page.status_code, page.context["answers"]) == (200, 1)
    assert client.post(path, {"answers": "1"})["Location"] == reverse("teach_assignments", args=[classroom.pk])
    assert Assignment.objects.count() == 0


def test_reuse_offers_only_own_current_classes(teacher, classroom, section):
    item = make_item(make_assignment(classroom), section)
    make_classroom()
    make_classroom(teacher, "Past", archived_at=timezone.now())
    client, path = browser(teacher), at("teach_reuse", item.assignment)
    assert client.get(path).context["has_classes"] is False
    other = make_classroom(teacher, "10a")
    assert list(client.get(path).context["form"].fields["classroom"].queryset) == [other]
    response = client.post(path, {"classroom": other.pk, "texts": "then"})
    copy = other.assignments.get()
    assert response["Location"] == at("teach_assignment", copy)


@pytest.mark.parametrize("key", ["", "x", "0", "9" * 30])
def test_reuse_in_no_class_says_so(teacher, classroom, section, key):
    item = make_item(make_assignment(classroom), section)
    make_classroom(teacher, "10a")
    page = browser(teacher).post(at("teach_reuse", item.assignment), {"classroom": key, "texts": "then"})
    assert (page.status_code, list(page.context["form"].errors)) == (200, ["classroom"])


def test_duplicate_is_made_once(teacher, classroom, section):
    item = make_item(make_assignment(classroom), section)
    answers = [browser(teacher).post(at("teach_duplicate", item.assignment)) for _ in range(2)]
    copy = Assignment.objects.get(title="Copy of Why China fought")
    assert [answer["Location"] for answer in answers] == [at("teach_assignment", copy)] * 2


# --- What changed since -----------------------------------------------------------------------------------------------
def test_teacher_sees_what_changed_since_and_moves(teacher, classroom, section):
    item = make_item(make_assignment(classroom), section)
    client, path = browser(teacher), at("teach_update", item)
    assert "Nothing has changed" in client.get(path).content.decode()
    revise(section, body=body("Nobody crossed."), change_kind="fact", change_note="It was not so.")
    assert "changed this text since" in client.get(at("teach_assignment", item.assignment)).content.decode()
    listed = client.get(reverse("teach_assignments", args=[classroom.pk]))
    assert [row.how_many_changed for row in listed.context["published"]] == [1]
    page = client.get(path)
    html = page.content.decode()
    assert (page.context["is_newer"], [version["note"] for version in page.context["since"]]) == (
        True,
        ["It was not so."],
    )
    assert f"{section.document.path}compare/1/2/" in html
    assert "Nobody crossed" in html
    client.post(path, {"choice": "move", "version": page.context["new"].pk})
    item.refresh_from_db()
    assert item.version.number == 2
    assert "changed this text since" not in client.get(at("teach_assignment", item.assignment)).content.decode()


def test_teacher_stays_and_is_asked_again_only_after_another_version(teacher, classroom, section):
    item = make_item(make_assignment(classroom), section)
    revise(section, body=body("Two."), change_kind="wording")
    client, path = browser(teacher), at("teach_update", item)
    client.post(path, {"choice": "stay", "version": client.get(path).context["new"].pk})
    assert "changed this text since" not in client.get(at("teach_assignment", item.assignment)).content.decode()
    revise(section, body=body("Three."), change_kind="wording")
    assert "changed this text since" in client.get(at("teach_assignment", item.assignment)).content.decode()


def test_version_that_is_not_the_newest_any_more_is_not_moved_to(teacher, classroom, section):
    item = make_item(make_assignment(classroom), section)
    revise(section, body=body("Two."), change_kind="wording")
    client, path = browser(teacher), at("teach_update", item)
    seen = client.get(path).context["new"]
    revise(section, body=body("Three."), change_kind="wording")
    page = client.post(path, {"choice": "move", "version": seen.pk})
    assert told(page) == ["The editors have published another version meanwhile. Look at what changed since."]
    assert page.context["new"].number == 3
    item.refresh_from_db()
    assert item.version.number == 1


@pytest.mark.parametrize("key", ["", "x", "0", "9" * 30])
def test_moving_to_no_version_is_not_found(teacher, classroom, section, key):
    item = make_item(make_assignment(classroom), section)
    assert browser(teacher).post(at("teach_update", item), {"choice": "move", "version": key}).status_code == 404


def test_withheld_text_is_flagged_and_not_compared(teacher, classroom, section):
    item = make_item(make_assignment(classroom), section)
    section = revise(section, body=body("A libel."), change_kind="fact")
    by = UserFactory(role=CHIEF_EDITOR)
    withhold(version=section.document.current_version, by=by, reason="A court decided so.")
    client = browser(teacher)
    page = client.get(at("teach_update", item))
    assert "The editors withhold this text. Their reason: A court decided so." in page.content.decode()
    assert "A libel." not in page.content.decode()
    withhold(version=item.version, by=by, reason="This one too.")
    html = client.get(at("teach_assignment", item.assignment)).content.decode()
    assert html.count("Pupils see this reason in its place") == 1


def test_withdrawn_text_is_flagged(teacher, classroom, section):
    item = make_item(make_assignment(classroom), section)
    withdraw(page=section, by=None, reason="Its source was forged.")
    html = browser(teacher).get(at("teach_assignment", item.assignment)).content.decode()
    assert "Their reason: Its source was forged. It stays here as it was assigned." in html


# --- Sharing ----------------------------------------------------------------------------------------------------------
def test_published_assignment_can_be_shared(teacher, classroom, section, settings):
    settings.SITE_ADDRESS = "https://history.example.org"
    item = make_item(make_assignment(classroom, "War & peace"), section)
    page = browser(teacher).get(at("teach_assignment", item.assignment))
    link = f"https://history.example.org/learn/{code_of(classroom)}/{item.assignment_id}/"
    assert page.context["share"].link == link
    escaped = link.replace(":", "%3A").replace("/", "%2F")
    html = page.content.decode()
    assert (
        f'href="https://classroom.google.com/share?url={escaped}&amp;title=War+%26+peace" target="_blank" '
        'rel="noopener noreferrer"' in html
    )
    assert html.count('class="qr-code"') == 1
    assert "style=" not in html


def test_draft_is_not_shared(teacher, classroom):
    page = browser(teacher).get(at("teach_assignment", make_assignment(classroom, draft=True)))
    assert page.context["share"] is None


def test_assignment_of_a_class_without_a_code_is_shown_all_the_same(teacher, classroom, section):
    item = make_item(make_assignment(classroom), section)
    classroom.join_codes.update(retired_at=timezone.now())
    page = browser(teacher).get(at("teach_assignment", item.assignment))
    assert (page.status_code, page.context["share"]) == (200, None)


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
