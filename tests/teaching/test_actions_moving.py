"""Texts move to newer versions only when a teacher says so, and answers stay with what was read."""

import pytest

from accounts.roles import CHIEF_EDITOR
from publishing.actions import withdraw, withhold
from teaching.actions.assigning import Refused
from teaching.actions.moving import keep_item, move_item
from teaching.changes import changed_items, is_changed
from teaching.models import Item, Reading
from teaching.pinning import current_serial
from tests.factories.accounts import UserFactory
from tests.factories.glossary import make_term
from tests.factories.pages import body, fresh, make_article, make_section, revise
from tests.factories.teaching import make_answer, make_assignment, make_classroom, make_item, make_pupil, make_question

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


@pytest.fixture
def section():
    return make_section(make_article(), "Crossing")


@pytest.fixture
def item(section):
    return make_item(make_assignment(make_classroom()), section)


def newer(section, words: str = "Other words."):
    """Another version, published."""
    return revise(section, body=body(words), change_kind="wording").document.current_version


def asked() -> list[bool]:
    """Whether teachers are asked about each item, by the query and by the row: they say the same."""
    rows = [is_changed(row) for row in Item.objects.select_related("document").order_by("pk")]
    found = set(changed_items().values_list("pk", flat=True))
    assert [pk in found for pk in Item.objects.order_by("pk").values_list("pk", flat=True)] == rows
    return rows


def test_moved_text_is_the_newest_as_of_now(item, section):
    version = newer(section)
    make_term("Peng Dehuai")
    assert asked() == [True]
    move_item(item=item, to=version)
    item.refresh_from_db()
    assert (item.version, item.serial, item.stays_against) == (version, current_serial(), None)
    assert item.serial > version.serial
    assert asked() == [False]


def test_answers_and_readings_keep_what_was_read(item, section):
    first, serial = item.version, item.serial
    pupil = make_pupil(item.assignment.classroom)
    answer = make_answer(pupil, make_question(item))
    reading = Reading.objects.create(pupil=pupil, item=item, version=first, serial=serial)
    move_item(item=item, to=newer(section))
    for row in (answer, reading):
        row.refresh_from_db()
        assert (row.version, row.serial) == (first, serial)


def test_text_of_one_class_moves_alone(item, section):
    other = make_item(make_assignment(make_classroom(name="Other")), section)
    move_item(item=item, to=newer(section))
    other.refresh_from_db()
    assert other.version.number == 1
    assert asked() == [False, True]


def test_text_that_stays_is_asked_about_again_after_another_version(item, section):
    second = newer(section)
    keep_item(item=item, against=second)
    item.refresh_from_db()
    assert (item.version.number, item.stays_against) == (1, second)
    assert asked() == [False]
    third = newer(section, "Third words.")
    assert asked() == [True]
    move_item(item=item, to=third)
    item.refresh_from_db()
    assert (item.version, item.stays_against) == (third, None)


def test_version_that_is_the_newest_no_more_is_refused(item, section):
    second = newer(section)
    newer(section, "Third words.")
    for action in (lambda: move_item(item=item, to=second), lambda: keep_item(item=item, against=second)):
        with pytest.raises(Refused, match="another version meanwhile"):
            action()
    item.refresh_from_db()
    assert (item.version.number, item.stays_against) == (1, None)


def test_item_that_was_removed_meanwhile_is_refused(item, section):
    version = newer(section)
    Item.objects.all().delete()
    with pytest.raises(Refused, match="removed from the assignment meanwhile"):
        move_item(item=item, to=version)


def test_withdrawn_text_does_not_move_and_is_not_asked_about(item, section):
    version = newer(section)
    withdraw(page=fresh(section), by=None, reason="Forged.")
    assert asked() == [False]
    with pytest.raises(Refused, match="keeps what it was given"):
        move_item(item=item, to=version)


def test_text_does_not_move_to_a_withheld_version(item, section):
    version = newer(section)
    withhold(version=version, by=UserFactory(role=CHIEF_EDITOR), reason="A court decided so.")
    with pytest.raises(Refused, match="keeps what it was given"):
        move_item(item=item, to=version)
