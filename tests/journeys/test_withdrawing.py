"""What a chief editor takes off the site, and what readers are told."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.desk import message_at, open_editor

pytestmark = [pytest.mark.browser, pytest.mark.django_db]


def choose_header_action(page: Page, name: str) -> None:
    """From the menu beside the title of the page that is edited."""
    page.locator("header, .w-slim-header").get_by_role("button", name="Actions", exact=True).click()
    page.get_by_role("link", name=name, exact=True).click()


def test_deleting_leads_to_withdrawing_with_a_reason(chief, reader):
    path = "/articles/withdrawing/first/"
    desk = open_editor(chief, path)
    choose_header_action(desk.page, "Delete")
    expect(message_at(desk.page)).to_contain_text("was published and cannot be deleted")
    expect(desk.page.locator("main h2").first).to_have_text("Withdraw “First”?")
    expect(desk.page.locator(".uses")).to_contain_text("Withdrawing")
    desk.page.get_by_role("button", name="Withdraw", exact=True).click()
    expect(desk.page.get_by_text("This field is required.")).to_be_visible()
    desk.page.get_by_label("Reason").fill("Its source was a forgery.")
    desk.page.get_by_role("button", name="Withdraw", exact=True).click()
    expect(message_at(desk.page)).to_contain_text("“First” is withdrawn.")

    reader.expected = {410}
    page = reader.open()
    assert reader.go(page, path).status == 410
    expect(page.get_by_role("blockquote")).to_have_text("Its source was a forgery.")
    expect(page.get_by_text("The text of First.")).to_be_visible()
    assert reader.go(page, f"{path}v1/").status == 200
    expect(page.get_by_text("The text of First.")).to_be_visible()
    reader.go(page, "/articles/withdrawing/")
    expect(page.get_by_role("navigation", name="Contents").get_by_role("listitem")).to_have_text(["1 Second"])


def test_unpublishing_at_the_foot_of_the_editor_is_withdrawing(chief):
    desk = open_editor(chief, "/articles/withdrawing/second/")
    desk.page.get_by_role("button", name="More actions").click()
    desk.page.get_by_role("link", name="Withdraw", exact=True).click()
    expect(desk.page.locator("main h2").first).to_have_text("Withdraw “Second”?")


def test_withheld_version_is_back_when_that_is_lifted(chief, reader):
    path = "/articles/withholding/first/"
    desk = open_editor(chief, path)
    choose_header_action(desk.page, "Withhold")
    page = desk.page
    page.get_by_label("Version 1").check()
    page.get_by_label("Reason").fill("A court decided so.")
    page.get_by_role("button", name="Withhold", exact=True).click()
    expect(page.get_by_text("This field is required.")).to_be_visible()  # not without being confirmed
    page.get_by_label("Withhold them now").check()
    page.get_by_role("button", name="Withhold", exact=True).click()
    expect(message_at(desk.page)).to_contain_text("Withheld of “First”: version 1.")

    reader.expected = {451}
    seen = reader.open()
    for address in (path, f"{path}v1/"):
        assert reader.go(seen, address).status == 451
        expect(seen.get_by_role("blockquote")).to_have_text("A court decided so.")
        expect(seen.get_by_text("The text of First.")).to_have_count(0)
    for address in ("/articles/withholding/", "/articles/withholding/v1/"):
        reader.go(seen, address)
        expect(seen.get_by_role("main")).not_to_contain_text("The text of First.")

    page.get_by_role("button", name="Lift the withholding of version 1").click()
    expect(message_at(desk.page)).to_contain_text("again")
    assert reader.go(seen, f"{path}v1/").status == 200
    assert reader.go(seen, path).status == 200
    expect(seen.get_by_text("The text of First.")).to_be_visible()
