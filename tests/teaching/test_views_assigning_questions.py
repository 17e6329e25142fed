"""Questions are written, copied and changed in a browser."""

import pytest

from teaching.models import Answer, QuestionKind
from tests.factories.historiography import make_school
from tests.factories.pages import make_article, sections_of
from tests.factories.teaching import (
    make_answer,
    make_assignment,
    make_item,
    make_pupil,
    make_question,
)
from tests.teaching.assigning_pages import at, browser, offer, told

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


# --- Questions --------------------------------------------------------------------------------------------------------
def sent_question(kind: str, *options: tuple[str, bool], **fields) -> dict:
    rows = {"options-TOTAL_FORMS": len(options), "options-INITIAL_FORMS": len(options)}
    for place, (text, is_right) in enumerate(options):
        rows |= {f"options-{place}-text": text, **({f"options-{place}-is_right": "on"} if is_right else {})}
    return {"kind": kind, "text": "Why?", "guide": "Because."} | rows | fields


def option(key: str, text: str, is_right: bool = False) -> dict:
    return {"key": key, "text": text, "is_right": is_right}


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
