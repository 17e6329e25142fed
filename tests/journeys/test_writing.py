"""From a writer's draft to a reader's page, to a second version and what is kept of the first."""

import pytest
from playwright.sync_api import expect

from tests.journeys.desk import APPROVE, PUBLISH, SUBMIT, Editor, add_section, message_at, open_editor

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

ARTICLE = "/articles/writing/"
SECTION = f"{ARTICLE}the-telegrams/"
FAULT = "“Which telegram?” is a subheading without a heading above it. Make it a heading, or add one."


def test_draft_becomes_a_section_that_stays_as_it_was(writer, editor, reader):
    key = draft(writer)
    mend(editor, key)
    first_bytes = read(reader)
    revise(editor)
    compare(reader, first_bytes)


def draft(writer) -> int:
    """A writer drafts a section, sees it as readers would, mends nothing and submits; its key."""
    desk = add_section(writer, ARTICLE)
    desk.title.fill("The telegrams")
    desk.add_text("Two telegrams of 2 October 1950 contradict each other.")
    desk.wait_until_saved("contradict each other.")
    desk.page.reload()  # what was typed is kept without a button
    expect(desk.block("Text").locator(".public-DraftEditor-content")).to_have_text(
        "Two telegrams of 2 October 1950 contradict each other."
    )
    preview = see_preview(desk)
    expect(preview.get_by_text("Preview. This is a draft. Readers do not see it.")).to_be_visible()
    expect(preview.locator("#main")).to_contain_text("Two telegrams of 2 October 1950 contradict each other.")
    expect(preview.get_by_role("heading", level=2)).to_contain_text(["The telegrams"])
    key = desk.key
    desk.press(SUBMIT)
    expect(message_at(desk.page)).to_contain_text("has been submitted for moderation")
    return key


def see_preview(desk: Editor):
    desk.page.get_by_role("button", name="Toggle preview").click()
    return desk.page.frame_locator("iframe#w-preview-iframe")


def mend(editor, key: int) -> None:
    """An editor finds it waiting, adds a fault, is shown it at its block, mends it and publishes."""
    page = editor.open("/admin/")
    waiting = page.locator("section, .w-panel", has_text="Awaiting your review").last
    waiting.get_by_role("link", name="The telegrams").click()
    page.wait_for_url(f"**/admin/pages/{key}/edit/")
    desk = Editor(page)
    desk.add_heading("Which telegram?", "Subheading")
    desk.add_text("The one that was never sent.")
    desk.wait_until_saved("The one that was never sent.")
    desk.press(APPROVE)
    heading = desk.block("Heading")
    expect(heading.get_by_text(FAULT)).to_be_visible()
    expect(desk.block("Text").get_by_text(FAULT)).to_have_count(0)
    expect(desk.block("Text", 1).locator(".public-DraftEditor-content")).to_have_text("The one that was never sent.")
    heading.get_by_role("combobox").select_option(label="Heading")
    desk.press(APPROVE)
    expect(message_at(desk.page)).to_contain_text("has been updated")
    expect(desk.page.get_by_role("row", name="The telegrams")).to_contain_text("live")


def read(reader) -> bytes:
    """A reader has it in the article and at its address at once; the bytes of its permanent page."""
    page = reader.open(ARTICLE)
    contents = page.get_by_role("navigation", name="Contents")
    contents.get_by_role("link", name="The telegrams").click()
    expect(page.get_by_role("heading", name="Which telegram?", level=3)).to_be_visible()
    page.locator("section", has_text="The one that was never sent.").get_by_role("link", name="On its own page").click()
    assert page.url == reader.at(SECTION)
    page.get_by_role("main").get_by_role("link", name="Permanent address").click()
    assert page.url == reader.at(f"{SECTION}v1/")
    return reader.context.request.get(page.url).body()


def revise(editor) -> None:
    """The second version needs a kind of change; without one nothing is published or lost."""
    desk = open_editor(editor, SECTION)
    desk.write(desk.block("Text", 1), " It lay in an archive.")
    desk.press(PUBLISH)
    expect(desk.page.get_by_text("Say what this version changes: readers see it in the history.")).to_be_visible()
    expect(desk.block("Text", 1)).to_contain_text("It lay in an archive.")
    desk.say_what_changes("Sources", "The archive is named.")
    desk.press(PUBLISH)
    expect(message_at(desk.page)).to_contain_text("published")


def compare(reader, first_bytes: bytes) -> None:
    page = reader.open(SECTION)
    expect(page.get_by_text("Version 2", exact=True).first).to_be_visible()
    page.get_by_role("main").get_by_role("link", name="All versions").click()
    expect(page.locator(".version-list__why").first).to_have_text("Sources: The archive is named.")
    page.get_by_role("link", name="Compare with the version before").click()
    assert page.url == reader.at(f"{SECTION}compare/1/2/")
    expect(page.get_by_role("main").locator("ins")).to_have_text(
        ["Underlined on a tint: added.", "It lay in an archive."]
    )
    page.get_by_role("link", name="Side by side").click()
    expect(page.get_by_text("Changed", exact=True)).to_be_visible()
    assert reader.context.request.get(reader.at(f"{SECTION}v1/")).body() == first_bytes
    reader.go(page, f"{ARTICLE}v3/")
    expect(page.get_by_role("main")).to_contain_text("It lay in an archive.")


def test_publishing_an_unchanged_section_makes_no_version(editor, reader):
    path = "/articles/chinas-intervention-in-the-korean-war/introduction/"
    desk = open_editor(editor, path)
    desk.say_what_changes("Wording")
    desk.press(PUBLISH)
    expect(message_at(desk.page)).to_contain_text("published")
    page = reader.open(f"{path}history/")
    expect(page.locator(".version-list__number")).to_have_text(["Version 1"])
