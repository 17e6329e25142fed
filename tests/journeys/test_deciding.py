"""An editor decides about names by key, undoes, points elsewhere; another editor comes too late."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.browsing import PHONE, axe_faults, width_beyond_window

pytestmark = [pytest.mark.browser, pytest.mark.appearance, pytest.mark.django_db]
DESK, TEXT = "/admin/links/?q=undecided", "/articles/deciding/undecided/"


def rows(page: Page) -> Locator:
    return page.locator("[data-place]")


def words(page: Page) -> list[str]:
    return page.locator("[data-place] mark").all_inner_texts()


def press(page: Page, key: str) -> None:
    page.keyboard.press(key)


def test_editor_decides_by_key_and_readers_see_it(editor, second_editor, reader):
    late = second_editor.open(DESK)
    page = editor.open(DESK)
    expect(rows(page)).to_have_count(4)
    assert words(page) == ["Ball", "Quimby", "Ball", "Ball"]

    press(page, "j")
    expect(rows(page).nth(0)).to_be_focused()
    press(page, "a")
    expect(rows(page)).to_have_count(3)
    expect(rows(page).nth(0)).to_be_focused()
    expect(page.locator(".links-last")).to_contain_text("Accepted: “Ball” → Hector Ball.")

    press(page, "2")
    expect(rows(page)).to_have_count(2)
    expect(page.locator(".links-last")).to_contain_text("→ Otis Quimby.")

    press(page, "p")
    search = page.get_by_label("Name of the entry")
    expect(search).to_be_focused()
    page.keyboard.type("ada")
    found = page.get_by_role("dialog").get_by_role("button", name="Ada Quimby")
    expect(found).to_be_visible()
    press(page, "Enter")
    expect(found).to_be_focused()
    press(page, "Enter")
    expect(rows(page)).to_have_count(1)
    expect(page.locator(".links-last")).to_contain_text("→ Ada Quimby.")
    press(page, "u")
    expect(rows(page)).to_have_count(2)
    expect(rows(page).nth(0)).to_be_focused()

    press(page, "x")
    press(page, "j")
    press(page, "Shift+X")
    expect(page.locator("[data-chosen-count]")).to_have_text("2 chosen")
    page.get_by_role("button", name="Reject chosen").click()
    expect(rows(page)).to_have_count(0)
    expect(page.locator(".links-last")).to_contain_text("Rejected: 2 places.")

    rows(late).nth(0).get_by_role("button", name="Reject").click()
    told = late.locator(".messages li").first
    expect(told).to_contain_text(re.compile("Edith Editor accepted “Ball” → Hector Ball on .*That stands"))

    shown = reader.open(TEXT)
    expect(shown.get_by_role("link", name="Ball")).to_have_attribute("href", re.compile("/glossary/hector-ball/"))
    expect(shown.get_by_role("link", name="Quimby")).to_have_attribute("href", re.compile("/glossary/otis-quimby/"))


def test_desk_is_accessible_in_light_and_dark_and_on_a_phone(at_desk_with):
    for options in ({}, {"color_scheme": "dark", "viewport": PHONE}):
        page = at_desk_with(options).open("/admin/links/?status=linked")
        expect(rows(page).first).to_be_visible()
        assert (axe_faults(page, "main"), width_beyond_window(page)) == ([], 0)
        page.locator("[data-help]").click()
        expect(page.get_by_role("dialog", name="Keys of this list")).to_be_visible()
        assert axe_faults(page, "#help-dialogue") == []
        press(page, "Escape")
        for path in ("decisions/", "entries/figures/", "runs/"):
            page.goto(page.url.partition("/links/")[0] + "/links/" + path)
            expect(page.locator("main h2").first).to_be_visible()
            assert (axe_faults(page, "main"), width_beyond_window(page)) == ([], 0)


def test_deciding_works_without_scripts(at_desk_with):
    page = at_desk_with({"java_script_enabled": False}).open("/admin/links/?q=unscripted")
    rows(page).first.get_by_role("link", name="Another entry").click()
    page.get_by_label("Name of the entry").fill("quimby")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("button", name="Ada Quimby").click()
    expect(page.locator("table")).to_contain_text("Ada Quimby")
    page.get_by_role("button", name="Undo the decision").click()
    expect(page.locator("table")).to_contain_text("undone by Edith Editor")


@pytest.fixture
def at_desk_with(visit, sessions):
    """Opens the first editor's browser with other options."""
    from tests.journeys.people import FIRST_EDITOR

    return lambda options: visit(storage_state=sessions(FIRST_EDITOR), **options)
