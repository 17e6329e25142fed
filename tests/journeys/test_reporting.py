"""From an error that a reader finds to the editors' answer."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.desk import message_at

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

PATH = "/articles/reporting/first/"


def select(page: Page, words: str) -> None:
    """As with the mouse: the words, wherever they stand in the text of the page."""
    page.locator(".prose").evaluate(
        """(root, words) => {
            const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
            while (texts.nextNode()) {
                const start = texts.currentNode.data.indexOf(words);
                if (start < 0) continue;
                getSelection().setBaseAndExtent(texts.currentNode, start, texts.currentNode, start + words.length);
                return;
            }
            throw new Error(`no ${words}`);
        }""",
        words,
    )


def test_reported_passage_is_answered_at_the_desk(reader, editor):
    page = reader.open(PATH)
    select(page, "text of First")
    page.get_by_role("contentinfo").get_by_role("link", name="Report an error").click()
    expect(page.get_by_label("Passage")).to_have_value("text of First")
    page.get_by_role("button", name="Send to the editors").click()
    assert page.url.startswith(reader.at("/report/?version="))  # what is wrong is not said yet
    page.get_by_label("What is wrong").fill("It is the text of Second.")
    page.get_by_role("button", name="Send to the editors").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you: the editors have it")
    page.get_by_role("link", name="Back to the text").click()
    assert page.url == reader.at(PATH)

    desk = editor.open("/admin/")
    desk.get_by_role("link", name="It is the text of Second.").click()
    report = desk.locator(".report")
    expect(report.locator("blockquote")).to_have_text("text of First")
    expect(report).to_contain_text("First, version 1")
    desk.locator("#id_status").select_option(label="Corrected")
    desk.get_by_role("button", name="Save").click()
    expect(message_at(desk)).to_contain_text("updated")
    editor.go(desk, "/admin/")
    expect(desk.get_by_role("link", name="It is the text of Second.")).to_have_count(0)
