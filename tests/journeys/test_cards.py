"""Cards of terms as readers open them: by mouse, by keyboard, by touch, without scripts."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.browsing import DESKTOP, PHONE, axe_faults

pytestmark = [pytest.mark.browser, pytest.mark.appearance, pytest.mark.django_db]

SECTION = "/articles/carded/linked/"
MARSHAL = "/glossary/marshal-alpha/"
FADING = "/articles/carded/fading/"
SMALL = {"width": 320, "height": 568}
ENLARGED = {"width": 320, "height": 256}  # 1280 × 1024 pixels at 400 %
REST = 250  # milliseconds, as in js/cards.js
DWELL = 600


def card(page: Page) -> Locator:
    return page.locator("#term-card:popover-open")


def link(page: Page, text: str) -> Locator:
    return page.locator(".prose a[data-card]", has_text=re.compile(f"^{text}"))


def open_by_key(page: Page, text: str) -> Locator:
    link(page, text).focus()
    page.keyboard.press("Enter")
    expect(card(page)).to_be_visible()
    return card(page)


def beyond_window(page: Page) -> list[str]:
    """On which sides the open card reaches beyond the window."""
    return page.evaluate("""() => {
        const { left, top, right, bottom } = document.getElementById("term-card").getBoundingClientRect();
        const { clientWidth, clientHeight } = document.documentElement;
        const sides = { left: left < 0, top: top < 0, right: right > clientWidth, bottom: bottom > clientHeight };
        return Object.keys(sides).filter((side) => sides[side]);
    }""")


# --- Mouse -----------------------------------------------------------------------------------------------------------
def test_card_opens_where_a_mouse_rests_and_stays_while_it_is_read(visit):
    page = visit().open(SECTION)
    opener = link(page, "Marshal Alpha")
    opener.hover()
    expect(card(page)).to_contain_text("The second words on the marshal.")
    expect(opener).to_have_attribute("aria-expanded", "true")
    expect(opener).to_have_css("text-decoration-style", "solid")
    card(page).get_by_text("The second words").hover()
    page.wait_for_timeout(3 * REST)
    expect(card(page)).to_be_visible()
    page.mouse.move(5, 5)
    expect(card(page)).to_be_hidden()
    expect(opener).to_have_attribute("aria-expanded", "false")
    expect(opener).to_have_css("text-decoration-style", "dotted")


def test_card_does_not_open_for_a_mouse_that_passes(visit):
    page = visit().open(SECTION)
    link(page, "Marshal Alpha").hover()
    page.mouse.move(5, 5)
    page.wait_for_timeout(4 * REST)
    expect(card(page)).to_be_hidden()


def test_mouse_click_follows_the_link(visit):
    page = visit().open(SECTION)
    link(page, "Marshal Alpha").hover()
    expect(card(page)).to_be_visible()
    link(page, "Marshal Alpha").click()
    page.wait_for_url(f"**{MARSHAL}")


def test_one_card_is_open_at_a_time(visit):
    page = visit().open(SECTION)
    link(page, "Marshal Alpha").hover()
    expect(card(page)).to_contain_text("the marshal")
    link(page, "the river").focus()
    page.keyboard.press("Enter")
    expect(card(page)).to_contain_text("River Beta")
    expect(page.locator("#term-card")).to_have_count(1)
    expect(page.locator("[aria-expanded=true]")).to_have_count(1)


# --- Keyboard --------------------------------------------------------------------------------------------------------
def test_enter_opens_the_card_and_escape_leads_back(visit):
    page = visit().open(SECTION)
    opened = open_by_key(page, "Marshal Alpha")
    expect(opened).to_be_focused()
    expect(page.get_by_role("dialog", name=re.compile("^Marshal Alpha"))).to_be_visible()
    page.keyboard.press("Escape")
    expect(card(page)).to_be_hidden()
    expect(link(page, "Marshal Alpha")).to_be_focused()
    assert page.url.endswith(SECTION)


def test_tab_goes_through_the_card_and_on_from_its_link(visit):
    page = visit().open(SECTION)
    opened = open_by_key(page, "Marshal Alpha")
    for words in ("Full description", "Critical perspective", "Version 2", "Where used", "Read more"):
        page.keyboard.press("Tab")
        expect(opened.locator(":focus")).to_contain_text(words)
    page.keyboard.press("Tab")
    expect(card(page)).to_be_hidden()
    expect(link(page, "the river")).to_be_focused()


def test_shift_tab_leads_from_the_card_back_to_its_link(visit):
    page = visit().open(SECTION)
    open_by_key(page, "Marshal Alpha")
    page.keyboard.press("Shift+Tab")
    expect(card(page)).to_be_hidden()
    expect(link(page, "Marshal Alpha")).to_be_focused()


def test_parts_of_a_card_unfold_one_at_a_time_inside_the_window(visit):
    page = visit(viewport=SMALL).open(SECTION)
    opened = open_by_key(page, "Marshal Alpha")
    for words in ("Full description", "Critical perspective"):
        opened.get_by_text(words).click()
        expect(opened.locator("details[open]")).to_have_count(1)
        expect(opened.locator("details[open] summary")).to_have_text(words)
        assert beyond_window(page) == []
    expect(opened.get_by_text("The editors")).to_be_visible()


def test_card_opens_where_the_focus_rests_and_keeps_it_on_the_link(visit):
    page = visit().open(SECTION)
    opener = link(page, "Marshal Alpha")
    opener.focus()
    expect(card(page)).to_contain_text("The second words on the marshal.")
    expect(opener).to_be_focused()
    page.keyboard.press("Enter")
    expect(card(page)).to_be_focused()
    page.keyboard.press("Escape")
    expect(opener).to_be_focused()
    page.wait_for_timeout(2 * DWELL)
    expect(card(page)).to_be_hidden()


def test_escape_closes_a_card_that_the_focus_opened(visit):
    page = visit().open(SECTION)
    link(page, "Marshal Alpha").focus()
    expect(card(page)).to_be_visible()
    page.keyboard.press("Escape")
    expect(card(page)).to_be_hidden()
    expect(link(page, "Marshal Alpha")).to_be_focused()


def test_focus_that_goes_on_closes_the_card_and_opens_the_next(visit):
    page = visit().open(SECTION)
    link(page, "Marshal Alpha").focus()
    expect(card(page)).to_contain_text("Marshal Alpha")
    page.keyboard.press("Tab")
    expect(card(page)).to_be_hidden()
    expect(link(page, "the river")).to_be_focused()
    expect(card(page)).to_contain_text("River Beta")
    expect(page.locator("[aria-expanded=true]")).to_have_count(1)


def test_mouse_takes_no_card_from_who_reads_by_keyboard(visit):
    page = visit().open(SECTION)
    opener = link(page, "Marshal Alpha")
    opener.focus()
    expect(card(page)).to_be_visible()
    opener.hover()
    page.mouse.move(5, 5)
    page.wait_for_timeout(4 * REST)
    expect(card(page)).to_be_visible()


# --- Touch -----------------------------------------------------------------------------------------------------------
def test_first_tap_opens_the_card_and_the_second_follows_the_link(visit):
    page = visit(viewport=PHONE, has_touch=True).open(SECTION)
    link(page, "Marshal Alpha").tap()
    expect(card(page)).to_contain_text("The second words on the marshal.")
    assert page.url.endswith(SECTION)
    link(page, "Marshal Alpha").tap()
    page.wait_for_url(f"**{MARSHAL}")


def test_tap_beside_a_card_closes_it(visit):
    page = visit(viewport=PHONE, has_touch=True).open(SECTION)
    link(page, "Marshal Alpha").tap()
    expect(card(page)).to_be_visible()
    page.touchscreen.tap(5, 5)
    expect(card(page)).to_be_hidden()


def test_long_press_is_left_to_the_browser(visit):
    """A held finger asks for the browser's own menu: it sends these events, and no click."""
    page = visit(viewport=PHONE, has_touch=True).open(SECTION)
    pressed = link(page, "Marshal Alpha").evaluate("""(link) => {
        const touch = { bubbles: true, cancelable: true, pointerType: "touch" };
        const kinds = ["pointerover", "pointerdown", "contextmenu", "pointercancel", "pointerout"];
        return kinds.map((kind) => link.dispatchEvent(new PointerEvent(kind, touch)));
    }""")
    assert pressed == [True] * 5
    page.wait_for_timeout(4 * REST)
    expect(card(page)).to_be_hidden()


# --- What is not to be had --------------------------------------------------------------------------------------------
def test_card_of_a_term_that_has_gone_says_so_and_its_link_leads_on(visit, site):
    reader = visit()
    page = reader.open(FADING)
    opened = open_by_key(page, "Gamma Ford")
    site.act("fade")
    expect(opened).to_contain_text("Gamma Ford commanded")
    opened.get_by_role("link", name="Read more").focus()
    page.keyboard.press("Escape")
    expect(open_by_key(page, "Delta Ford")).to_contain_text("The editors have withdrawn this entry")
    expect(card(page)).to_contain_text("Delta Ford commanded")
    page.keyboard.press("Escape")
    reader.expected = {410, 451}
    opened = open_by_key(page, "Epsilon Ford")
    expect(opened).to_have_accessible_name("Epsilon Ford")
    expect(opened).to_contain_text("This entry is no longer open to readers.")
    assert axe_faults(page) == []
    opened.get_by_role("link", name="What became of it").click()
    expect(page.get_by_text("A court decided so.")).to_be_visible()
    page.go_back()
    link(page, "Gamma Ford").click()
    expect(page.get_by_text("There was no such ford.")).to_be_visible()


def test_card_that_fails_for_now_says_so_and_is_asked_for_again(visit):
    reader = visit()
    reader.expected = {503}
    page = reader.open(SECTION)
    page.route("**/card/", lambda route: route.fulfill(status=503))
    expect(open_by_key(page, "Marshal Alpha")).to_contain_text("did not come just now")
    page.keyboard.press("Escape")
    page.unroute("**/card/")
    expect(open_by_key(page, "Marshal Alpha")).to_contain_text("The second words on the marshal.")


# --- Everywhere ------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("size", [ENLARGED, SMALL, PHONE, DESKTOP], ids=lambda size: "{width}x{height}".format(**size))
def test_card_stays_inside_the_window(visit, size):
    page = visit(viewport=size).open(SECTION)
    links = page.locator(".prose a[data-card]")
    expect(links).to_have_count(4)
    found = []
    for each in links.all():
        each.focus()
        page.keyboard.press("Enter")
        expect(card(page)).to_be_visible()
        found += beyond_window(page)
        card(page).get_by_text("Full description").click()
        found += beyond_window(page)
        page.keyboard.press("Escape")
    assert found == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=lambda size: size["width"])
def test_page_with_an_open_card_is_accessible(visit, size, scheme):
    page = visit(viewport=size, color_scheme=scheme).open(SECTION)
    open_by_key(page, "Marshal Alpha").get_by_text("Critical perspective").click()
    assert axe_faults(page) == []


def test_card_moves_nothing_where_motion_is_unwanted(visit):
    page = visit(reduced_motion="reduce").open(SECTION)
    open_by_key(page, "Marshal Alpha")
    assert page.evaluate("document.getAnimations().length") == 0


def test_card_tells_names_and_leads_to_the_entry_and_to_its_version(visit):
    page = visit().open(SECTION)
    opened = open_by_key(page, "Marshal Alpha")
    expect(opened.locator("[lang=zh-Hans]")).to_have_text("元帅")
    addresses = opened.get_by_role("link").evaluate_all("(links) => links.map((link) => link.getAttribute('href'))")
    assert addresses == [f"{MARSHAL}v2/", f"{MARSHAL}#where-used", MARSHAL]
    opened.get_by_role("link", name="Read more about Marshal Alpha").click()
    page.wait_for_url(f"**{MARSHAL}")
    expect(page.get_by_role("heading", level=1)).to_have_text("Marshal Alpha")


def test_card_leads_to_where_its_term_is_used(visit):
    page = visit().open(SECTION)
    open_by_key(page, "Marshal Alpha").get_by_role("link", name="Where used").click()
    page.wait_for_url(f"**{MARSHAL}#where-used")
    expect(page.locator(":target")).to_contain_text("Linked")


def test_link_and_card_tell_assistive_technology_what_they_are(visit):
    page = visit().open(SECTION)
    opener = link(page, "Marshal Alpha")
    for name, value in {"haspopup": "dialog", "expanded": "false", "controls": "term-card"}.items():
        expect(opener).to_have_attribute(f"aria-{name}", value)
    opened = open_by_key(page, "Marshal Alpha")
    expect(opened).to_have_accessible_description("The second words on the marshal.")


def test_permanent_page_opens_the_card_of_its_time(visit):
    page = visit().open(f"{SECTION}v1/")
    expect(open_by_key(page, "Marshal Alpha")).to_contain_text("The first words on the marshal.")


def test_card_is_loaded_once(visit):
    reader = visit()
    page = reader.open(SECTION)
    asked = []
    page.on("request", lambda request: asked.append(request.url) if request.url.endswith("/card/") else None)
    assert asked == []
    for _ in range(2):
        open_by_key(page, "Marshal Alpha")
        page.keyboard.press("Escape")
    open_by_key(page, "the marshal")
    assert asked == [reader.at(f"{MARSHAL}v2/card/")]


def test_link_whose_card_cannot_be_had_is_followed(visit):
    reader = visit()
    page = reader.open(SECTION)
    page.route("**/card/", lambda route: route.abort())
    link(page, "Marshal Alpha").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{MARSHAL}")


def test_paper_ends_with_the_terms_and_their_definitions(visit):
    page = visit().open(SECTION)
    expect(page.locator(".term-list")).to_have_count(0)
    page.emulate_media(media="print")
    expect(page.locator(".printed-terms dt")).to_have_text([re.compile("^Marshal Alpha"), re.compile("^River Beta")])
    expect(page.locator(".printed-terms dd").first).to_have_text("The second words on the marshal.")
    expect(page.locator(".terms-pointer")).to_be_hidden()
    page.emulate_media(media="screen")
    expect(page.locator(".printed-terms")).to_be_hidden()


def test_permanent_paper_ends_with_the_definitions_of_its_time(visit):
    page = visit().open(f"{SECTION}v1/")
    page.emulate_media(media="print")
    expect(page.locator(".printed-terms dd").first).to_have_text("The first words on the marshal.")


def test_paper_without_scripts_says_where_the_terms_are(visit):
    reader = visit(java_script_enabled=False)
    page = reader.open(SECTION)
    page.emulate_media(media="print")
    expect(page.locator(".terms-pointer .print-only")).to_have_text(reader.at(f"{SECTION}v1/terms/"))
    page.emulate_media(media="screen")
    page.get_by_role("link", name="Terms in this text").click()
    expect(page.locator(".term-list dd").first).to_have_text("The second words on the marshal.")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_page_of_terms_is_accessible(visit, scheme):
    assert axe_faults(visit(color_scheme=scheme).open(f"{SECTION}v1/terms/?now")) == []


def test_without_scripts_a_term_is_an_ordinary_link(visit):
    page = visit(java_script_enabled=False).open(SECTION)
    opener = link(page, "Marshal Alpha")
    expect(opener).not_to_have_attribute("aria-expanded", re.compile(".*"))
    opener.click()
    page.wait_for_url(f"**{MARSHAL}")
