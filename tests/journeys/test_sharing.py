"""Two editors of one page, and one who presses twice."""

import pytest
from playwright.sync_api import expect

from tests.journeys.desk import PUBLISH, SAVE, message_at, open_editor

pytestmark = [pytest.mark.browser, pytest.mark.django_db]


def test_second_editor_of_a_page_is_warned_and_loses_nothing(editor, second_editor, reader):
    path = "/articles/sharing/first/"
    first = open_editor(editor, path)
    second = open_editor(second_editor, path)
    first.write(first.block("Text"), " Of the first editor.")
    first.say_what_changes("Wording")
    first.press(PUBLISH)
    expect(message_at(first.page)).to_contain_text("published")

    second_editor.expected = {400}  # what refuses to save by itself over the newer version
    second.write(second.block("Text"), " Of the second editor.")
    expect(second.page.get_by_text("Saving will overwrite a newer version.")).to_be_visible()
    second.button(SAVE).click()
    expect(second.page.get_by_text("Edith Editor saved a new version").first).to_be_visible()
    expect(second.block("Text")).to_contain_text("The text of First. Of the second editor.")
    page = reader.open(path)
    expect(page.get_by_role("main")).to_contain_text("The text of First. Of the first editor.")
    expect(page.get_by_role("main")).not_to_contain_text("Of the second editor.")


def test_pressing_publish_twice_makes_one_version(editor, reader):
    path = "/articles/sharing/second/"
    desk = open_editor(editor, path)
    desk.write(desk.block("Text"), " More.")
    desk.say_what_changes("Wording")
    desk.settle()
    desk.button(PUBLISH).dblclick()
    expect(message_at(desk.page)).to_contain_text("published")
    page = reader.open(f"{path}history/")
    expect(page.locator(".version-list__number")).to_have_text(["Version 2", "Version 1"])
    assert reader.context.request.get(reader.at(f"{path}v3/")).status == 404
