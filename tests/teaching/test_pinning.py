"""The text of an item as it was assigned."""

import pytest

from accounts.roles import CHIEF_EDITOR
from publishing.actions import withdraw, withhold
from teaching.pinning import Notice, current_serial, notice_on, pinned_text
from tests.factories.accounts import UserFactory
from tests.factories.glossary import make_term
from tests.factories.pages import body, fresh, make_article, make_section, revise

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


def make_text(text: str = "Peng Dehuai crossed the river."):
    return make_section(make_article(), "Crossing", body=body(text))


def test_text_stays_as_it_was_when_a_newer_version_is_published():
    section = make_text()
    version, serial = section.document.current_version, current_serial()
    before = pinned_text(version, serial).main
    revise(section, body=body("Nobody crossed."), change_kind="fact", change_note="It was not so.")
    assert pinned_text(version, serial).main == before
    assert "Peng Dehuai crossed the river." in before


def test_cards_are_those_of_the_serial_at_which_it_was_assigned():
    term = make_term("Peng Dehuai")
    section = make_text()
    version, first = section.document.current_version, current_serial()
    revise(term, definition="<p>A marshal.</p>", change_kind="fact", change_note="His rank.")
    assert 'v1/card/"' in pinned_text(version, first).main
    assert 'v2/card/"' in pinned_text(version, current_serial()).main


def test_what_readers_may_have_says_nothing():
    section = make_text()
    assert notice_on(section.document.current_version, section.document) is None


def test_withdrawn_text_stays_and_says_why():
    section = make_text()
    withdraw(page=section, by=None, reason="Its source was forged.")
    section = fresh(section)
    told = "The editors have since withdrawn this text from the public site. Their reason: Its source was forged. "
    kept = "It stays here as it was assigned."
    assert notice_on(section.document.current_version, section.document) == Notice(told + kept, hides_text=False)


def test_withheld_text_is_hidden_and_says_why():
    section = make_text()
    version = section.document.current_version
    withhold(version=version, by=UserFactory(role=CHIEF_EDITOR), reason="A court decided so.")
    told = "The editors withhold this text. Their reason: A court decided so."
    assert notice_on(version, fresh(section).document) == Notice(told, hides_text=True)
