"""Pupils at work: on a phone, with and without a connection, in two tabs, without scripts."""

import re
from uuid import uuid4

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.acts.classes import CODE, PIN
from tests.journeys.browsing import DESKTOP, PHONE, Visit, axe_faults_in_both_schemes, width_beyond_window

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
CLASS = f"/learn/{CODE}/"
MARK = """(words) => {
    const texts = document.createTreeWalker(document.querySelector(".prose"), NodeFilter.SHOW_TEXT);
    while (!texts.nextNode().data.includes(words));
    const { currentNode: node } = texts;
    const start = node.data.indexOf(words);
    getSelection().setBaseAndExtent(node, start, node, start + words.length);
}"""


def new_nickname() -> str:
    """Another one for each attempt at a journey."""
    return f"Kestrel {uuid4().hex[:8]}"


def join(visit: Visit, nickname: str = "") -> Page:
    """At the page of the class."""
    page = visit.open("/learn/")
    page.get_by_label("Class code").fill(f" {CODE[:4]} {CODE[4:].lower()}")
    page.get_by_role("button", name="Go to the class").click()
    page.get_by_label("Nickname", exact=True).fill(nickname or new_nickname())
    page.get_by_label("PIN", exact=True).fill(PIN)
    page.get_by_role("button", name="Join the class").click()
    expect(page.get_by_text("You are in.")).to_be_visible()
    return page


def open_text(page: Page) -> Page:
    page.get_by_role("link", name="Across the bridge").click()
    page.get_by_role("heading").get_by_role("link", name="Crossing", exact=True).click()
    expect(page.get_by_role("heading", name="Questions")).to_be_visible()
    return page


def question(page: Page, number: int):
    return page.locator(".question").nth(number - 1)


def state(page: Page, number: int):
    return question(page, number).locator("[data-state]")


def saved(page: Page, number: int) -> None:
    expect(state(page, number)).to_have_text(re.compile(r"^Saved at \d\d:\d\d$"))


def test_pupil_reads_answers_without_a_connection_comes_back_and_hands_in(visit):
    pupil = visit(viewport=PHONE, has_touch=True)
    page = open_text(join(pupil))
    with page.expect_response(lambda response: response.url.endswith("/lookups/")) as counted:
        page.locator(".prose a[data-card]", has_text="Iota Bridge").tap()
    assert counted.value.status == 204
    page.keyboard.press("Escape")

    page.evaluate(MARK, "Nobody in the capital")
    page.get_by_role("button", name="Highlight").tap()
    expect(page.locator(".own-note__quote")).to_have_text("Nobody in the capital")
    assert page.evaluate("CSS.highlights.get('pupil-highlight').size") == 1
    page.evaluate(MARK, "Snow fell")
    page.get_by_role("button", name="Note", exact=True).tap()
    page.get_by_label("Your note", exact=True).locator("visible=true").fill("In November?")
    page.get_by_role("dialog").get_by_role("button", name="Keep the note").tap()
    expect(page.locator(".own-note")).to_have_count(2)
    page.evaluate(MARK, "Nobody in the capital believed it.")
    page.get_by_role("button", name="Use as evidence").tap()
    saved(page, 5)

    pupil.context.set_offline(True)
    question(page, 1).get_by_role("textbox").fill("On the second day.")
    expect(state(page, 1)).to_have_text("Not connected: kept on this device, will be sent")
    address = page.url
    page.close()
    pupil.context.set_offline(False)
    page = pupil.open()
    page.goto(address)
    expect(question(page, 1).get_by_role("textbox")).to_have_value("On the second day.")
    saved(page, 1)
    assert page.evaluate("Object.keys(localStorage).filter((name) => name.startsWith('learn:'))") == []

    page.get_by_role("button", name="Save and go on to hand in").tap()
    expect(page.get_by_text("4 of 6 questions are unanswered:")).to_be_visible()
    page.get_by_role("button", name="Hand in as it is").tap()
    expect(page.get_by_role("heading", name="Handed in")).to_be_visible()
    page.get_by_role("button", name="Leave this device").tap()
    expect(page.get_by_text("You have left this device.")).to_be_visible()
    pupil.go(page, CLASS)
    expect(page.get_by_role("heading", name="I have joined before")).to_be_visible()


def test_two_tabs_show_both_answers_and_lose_none(visit):
    pupil = visit()
    pupil.expected = {409}
    first = open_text(join(pupil))
    second = open_text(pupil.open(CLASS))
    question(first, 2).get_by_role("textbox").fill("From the first tab.")
    saved(first, 2)
    question(second, 2).get_by_role("textbox").fill("From the second tab.")
    expect(question(second, 2)).to_contain_text("This answer was changed in another tab or on another device.")
    expect(question(second, 2).locator("blockquote")).to_have_text("From the first tab.")
    question(second, 2).get_by_role("button", name="Keep what I wrote here").click()
    saved(second, 2)
    first.reload()
    expect(question(first, 2).get_by_role("textbox")).to_have_value("From the second tab.")


def test_who_was_signed_out_signs_in_again_and_has_lost_nothing(visit):
    pupil = visit()
    pupil.expected = {401}
    nickname = new_nickname()
    page = open_text(join(pupil, nickname))
    pupil.context.clear_cookies(name="pupil")
    question(page, 1).get_by_role("textbox").fill("Kept all the same.")
    expect(state(page, 1)).to_contain_text("You are signed out: kept on this device.")
    question(page, 1).get_by_role("link", name="Sign in again").click()
    page.get_by_label("Your nickname").fill(nickname)
    page.get_by_label("Your PIN").fill(PIN)
    page.get_by_role("button", name="Sign in").click()
    expect(question(page, 1).get_by_role("textbox")).to_have_value("Kept all the same.")
    saved(page, 1)


def test_pupil_reads_answers_and_hands_in_without_scripts(visit):
    page = open_text(join(visit(viewport=PHONE, java_script_enabled=False)))
    question(page, 1).get_by_role("textbox").fill("On the second day.")
    question(page, 3).get_by_label("Out of fear").check()
    question(page, 5).get_by_label("The passage").fill("Nobody in the capital knew")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Saved.", exact=True)).to_be_visible()
    expect(question(page, 5)).to_contain_text("These words do not stand in the text like this.")
    page.get_by_text("Write a note").click()
    page.locator("#new-note").fill("Ask about this.")
    page.get_by_role("button", name="Keep the note").click()
    expect(page.locator(".own-note textarea")).to_have_value("Ask about this.")
    page.get_by_role("button", name="Save and go on to hand in").click()
    page.get_by_role("button", name="Hand in as it is").click()
    expect(page.get_by_role("heading", name="Handed in")).to_be_visible()


def test_pages_of_pupils_can_be_read_by_everyone(visit):
    pupil = visit()
    page = pupil.open("/learn/")
    paths = ["/learn/", CLASS]
    found = []
    for path in paths:
        pupil.go(page, path)
        found += axe_faults_in_both_schemes(page)
    join(pupil)
    open_text(page := pupil.open(CLASS))
    page.evaluate(MARK, "Nobody in the capital")
    page.get_by_role("button", name="Highlight").click()
    expect(page.locator(".own-note")).to_have_count(1)
    page.evaluate(MARK, "Snow fell")
    expect(page.get_by_role("button", name="Highlight")).to_be_visible()
    text = page.url
    for viewport in (DESKTOP, PHONE):
        page.set_viewport_size(viewport)
        for path in (None, CLASS, text.rsplit("/", 2)[0] + "/", text):
            if path:
                page.goto(path if path.startswith("http") else pupil.at(path))
            found += axe_faults_in_both_schemes(page)
            assert width_beyond_window(page) == 0
    assert found == []
