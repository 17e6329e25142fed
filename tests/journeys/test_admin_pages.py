"""The admin's pages of our own, looked at by a machine. What Wagtail draws around them is not ours to mend."""

import pytest
from playwright.sync_api import expect

from tests.journeys.browsing import axe_faults
from tests.journeys.desk import open_editor

pytestmark = [pytest.mark.browser, pytest.mark.appearance, pytest.mark.django_db]

ABOUT_ONE_PAGE = ("withdraw", "used", "withhold", "publish-drafts")


@pytest.mark.parametrize("view", ABOUT_ONE_PAGE)
def test_page_about_one_page_is_accessible(chief, view):
    path = "/articles/states/" if view == "publish-drafts" else "/articles/states/several/"
    desk = open_editor(chief, path)
    page = chief.open(f"/admin/publishing/{desk.key}/{view}/")
    expect(page.locator("main h2").first).to_be_visible()
    assert axe_faults(page, "main") == []


@pytest.mark.parametrize("path", ["/admin/", "/admin/error_reports/"])
def test_page_for_everybody_is_accessible(chief, path):
    page = chief.open(path)
    expect(page.locator("main")).to_be_visible()
    assert axe_faults(page, "main") == []


def test_report_at_the_desk_is_accessible(chief, reader):
    sent = reader.open("/articles/states/several/")
    sent.get_by_role("main").get_by_role("link", name="Report an error").first.click()
    sent.get_by_label("What is wrong").fill("The year.")
    sent.get_by_role("button", name="Send to the editors").click()
    expect(sent.get_by_role("heading", level=1)).to_have_text("Thank you: the editors have it")
    page = chief.open("/admin/error_reports/")
    page.get_by_role("link", name="The year.").click()
    expect(page.locator(".report")).to_contain_text("The year.")
    assert axe_faults(page, "main") == []


def test_what_we_add_to_the_editor_is_accessible(chief):
    desk = open_editor(chief, "/articles/states/several/")
    expect(desk.page.locator(".version-panel")).to_contain_text("Readers have version 2")
    assert axe_faults(desk.page, ".version-panel") == []
