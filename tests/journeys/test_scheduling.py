"""Publishing at a time that the editor chooses."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.desk import message_at, open_editor

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

PATH = "/articles/scheduling/first/"
WORDS = "More is known now."


def schedule(page: Page, when: datetime) -> None:
    """In the dialog of the side panel; the server's clock is UTC."""
    page.get_by_role("button", name="Toggle status").click()
    page.get_by_role("button", name="Set schedule").click()
    page.get_by_label("Go live date/time").fill(f"{when:%Y-%m-%d %H:%M}")
    calendar = page.locator(".xdsoft_datetimepicker").filter(visible=True)
    expect(calendar).to_have_count(1)  # it opens a moment later, and would cover the button
    page.keyboard.press("Tab")
    expect(calendar).to_have_count(0)
    page.get_by_role("button", name="Save schedule").click()


def test_scheduled_draft_is_published_when_it_is_due(editor, reader, site):
    desk = open_editor(editor, PATH)
    desk.write(desk.block("Text"), f" {WORDS}")
    desk.say_what_changes("Sources", "More is known.")
    schedule(desk.page, datetime.now(UTC) + timedelta(hours=1))
    desk.press("Schedule to publish")
    expect(message_at(desk.page)).to_contain_text("has been scheduled for publishing")
    editor.go(desk.page, "/admin/")
    expect(desk.page.get_by_text(re.compile(r"First is published on"))).to_be_visible()

    seen = reader.open(PATH)
    expect(seen.get_by_role("main")).not_to_contain_text(WORDS)
    assert site.manage("publish_due") == ""
    site.act("due")
    assert site.manage("publish_due") == "Published: First\n"
    seen.reload()
    expect(seen.get_by_role("main")).to_contain_text(WORDS)
    expect(seen.get_by_role("main")).to_contain_text("Sources: More is known.")
    editor.go(desk.page, "/admin/")
    expect(desk.page.get_by_text(re.compile(r"First is published on"))).to_have_count(0)
