"""Citing sources and linking terms, from the text editor to the note that a reader reads."""

import pytest
from playwright.sync_api import expect

from tests.journeys.browsing import axe_faults
from tests.journeys.citing import BABBAGE, LOVELACE, Desk, desk_of
from tests.journeys.desk import PUBLISH, Editor, message_at

pytestmark = [pytest.mark.browser, pytest.mark.appearance, pytest.mark.django_db]

PLAIN = "This is plain text: “<” and “>” have no place in it. Take them out."
SPARED = "There is a citation in the words that you chose. Choose words without one."


def test_citation_and_term_reach_readers(editor, reader):
    desk = desk_of(editor, "whole")
    link_term(desk, "text")
    desk.go_to_the_full_stop()
    cite_with_locator(desk)
    add_second_source(desk)
    desk.editor.wait_until_saved(f"see {BABBAGE}")
    desk.page.reload()
    again = Desk(Editor(desk.page))
    again.shows("The text of Whole [see Babbage 1864, p. 9; Lovelace 1843, chs. 3–4].")
    again.editor.say_what_changes("Sources")
    again.editor.press(PUBLISH)
    expect(message_at(again.page)).to_contain_text("published")
    read(reader)


def cite_with_locator(desk: Desk) -> None:
    desk.begin()
    desk.page.keyboard.type("lovelace")
    desk.option(LOVELACE).click()
    expect(desk.dialogue.get_by_label("Locator")).to_be_focused()
    desk.page.keyboard.type("3–4")
    desk.dialogue.get_by_label("Counted in").select_option(label="Chapter")
    desk.press("Insert")
    desk.until_closed()
    desk.shows("The text of Whole [Lovelace 1843, chs. 3–4].")
    desk.stores([{"source": LOVELACE, "locator": "3–4", "label": "chapter"}])


def add_second_source(desk: Desk) -> None:
    desk.change("[Lovelace")
    expect(desk.row(LOVELACE).get_by_label("Locator")).to_have_value("3–4")
    expect(desk.row(LOVELACE).get_by_label("Counted in")).to_have_value("chapter")
    desk.search.fill("passages 1864")
    desk.option(BABBAGE).click()
    desk.row(BABBAGE).get_by_label("Locator").fill("9")
    desk.row(BABBAGE).get_by_label("Words before").fill("see")
    desk.press(f"Move {BABBAGE} up")
    expect(desk.dialogue.get_by_role("button", name=f"Move {BABBAGE} down")).to_be_focused()
    desk.press("Save")
    desk.until_closed()
    desk.stores(
        [
            {"source": BABBAGE, "locator": "9", "prefix": "see"},
            {"source": LOVELACE, "locator": "3–4", "label": "chapter"},
        ]
    )


def link_term(desk: Desk, word: str) -> None:
    """Choose a word of the text with the keyboard, and the term for it among the pages."""
    desk.page.keyboard.press("Control+Home")
    for _ in "The ":
        desk.page.keyboard.press("ArrowRight")
    for _ in word:
        desk.page.keyboard.press("Shift+ArrowRight")
    desk.page.get_by_role("button", name="Glossary term").click()
    desk.page.locator(".modal").get_by_role("textbox", name="Search").fill("analytical")
    desk.page.locator(".modal .page-results").get_by_role("link", name="Analytical Engine", exact=True).click()
    desk.until_closed()
    expect(desk.block.locator(".TooltipEntity", has_text=word).first).to_have_text(word)


def read(reader) -> None:
    page = reader.open("/articles/citing/whole/")
    prose = page.get_by_role("main").locator(".block-text")
    expect(prose).to_contain_text("The text of Whole.")
    note = page.locator(".notes__note")
    expect(note).to_contain_text("See Charles Babbage, Passages from a Life")
    expect(note).to_contain_text("Ada Lovelace, Notes on the Engine")
    expect(note).to_contain_text("chaps. 3–4")
    expect(prose.locator("a[role=doc-noteref]")).to_have_text("1")
    expect(prose.get_by_role("link", name="text")).to_have_attribute("href", "/glossary/analytical-engine/")


def test_source_is_cited_in_two_clicks_and_no_word_is_lost(editor):
    desk = desk_of(editor, "clicks")
    desk.page.keyboard.press("Control+Shift+ArrowLeft")
    desk.page.get_by_role("button", name="Cite a source").click()
    desk.page.keyboard.type("babbage")
    desk.option(BABBAGE).click()
    desk.press("Insert")
    desk.until_closed()
    desk.shows("The text of Clicks [Babbage 1864].")
    desk.page.keyboard.type(", he said")
    desk.shows("The text of Clicks [Babbage 1864], he said.")


def test_keyboard_alone_cites_changes_and_gives_up(editor):
    desk = desk_of(editor, "keys")
    press = desk.page.keyboard.press
    desk.begin()
    desk.page.keyboard.type("lovelace")
    press("Enter")  # before the answer has come
    expect(desk.dialogue.get_by_label("Locator")).to_be_focused()
    desk.page.keyboard.type("7")
    press("Enter")
    desk.until_closed()
    desk.shows("The text of Keys [Lovelace 1843, p. 7].")

    desk.page.keyboard.type("/cite")  # close behind a citation
    expect(desk.page.get_by_role("option", name="Cite a source")).to_be_visible()
    press("Enter")
    expect(desk.dialogue).to_have_accessible_name("Change this citation")
    expect(desk.dialogue.get_by_label("Locator")).to_be_focused()
    press("Shift+Tab")
    desk.page.keyboard.type("Ch")
    press("Tab")
    desk.page.keyboard.type("8")
    press("Enter")
    desk.until_closed()
    desk.shows("The text of Keys [Lovelace 1843, ch. 8].")

    desk.begin()
    desk.page.keyboard.type("1864")
    expect(desk.option(BABBAGE)).to_have_attribute("aria-selected", "true")
    press("Escape")  # closes the list
    expect(desk.option(BABBAGE)).to_be_hidden()
    press("Escape")
    desk.until_closed()
    desk.page.keyboard.type("so")
    desk.shows("The text of Keys [Lovelace 1843, ch. 8] so.")


def test_arrow_keys_choose_among_what_is_found(editor):
    desk = desk_of(editor, "arrows")
    desk.begin()
    desk.search.fill("18")
    expect(desk.dialogue.get_by_role("status")).to_contain_text("found")
    options = desk.dialogue.get_by_role("option")
    names = options.locator("strong").all_inner_texts()
    desk.page.keyboard.press("ArrowDown")
    expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    expect(desk.search).to_have_attribute("aria-activedescendant", options.nth(1).get_attribute("id"))
    desk.page.keyboard.press("Enter")
    expect(desk.row(names[1])).to_be_visible()
    desk.press("Cancel")
    desk.until_closed()


def test_faults_are_told_at_their_fields_and_nothing_is_lost(editor):
    desk = desk_of(editor, "faults")
    desk.begin()
    assert axe_faults(desk.page, ".modal") == []
    desk.press("Insert")
    expect(desk.dialogue.get_by_role("alert")).to_have_text("Choose a source first.")
    desk.search.fill("lovelace")
    expect(desk.option(LOVELACE)).to_be_visible()
    assert axe_faults(desk.page, ".modal") == []
    desk.option(LOVELACE).click()
    desk.row(LOVELACE).get_by_label("Words after").fill("in her notes")
    desk.row(LOVELACE).get_by_label("Locator").fill('"><script>alert(1)</script>')
    desk.press("Insert")
    expect(desk.row(LOVELACE).get_by_label("Locator")).to_have_accessible_description(PLAIN)
    expect(desk.row(LOVELACE).get_by_label("Locator")).to_be_focused()
    expect(desk.row(LOVELACE).get_by_label("Locator")).to_have_value('"><script>alert(1)</script>')
    expect(desk.row(LOVELACE).get_by_label("Words after")).to_have_value("in her notes")
    assert axe_faults(desk.page, ".modal") == []
    desk.row(LOVELACE).get_by_label("Locator").fill("12")
    desk.press("Insert")
    desk.until_closed()
    desk.shows("The text of Faults [Lovelace 1843, p. 12 in her notes].")


def test_lost_connection_loses_nothing(editor):
    editor.expected |= {403, 503}
    desk = desk_of(editor, "offline")
    desk.begin()
    desk.page.keyboard.type("lovelace")
    desk.option(LOVELACE).click()
    desk.page.keyboard.type("5")
    desk.page.route("**/admin/citations/", lambda route: route.fulfill(status=503))
    desk.press("Insert")
    alert = desk.dialogue.get_by_role("alert")
    expect(alert).to_have_text("The site could not answer. Nothing that you wrote here is lost.")
    desk.page.unroute("**/admin/citations/")
    desk.press("Insert")
    desk.until_closed()
    desk.shows("The text of Offline [Lovelace 1843, p. 5].")

    desk.page.route("**/admin/citations/", lambda route: route.fulfill(status=403))
    desk.page.keyboard.type(" /cite")
    expect(desk.page.get_by_role("option", name="Cite a source")).to_be_visible()
    desk.page.keyboard.press("Enter")
    expect(desk.page.get_by_role("alert").filter(has_text="Nothing was cited.")).to_have_text(
        "You are not signed in any more. Sign in in another tab, then try again. Nothing was cited."
    )
    expect(desk.words).to_be_focused()


def test_citation_survives_undo_removal_and_copies(editor):
    desk = desk_of(editor, "copied")
    press = desk.page.keyboard.press
    said = [{"source": BABBAGE, "locator": "11"}]
    desk.begin()
    desk.page.keyboard.type("babbage")
    press("Enter")
    expect(desk.dialogue.get_by_label("Locator")).to_be_focused()
    desk.page.keyboard.type("11")
    press("Enter")
    desk.until_closed()
    desk.stores(said)
    press("Control+z")
    desk.stores()
    press("Control+Shift+z")
    desk.stores(said)

    desk.block.locator(".TooltipEntity").click()
    desk.page.locator(".Tooltip").get_by_role("button", name="Remove").click()
    desk.shows("The text of Copied.")
    desk.stores()
    desk.words.focus()
    press("Control+z")
    desk.stores(said)

    press("Control+a")
    press("Control+c")
    other = desk.editor.add_block("Text")
    other.locator(".public-DraftEditor-content").click()
    press("Control+v")
    press("Control+v")
    expect(other.locator(".public-DraftEditor-content")).to_contain_text("[Babbage 1864, p. 11].The text")
    desk.stores(said, said, block=other)
    # A copy is a citation of its own.
    other.locator(".TooltipEntity").first.click()
    desk.page.locator(".Tooltip").get_by_role("button", name="Edit").click()
    desk.dialogue.get_by_label("Locator").fill("12")
    desk.press("Save")
    expect(desk.dialogue).to_have_count(0)
    desk.stores([{"source": BABBAGE, "locator": "12"}], said, block=other)
    desk.stores(said)


@pytest.mark.parametrize("button", ["Link", "Glossary term"])
def test_link_over_a_citation_is_refused(editor, button):
    desk = desk_of(editor, "kept")
    desk.begin()
    desk.page.keyboard.type("babbage")
    desk.option(BABBAGE).click()
    desk.press("Insert")
    desk.until_closed()
    desk.page.keyboard.press("Control+a")
    desk.page.locator(f'.Draftail-ToolbarButton[aria-label^="{button}"]').click()
    expect(desk.page.get_by_role("alert").filter(has_text=SPARED)).to_be_visible()
    expect(desk.words).to_be_focused()
    desk.page.keyboard.press("ArrowRight")
    expect(desk.page.get_by_text(SPARED)).to_have_count(0)
    expect(desk.words).to_contain_text("[Babbage 1864]")


def test_term_without_chosen_words_is_inserted_by_its_title(editor):
    desk = desk_of(editor, "terms")
    desk.page.keyboard.type(" of the /glossary")
    expect(desk.page.get_by_role("option", name="Glossary term")).to_be_visible()
    desk.page.keyboard.press("Enter")
    desk.page.locator(".modal").get_by_role("textbox", name="Search").fill("analytical")
    desk.page.locator(".modal .page-results").get_by_role("link", name="Analytical Engine", exact=True).click()
    desk.until_closed()
    desk.shows("The text of Terms of the Analytical Engine.")
    desk.block.locator(".TooltipEntity").click()
    link = desk.page.locator(".Tooltip").get_by_role("link", name="Open the term")
    with desk.page.expect_popup() as opened:
        link.click()
    expect(opened.value.locator("#id_title")).to_have_value("Analytical Engine")
