"""Assignments are begun, changed, published, taken back, copied and deleted."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import SectionPage
from publishing.actions import withdraw
from teaching.actions import asking
from teaching.actions.assigning import (
    MOST_TEXTS,
    Refused,
    add_text,
    begin_assignment,
    change_assignment,
    delete_assignment,
    move_text,
    publish_assignment,
    remove_text,
    take_back_assignment,
)
from teaching.actions.copying import duplicate_assignment, reuse_assignment
from teaching.models import Answer, Assignment, Item, LatePolicy, QuestionKind, Reading, StudyQuestion
from teaching.pinning import current_serial
from tests.factories.glossary import make_term
from tests.factories.pages import body, make_article, make_section, revise, sections_of
from tests.factories.teaching import (
    make_answer,
    make_assignment,
    make_classroom,
    make_item,
    make_pupil,
    make_question,
    make_teacher,
    submit,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


def make_text(title: str = "Crossing"):
    return make_section(make_article(f"On {title}"), title)


def test_assignment_is_begun_as_a_draft():
    classroom, teacher = make_classroom(), make_teacher()
    draft = begin_assignment(classroom=classroom, title="War", by=teacher)
    assert (draft.classroom, draft.title, draft.created_by, draft.published_at) == (classroom, "War", teacher, None)
    assert (draft.due_at, draft.late_policy) == (None, LatePolicy.ACCEPT)


def test_assignment_begun_twice_within_seconds_is_one():
    classroom, teacher = make_classroom(), make_teacher()
    one = begin_assignment(classroom=classroom, title="War", by=teacher)
    assert begin_assignment(classroom=classroom, title="War", by=teacher) == one
    assert begin_assignment(classroom=classroom, title="War", by=make_teacher()) != one
    assert begin_assignment(classroom=make_classroom(), title="War", by=teacher) != one
    Assignment.objects.update(created_at=timezone.now() - timedelta(minutes=1))
    assert begin_assignment(classroom=classroom, title="War", by=teacher) != one


def test_text_is_pinned_to_its_version_and_to_now():
    section, term = make_text(), make_term("Peng Dehuai")
    item, is_new = add_text(assignment=make_assignment(make_classroom()), document=section.document)
    serial = current_serial()
    assert serial == term.document.current_version.serial > section.document.current_version.serial
    assert (item.version, item.serial, item.position, is_new) == (section.document.current_version, serial, 1, True)
    revise(section, body=body("Other words."))
    item.refresh_from_db()
    assert (item.version.number, item.serial) == (1, serial)


def test_text_that_is_there_stays_as_it_was_assigned():
    section = make_text()
    assignment = make_assignment(make_classroom())
    item, _ = add_text(assignment=assignment, document=section.document)
    revise(section, body=body("Other words."))
    again, is_new = add_text(assignment=assignment, document=section.document)
    assert (again, again.version.number, is_new) == (item, 1, False)


def test_texts_follow_each_other():
    assignment = make_assignment(make_classroom())
    for page in sections_of(make_article(sections=["One", "Two", "Three"])):
        add_text(assignment=assignment, document=page.document)
    one, two, three = assignment.items.all()
    move_text(item=three, up=True)
    assert list(assignment.items.all()) == [one, three, two]
    remove_text(item=one, expected_answers=0)
    move_text(item=two, up=False)
    move_text(item=three, up=True)
    assert list(assignment.items.all()) == [three, two]
    added, _ = add_text(assignment=assignment, document=one.document)
    assert list(assignment.items.all()) == [three, two, added]


def test_assignment_holds_so_many_texts_at_most(monkeypatch):
    monkeypatch.setattr("teaching.actions.assigning.MOST_TEXTS", 1)
    assignment = make_assignment(make_classroom())
    one, two = (page.document for page in sections_of(make_article(sections=["One", "Two"])))
    add_text(assignment=assignment, document=one)
    with pytest.raises(Refused, match="holds 1 texts at most"):
        add_text(assignment=assignment, document=two)
    assert add_text(assignment=assignment, document=one)[1] is False
    assert MOST_TEXTS == 50


def test_deleted_assignment_takes_nothing_more():
    assignment, document = make_assignment(make_classroom()), make_text().document
    Assignment.objects.all().delete()
    for action in (
        lambda: add_text(assignment=assignment, document=document),
        lambda: publish_assignment(assignment=assignment),
        lambda: take_back_assignment(assignment=assignment),
        lambda: delete_assignment(assignment=assignment, expected_answers=0),
    ):
        with pytest.raises(Refused, match="deleted meanwhile"):
            action()


def test_assignment_is_changed():
    assignment = make_assignment(make_classroom(), draft=True)
    opens, due = timezone.now(), timezone.now() + timedelta(days=1)
    values = {"title": "New", "instructions": "Read.", "available_from": opens, "due_at": due, "late_policy": "refuse"}
    change_assignment(assignment=assignment, **values)
    assert {name: getattr(Assignment.objects.get(), name) for name in values} == values


def test_publishing_needs_a_text_and_keeps_the_first_date():
    assignment = make_assignment(make_classroom(), draft=True)
    with pytest.raises(Refused, match="no text yet"):
        publish_assignment(assignment=assignment)
    make_item(assignment, make_text())
    publish_assignment(assignment=assignment)
    first = Assignment.objects.get().published_at
    publish_assignment(assignment=assignment)
    assert Assignment.objects.get().published_at == first is not None


def opened(item: Item) -> None:
    pupil = make_pupil(item.assignment.classroom)
    Reading.objects.create(pupil=pupil, item=item, version=item.version, serial=item.serial)


def answered(item: Item) -> None:
    make_answer(make_pupil(item.assignment.classroom), make_question(item))


def handed_in(item: Item) -> None:
    submit(make_pupil(item.assignment.classroom), item.assignment)


@pytest.mark.parametrize("doing", [opened, answered, handed_in])
def test_assignment_that_pupils_opened_is_no_draft_again(doing):
    item = make_item(make_assignment(make_classroom()), make_text())
    doing(item)
    with pytest.raises(Refused, match="Pupils have opened it"):
        take_back_assignment(assignment=item.assignment)
    assert Assignment.objects.get().published_at is not None


def test_assignment_that_nobody_opened_is_a_draft_again():
    item = make_item(make_assignment(make_classroom()), make_text())
    take_back_assignment(assignment=item.assignment)
    assert Assignment.objects.get().published_at is None


def test_text_and_assignment_go_with_no_more_answers_than_were_told():
    item = make_item(make_assignment(make_classroom()), make_text())
    answered(item)
    with pytest.raises(Refused, match="answered meanwhile"):
        remove_text(item=item, expected_answers=0)
    with pytest.raises(Refused, match="answered meanwhile"):
        delete_assignment(assignment=item.assignment, expected_answers=0)
    assert Answer.objects.count() == 1
    remove_text(item=item, expected_answers=1)
    assert (Item.objects.count(), Answer.objects.count()) == (0, 0)
    delete_assignment(assignment=item.assignment, expected_answers=0)
    assert Assignment.objects.count() == 0


# --- Questions --------------------------------------------------------------------------------------------------------
def texts(item: Item) -> list[str]:
    return [question.text for question in item.questions.asked()]


def test_questions_are_asked_once_and_after_the_others():
    item = make_item(make_assignment(make_classroom()), make_text())
    make_question(item, "One?")
    new = [StudyQuestion(text=text) for text in ("Two?", "One?", "Three?", "Two?")]
    assert [question.text for question in asking.ask(item=item, questions=new)] == ["Two?", "Three?"]
    assert texts(item) == ["One?", "Two?", "Three?"]


def test_question_that_was_retired_can_be_asked_anew():
    item = make_item(make_assignment(make_classroom()), make_text())
    make_question(item, "One?", retired_at=timezone.now())
    asking.ask(item=item, questions=[StudyQuestion(text="One?")])
    assert texts(item) == ["One?"]


def test_text_has_so_many_questions_at_most(monkeypatch):
    monkeypatch.setattr(asking, "MOST_QUESTIONS", 1)
    item = make_item(make_assignment(make_classroom()), make_text())
    with pytest.raises(Refused, match="1 questions at most"):
        asking.ask(item=item, questions=[StudyQuestion(text="One?"), StudyQuestion(text="Two?")])
    assert texts(item) == []


def test_questions_change_places_past_those_that_are_retired():
    item = make_item(make_assignment(make_classroom()), make_text())
    one, gone, two = (make_question(item, text) for text in ("One?", "Gone?", "Two?"))
    StudyQuestion.objects.filter(pk=gone.pk).update(retired_at=timezone.now())
    asking.move_question(question=two, up=True)
    assert texts(item) == ["Two?", "One?"]
    asking.move_question(question=one, up=False)
    assert texts(item) == ["Two?", "One?"]


def test_answered_question_is_retired_and_an_unanswered_one_deleted():
    item = make_item(make_assignment(make_classroom()), make_text())
    kept, gone = make_question(item, "Kept?"), make_question(item, "Gone?")
    make_answer(make_pupil(item.assignment.classroom), kept)
    assert [asking.remove_question(question=question) for question in (kept, gone)] == [True, False]
    assert list(item.questions.all()) == [kept]
    first = item.questions.get().retired_at
    asking.remove_question(question=kept)
    assert (item.questions.get().retired_at, Answer.objects.count()) == (first, 1)
    with pytest.raises(Refused, match="removed meanwhile"):
        asking.remove_question(question=gone)
    asking.ask_again(question=kept)
    assert texts(item) == ["Kept?"]


def test_options_that_nobody_chose_can_go():
    item = make_item(make_assignment(make_classroom()), make_text())
    question = make_question(item, kind=QuestionKind.SINGLE)
    make_answer(make_pupil(item.assignment.classroom), question, text="", choices=["a"])
    fields = {"kind": question.kind, "text": "Why?", "guide": ""}
    with pytest.raises(Refused, match="Pupils have chosen “Out of fear”"):
        asking.change_question(question=question, options=question.options[1:], **fields)
    asking.change_question(question=question, options=question.options[:2], **fields)
    question.refresh_from_db()
    assert [option["key"] for option in question.options] == ["a", "b"]


def test_kind_changes_only_before_the_first_answer():
    item = make_item(make_assignment(make_classroom()), make_text())
    question = make_question(item)
    fields = {"text": "Why?", "guide": "", "options": []}
    asking.change_question(question=question, kind="long", **fields)
    make_answer(make_pupil(item.assignment.classroom), question)
    with pytest.raises(Refused, match="it keeps its kind"):
        asking.change_question(question=question, kind="short", **fields)
    question.refresh_from_db()
    assert question.kind == "long"


# --- Using again ------------------------------------------------------------------------------------------------------
def full_assignment() -> tuple[Assignment, Item]:
    opens = timezone.now() - timedelta(days=1)
    assignment = make_assignment(
        make_classroom(), instructions="Read.", available_from=opens, late_policy=LatePolicy.REFUSE
    )
    item = make_item(assignment, make_text(), note="Twice.")
    answered_one = make_question(item, "One?", QuestionKind.SINGLE, guide="Fear.")
    make_answer(make_pupil(assignment.classroom), answered_one)
    make_question(item, "Retired?", retired_at=timezone.now())
    return assignment, item


def told(assignment: Assignment) -> tuple:
    """What a copy has in common with what it was copied from."""
    return (
        assignment.instructions,
        assignment.late_policy,
        [
            (
                item.position,
                item.document,
                item.note,
                [(q.kind, q.text, q.options, q.guide) for q in item.questions.asked()],
            )
            for item in assignment.items.all()
        ],
    )


def test_duplicate_is_a_draft_without_dates_and_answers():
    assignment, item = full_assignment()
    teacher = make_teacher()
    copy = duplicate_assignment(assignment=assignment, by=teacher)
    assert (copy.title, copy.classroom, copy.created_by) == ("Copy of Why China fought", assignment.classroom, teacher)
    assert (copy.published_at, copy.due_at, copy.available_from) == (None, None, None)
    assert told(copy) == told(assignment)
    copied = copy.items.get()
    assert (copied.version, copied.serial) == (item.version, item.serial)
    assert (copied.questions.count(), Answer.objects.count()) == (1, 1)


def test_title_of_a_duplicate_is_not_too_long():
    copy = duplicate_assignment(assignment=make_assignment(make_classroom(), "x" * 200), by=make_teacher())
    assert copy.title == f"Copy of {'x' * 192}"


def test_reuse_keeps_what_was_assigned_then():
    assignment, item = full_assignment()
    revise(SectionPage.objects.get(document=item.document), body=body("Other words."))
    other = make_classroom()
    copy = reuse_assignment(assignment=assignment, classroom=other, by=make_teacher(), as_of_now=False)
    copied = copy.items.get()
    assert (copy.classroom, copy.title, copied.version, copied.serial) == (
        other,
        assignment.title,
        item.version,
        item.serial,
    )
    assert told(copy) == told(assignment)


def test_reuse_as_of_now_takes_newest_texts():
    assignment, item = full_assignment()
    revise(SectionPage.objects.get(document=item.document), body=body("Other words."))
    copy = reuse_assignment(assignment=assignment, classroom=make_classroom(), by=make_teacher(), as_of_now=True)
    assert [(each.version.number, each.serial) for each in copy.items.all()] == [(2, current_serial())]


def test_reuse_as_of_now_keeps_what_readers_cannot_have_any_more():
    assignment, item = full_assignment()
    withdraw(page=SectionPage.objects.get(document=item.document), by=None, reason="Forged.")
    copy = reuse_assignment(assignment=assignment, classroom=make_classroom(), by=make_teacher(), as_of_now=True)
    assert [(each.version, each.serial) for each in copy.items.all()] == [(item.version, item.serial)]
