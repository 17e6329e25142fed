"""The reader's switch for links to entries: on, subtle, off, on every page that has some, remembered by the browser."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.browsing import DESKTOP, PHONE, axe_faults

pytestmark = [pytest.mark.browser, pytest.mark.appearance, pytest.mark.django_db]

SECTION = "/articles/carded/linked/"
ARTICLE = "/articles/carded/"
TERM = "/glossary/river-beta/"
NOTED = "/articles/noted/first/"


def switch(page: Page) -> Locator:
    return page.get_by_role("group", name="Links to entries")


def choose(page: Page, name: str) -> None:
    switch(page).get_by_role("radio", name=name).check()


def term_link(page: Page) -> Locator:
    return page.locator(".prose a[data-card]").first


def line_under(locator: Locator) -> tuple[str, str]:
    return tuple(
        locator.evaluate("(a) => [getComputedStyle(a).textDecorationLine, getComputedStyle(a).textDecorationColor]")
    )


@pytest.mark.parametrize("path", [ARTICLE, SECTION, f"{SECTION}v1/", TERM])
def test_switch_is_on_every_page_with_links_to_entries(visit, path):
    page = visit().open(path)
    expect(switch(page)).to_be_visible()
    expect(switch(page).get_by_role("radio", name="On")).to_be_checked()


def test_switch_is_not_shown_where_it_would_do_nothing(visit):
    expect(switch(visit().open(NOTED))).to_be_hidden()


def test_switch_is_not_shown_without_scripts(visit):
    page = visit(java_script_enabled=False).open(SECTION)
    expect(page.locator(".links-switch").first).to_be_hidden()
    expect(term_link(page)).to_have_attribute("href", "/glossary/marshal-alpha/")


def test_subtle_links_are_paler_links(visit):
    page = visit().open(SECTION)
    before = line_under(term_link(page))
    choose(page, "Subtle")
    after = line_under(term_link(page))
    assert (before[0], after[0], before[1] == after[1]) == ("underline", "underline", False)
    term_link(page).hover()
    expect(page.locator("#term-card:popover-open")).to_be_visible()
    assert line_under(term_link(page)) == before


def test_words_without_links_are_plain_text_to_everyone(visit):
    page = visit().open(SECTION)
    others = page.locator("main a[href]:not([data-card])").count()
    color = page.locator(".prose p").first.evaluate("(p) => getComputedStyle(p).color")
    choose(page, "Off")
    assert line_under(term_link(page))[0] == "none"
    expect(term_link(page)).to_have_css("color", color)
    expect(page.locator(".prose").get_by_role("link")).to_have_count(0)
    expect(page.locator(".prose [aria-expanded], .prose [aria-haspopup]")).to_have_count(0)
    assert page.locator("main a[href]").count() == others
    term_link(page).click()
    term_link(page).hover()
    page.wait_for_timeout(1000)
    expect(page.locator("#term-card:popover-open")).to_be_hidden()
    assert page.url.endswith(SECTION)


def test_links_that_come_back_open_their_cards(visit):
    page = visit().open(SECTION)
    choose(page, "Off")
    choose(page, "On")
    expect(term_link(page)).to_have_attribute("aria-expanded", "false")
    term_link(page).focus()
    page.keyboard.press("Enter")
    expect(page.locator("#term-card:popover-open")).to_contain_text("Marshal Alpha")


def test_notes_stay_where_links_are_off(visit):
    page = visit().open(NOTED)
    page.evaluate("localStorage.setItem('term-links', 'off')")
    page.reload()
    assert page.locator(".note-reference a[href]").count() > 0
    expect(page.locator(".note-reference a").first).to_be_visible()


def test_choice_is_remembered_without_a_cookie(visit):
    reader = visit()
    page = reader.open(SECTION)
    choose(page, "Off")
    for path in (SECTION, TERM, ARTICLE):
        reader.go(page, path)
        expect(switch(page).get_by_role("radio", name="Off")).to_be_checked()
        expect(page.locator(".prose a[data-card][href]")).to_have_count(0)
    assert reader.context.cookies() == []
    choose(page, "On")
    assert page.evaluate("localStorage.length") == 0


def test_choice_is_applied_before_the_page_is_painted(visit):
    """The scripts that come after the page is read are kept back: what is seen then is what was chosen."""
    reader = visit()
    page = reader.open(SECTION)
    choose(page, "Off")
    page.route("**/links-switch*.js", lambda route: route.abort())
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-links", "off")
    assert line_under(term_link(page))[0] == "none"


def test_choice_reaches_pages_that_are_open_already(visit):
    reader = visit()
    first, second = reader.open(SECTION), reader.open(ARTICLE)
    choose(first, "Off")
    expect(switch(second).get_by_role("radio", name="Off")).to_be_checked()
    expect(second.locator(".prose a[data-card][href]")).to_have_count(0)


def test_page_works_where_the_browser_keeps_nothing(visit):
    reader = visit()
    reader.context.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError') }})"
    )
    page = reader.open(SECTION)
    choose(page, "Off")
    expect(page.locator(".prose a[data-card][href]")).to_have_count(0)
    page.reload()
    expect(switch(page).get_by_role("radio", name="On")).to_be_checked()


def test_value_that_nobody_chose_is_passed_over(visit):
    page = visit().open(SECTION)
    page.evaluate("localStorage.setItem('term-links', '\"><script>')")
    page.reload()
    expect(switch(page).get_by_role("radio", name="On")).to_be_checked()
    expect(page.locator("html")).not_to_have_attribute("data-links", "off")
    expect(page.locator(".prose a[data-card][href]")).to_have_count(4)


def test_switch_works_by_keyboard(visit):
    page = visit().open(SECTION)
    switch(page).get_by_role("radio", name="On").focus()
    page.keyboard.press("ArrowRight")
    expect(switch(page).get_by_role("radio", name="Subtle")).to_be_focused()
    expect(page.locator("html")).to_have_attribute("data-links", "subtle")
    ring = page.locator(".links-switch__choice:has(:focus-visible)")
    expect(ring).to_have_css("outline-style", "solid")
    page.keyboard.press("ArrowRight")
    expect(page.locator("html")).to_have_attribute("data-links", "off")
    page.keyboard.press("Enter")
    assert page.url.endswith(SECTION)


def test_switch_is_in_the_sheet_on_a_phone(visit):
    page = visit(viewport=PHONE, has_touch=True).open(SECTION)
    expect(switch(page)).to_be_hidden()
    page.get_by_role("button", name="Contents").tap()
    expect(switch(page)).to_be_visible()
    switch(page).get_by_role("radio", name="Off").tap()
    expect(page.locator("html")).to_have_attribute("data-links", "off")
    assert switch(page).get_by_role("radio", name="Off").bounding_box()["height"] >= 44


@pytest.mark.parametrize("choice", ["Subtle", "Off"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=lambda size: size["width"])
def test_page_is_accessible_whatever_is_chosen(visit, size, scheme, choice):
    page = visit(viewport=size, color_scheme=scheme).open(SECTION)
    if size is PHONE:
        page.get_by_role("button", name="Contents").click()
    choose(page, choice)
    assert axe_faults(page) == []
