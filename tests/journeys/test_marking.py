"""A teacher watches a class work and marks what it wrote."""

import time

import pytest
from playwright.sync_api import Page, expect

from tests.factories.accounts import PASSWORD
from tests.journeys.acts.answered import CLASS, TEACHER
from tests.journeys.browsing import PHONE, Visit, axe_faults_in_both_schemes, width_beyond_window

pytestmark = [pytest.mark.browser, pytest.mark.django_db]


@pytest.fixture(scope="module")
def answered(site) -> None:
    site.act("answered")


@pytest.fixture
def open_class(answered, visit):
    """Opens the page of the class, after the login that stands before it."""

    def opened(**options) -> tuple[Visit, Page]:
        teacher = visit(**options)
        page = teacher.open("/teach/")
        page.get_by_label("Email").fill(TEACHER)
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Sign in", exact=True).click()
        page.get_by_role("link", name=CLASS).first.click()
        expect(page.get_by_role("region", name="Pupils and texts")).to_be_visible()
        return teacher, page

    return opened


def refresh(page: Page) -> None:
    """As time does it: what has the focus keeps it."""
    page.locator("[data-live-now]").dispatch_event("click")


def test_table_refreshes_itself_and_keeps_the_place(open_class, site):
    _, page = open_class(viewport=PHONE)
    link = page.get_by_role("row", name="Bo").get_by_role("link")
    link.focus()
    rows = page.get_by_role("row")
    count = rows.count()
    scroll = "document.querySelector('#live').scrollLeft"
    before = page.evaluate(scroll)
    site.act("answered")
    refresh(page)
    expect(rows).to_have_count(count + 1)
    expect(link).to_be_focused()
    assert page.evaluate(scroll) == before
    assert (width_beyond_window(page), axe_faults_in_both_schemes(page)) == (0, [])


def test_answers_are_marked_in_place_and_two_teachers_lose_nothing(open_class):
    teacher, page = open_class()
    page.get_by_role("link", name="Who decided").first.click()
    assert axe_faults_in_both_schemes(page) == []
    page.get_by_role("link", name="Why did they cross?").first.click()
    second = teacher.open(page.url.removeprefix(teacher.address))
    now = f"{time.time():.0f}"  # other words when the journey is made again
    of_bo = page.get_by_role("article", name="Bo")
    page.get_by_role("article", name="Ada").get_by_label("Comment").fill("Not saved yet.")
    of_bo.get_by_label("Mark").fill(f"7 {now}")
    of_bo.get_by_label("Mark").press("Enter")
    expect(of_bo.get_by_text("Saved.")).to_be_visible()
    expect(of_bo.get_by_label("Mark")).to_be_focused()
    expect(page.get_by_role("article", name="Ada").get_by_label("Comment")).to_have_value("Not saved yet.")

    behind = second.get_by_role("article", name="Bo")
    behind.get_by_label("Comment").fill(f"Which sources? {now}")
    behind.get_by_role("button", name="Save").click()
    expect(behind).to_contain_text("somebody else marked this answer after you opened the page")
    expect(behind.get_by_label("Comment")).to_have_value(f"Which sources? {now}")
    behind.get_by_label("Mark").fill("8")
    behind.get_by_role("button", name="Save").click()
    expect(behind.get_by_text("Saved.")).to_be_visible()
    assert axe_faults_in_both_schemes(second) == []

    page.reload()
    expect(of_bo.get_by_label("Mark")).to_have_value("8")
    expect(of_bo.get_by_label("Comment")).to_have_value(f"Which sources? {now}")


def test_answers_are_marked_and_returned_without_a_script(open_class, site):
    site.act("answered")
    _, page = open_class(java_script_enabled=False)
    page.get_by_role("row", name="Ada").get_by_role("link").click()
    answer = page.get_by_role("article", name="Why did they cross?")
    answer.get_by_label("Mark").fill("6")
    answer.get_by_label("Comment").fill("Two reasons, please.")
    page.get_by_label("What to revise").fill("Say more.")
    page.get_by_role("button", name="Return for revision").click()
    expect(page.get_by_text("Returned for revision.")).to_be_visible()
    expect(answer.get_by_label("Mark")).to_have_value("6")
    expect(page.get_by_text("Your note on returning it: Say more.")).to_be_visible()
