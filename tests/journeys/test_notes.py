"""Notes and citations as a reader meets them: in the margin, in place, on paper, without scripts."""

import re
from itertools import pairwise

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.browsing import DESKTOP, PHONE, axe_faults, axe_faults_in_both_schemes, width_beyond_window

pytestmark = [pytest.mark.browser, pytest.mark.appearance, pytest.mark.django_db]

ARTICLE = "/articles/noted/"
CROWDED = "/articles/noted/crowded/"
FULL = "Jian Chen, A Study of the Year 1950 (Columbia University Press, 1950)."

# For each list: how it stands, and where its notes are, from the top of the page.
PLACES = """() => [...document.querySelectorAll(".notes")].map((list) => ({
    placed: "placed" in list.dataset,
    column: document.querySelector(".prose").getBoundingClientRect().right,
    end: list.parentElement.getBoundingClientRect().bottom,
    notes: [...list.querySelectorAll(".notes__note")].map((note) => {
        const number = document.getElementById(note.querySelector(".notes__back").hash.slice(1));
        const { top, bottom, left, right } = note.getBoundingClientRect();
        return { top, bottom, left, right, number: number.getBoundingClientRect().top };
    }),
}))"""


def number(page: Page, text: str, place: int = 0):
    """The number of a note, by what it says."""
    return page.locator(".note-reference a", has_text=re.compile(f"^{text}$")).nth(place)


def open_note(page: Page):
    return page.locator(".notes__text:popover-open")


def top_of(page: Page, selector: str) -> float:
    return page.locator(selector).evaluate("(element) => element.getBoundingClientRect().top")


@pytest.mark.parametrize("width", [1100, 1280, 1600])
def test_notes_stand_beside_their_numbers_on_a_wide_screen(visit, width):
    page = visit(viewport={"width": width, "height": 900}).open(ARTICLE)
    expect(page.locator(".notes[data-placed]")).to_have_count(2)
    first, second, crowded = page.evaluate(PLACES)
    for places in (first, second):
        notes = places["notes"]
        assert [note["left"] > places["column"] and note["right"] <= width for note in notes] == [True] * 3
        assert [note["top"] - 60 < note["number"] < note["bottom"] + 60 for note in notes] == [True] * 3
        assert [below["top"] > above["bottom"] for above, below in pairwise(notes)] == [True] * 2
        assert notes[-1]["bottom"] <= places["end"]
    assert crowded["placed"] is False
    assert width_beyond_window(page) <= 0


def test_notes_that_the_margin_does_not_hold_stand_at_the_end_and_open_in_place(visit):
    page = visit().open(CROWDED)
    expect(page.locator(".notes[data-at-end]")).to_have_count(1)
    expect(page.locator(".notes__title")).to_be_visible()
    number(page, "1").click()
    expect(open_note(page)).to_contain_text(FULL)
    page.keyboard.press("Escape")
    expect(open_note(page)).to_have_count(0)
    expect(number(page, "1")).to_be_focused()


def test_number_leads_by_keyboard_to_its_note_and_back_without_moving_the_text(visit):
    page = visit().open(ARTICLE)
    number(page, "2").scroll_into_view_if_needed()
    before = page.evaluate("window.scrollY")
    number(page, "2").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".notes__note:focus")).to_contain_text("Ibid., 7.")
    page.locator(".notes__note:focus").locator(".notes__back").click()
    expect(number(page, "2")).to_be_focused()
    assert page.evaluate("window.scrollY") == before


def test_number_shows_which_note_is_its_own(visit):
    page = visit().open(ARTICLE)
    number(page, "1").hover()
    lit = page.locator(".notes__note[data-lit]")
    expect(lit).to_have_count(1)
    expect(lit).to_contain_text(FULL)


def test_tap_opens_a_note_in_place_on_a_phone(visit):
    page = visit(viewport=PHONE, has_touch=True).open(ARTICLE)
    number(page, "3").scroll_into_view_if_needed()
    before = page.evaluate("window.scrollY")
    number(page, "3").tap()
    note = open_note(page)
    expect(note).to_contain_text("Jian Chen, A Study of the Year 1951")
    expect(note).to_be_in_viewport(ratio=1)
    assert abs(note.bounding_box()["y"] - number(page, "3").bounding_box()["y"]) < 120 + note.bounding_box()["height"]
    assert (page.evaluate("window.scrollY"), width_beyond_window(page)) == (before, 0)
    assert axe_faults(page) == []
    note.locator(".notes__back").tap()
    expect(note).to_have_count(0)
    expect(number(page, "3")).to_be_focused()
    # It stands in its list again.
    expect(page.locator(".notes__note").nth(2)).to_contain_text("Jian Chen, A Study of the Year 1951")


def test_second_tap_closes_the_first_note(visit):
    page = visit(viewport=PHONE, has_touch=True).open(ARTICLE)
    number(page, "1").tap()
    expect(open_note(page)).to_contain_text(FULL)
    page.mouse.click(5, 5)
    expect(open_note(page)).to_have_count(0)
    number(page, "2").tap()
    expect(open_note(page)).to_contain_text("Ibid., 7.")


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["wide", "narrow"])
def test_notes_stand_at_the_end_of_the_section_without_scripts(visit, size):
    page = visit(viewport=size, java_script_enabled=False).open(ARTICLE)
    notes = page.locator("[aria-label='Notes to “First”']")
    text, box = page.locator(".prose .block").nth(2).bounding_box(), notes.bounding_box()
    assert box["y"] >= text["y"] + text["height"]
    assert abs(box["x"] - text["x"]) < 1
    number(page, "2").click()
    expect(page.locator(".notes__note:target")).to_contain_text("Ibid., 7.")
    page.locator(".notes__note:target").locator(".notes__back").click()
    expect(number(page, "2")).to_be_in_viewport()


def test_notes_are_printed_at_the_end_of_the_section(visit):
    page = visit().open(ARTICLE)
    expect(page.locator(".notes[data-placed]")).to_have_count(2)
    page.emulate_media(media="print")
    text = page.locator(".prose .block").nth(2).bounding_box()
    tops = [note.bounding_box() for note in page.locator(".notes").first.locator(".notes__note").all()]
    assert [box["y"] > text["y"] + text["height"] for box in tops] == [True] * 3
    expect(page.locator(".notes__back").first).to_be_hidden()
    expect(page.locator(".cite__more")).to_be_hidden()


def test_place_that_is_read_stays_when_the_window_changes(visit):
    page = visit().open(f"{ARTICLE}#{section_id(visit().open(ARTICLE), 'Second')}")
    expect(page.locator(".notes[data-placed]")).to_have_count(2)
    assert abs(top_of(page, ":target")) < 40
    reading = page.locator("section:target .block").nth(1)
    reading.evaluate("(block) => window.scrollTo(0, block.getBoundingClientRect().top + window.scrollY + 20)")
    for size in (PHONE, DESKTOP, {"width": 1000, "height": 700}, DESKTOP):
        page.wait_for_timeout(300)  # a person's, between scrolling and turning
        page.set_viewport_size(size)
        expect(page.locator(".notes[data-placed]")).to_have_count(2 if size == DESKTOP else 0)
        assert -120 < reading.evaluate("(block) => block.getBoundingClientRect().top") < 0


def section_id(page: Page, title: str) -> str:
    return page.locator("section.section", has=page.get_by_role("heading", name=title)).get_attribute("id")


def test_address_of_a_note_leads_to_it(visit):
    first = visit().open(ARTICLE)
    address = first.locator(".notes__note").nth(5).get_attribute("id")
    page = visit().open(f"{ARTICLE}#{address}")
    expect(page.locator(".notes__note:target")).to_be_in_viewport()


# --- Cite this --------------------------------------------------------------------------------------------------------


def test_citation_opens_over_the_page_and_can_be_copied(visit):
    reader = visit(permissions=["clipboard-read", "clipboard-write"])
    page = reader.open(f"{ARTICLE}first/")
    link = page.get_by_role("link", name=re.compile("Chicago, MLA, APA"))
    link.click()
    dialogue = page.get_by_role("dialog", name="Cite this version")
    expect(dialogue.get_by_role("heading", name="MLA")).to_be_visible()
    assert axe_faults(page) == []
    dialogue.get_by_role("button", name="Copy MLA").click()
    expect(dialogue.get_by_text("Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()").startswith("Ada Byron. “First.” Noted, Version 1,")
    dialogue.get_by_role("button", name="Copy BibTeX").click()
    expect(dialogue.get_by_text("Copied").first).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()").startswith("@incollection{noted-first-v1,")
    page.keyboard.press("Escape")
    expect(dialogue).to_be_hidden()
    expect(link).to_be_focused()


def test_citation_is_a_page_of_its_own_without_scripts(visit):
    page = visit(java_script_enabled=False).open(ARTICLE)
    page.get_by_role("link", name=re.compile("Chicago, MLA, APA")).click()
    expect(page.get_by_role("heading", name="Noted", level=1)).to_be_visible()
    assert page.get_by_role("button").count() == 0
    with page.expect_download() as download:
        page.get_by_role("link", name="Download RIS .ris").click()
    assert re.fullmatch(r"noted-v\d+\.ris", download.value.suggested_filename)


@pytest.mark.parametrize("path", ["/articles/noted/v1/cite/", "/articles/noted/first/v1/"])
def test_page_of_a_citation_is_accessible_and_fits(visit, path):
    page = visit().open(path)
    found = []
    for size in (DESKTOP, PHONE):
        page.set_viewport_size(size)
        found += axe_faults_in_both_schemes(page)
        if (beyond := width_beyond_window(page)) > 0:
            found.append(f"{size['width']}: wider than the window by {beyond}")
    assert found == []
