"""The debate as readers use it: questions by keyboard, the comparison on a phone, the chart by its links."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.browsing import DESKTOP, PHONE, axe_faults_in_both_schemes, width_beyond_window

pytestmark = [pytest.mark.browser, pytest.mark.appearance, pytest.mark.django_db]

DEBATE = "/historiography/"
QUESTION = f"{DEBATE}questions/why-china-entered/"
COMPARE = f"{DEBATE}compare/"
PAGES = {
    "debate": DEBATE,
    "debate-permanent": f"{DEBATE}v1/",
    "school": f"{DEBATE}revisionist-school/",
    "school-with-parts": f"{DEBATE}chinese-perspectives/",
    "historians": f"{DEBATE}historians/",
    "historian": f"{DEBATE}historians/chen-jian/",
    "question": QUESTION,
    "position": f"{QUESTION}revisionist-school/",
    "position-permanent": f"{QUESTION}revisionist-school/v1/",
    "comparison": COMPARE,
    "unknown": f"{COMPARE}?school=revisionist-school&question=nothing",
}
# The smallest square that a finger hits: WCAG 2.2, 2.5.8.
SMALL_MARKS = """(marks) => marks.map((mark) => mark.getBoundingClientRect())
    .filter(({ width, height }) => width < 24 || height < 24).length"""

# Whether what has the focus, where it stands in the table's body, can be seen, if perhaps only in part: browsers do not
# scroll sideways for what is partly in sight.
IN_SIGHT = """() => {
    const link = document.activeElement, { left, right, top } = link.getBoundingClientRect();
    const hit = (x) => link.contains(document.elementFromPoint(x, top + 8));
    return !link.closest("tbody") || hit(left + 4) || hit(right - 4);
}"""


def opened_all(page: Page) -> None:
    page.locator("details").evaluate_all("(all) => all.forEach((each) => { each.open = true; })")


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_page_is_accessible_and_fits(visit, path):
    page = visit().open(path)
    opened_all(page)
    found = []
    for size in (DESKTOP, PHONE, {"width": 320, "height": 568}):
        page.set_viewport_size(size)
        found += axe_faults_in_both_schemes(page) if size in (DESKTOP, PHONE) else []
        if (beyond := width_beyond_window(page)) > 0:
            found.append(f"{size['width']}: wider than the window by {beyond}")
    assert found == []


@pytest.mark.parametrize("scripts", [True, False])
def test_answers_stand_beside_each_other_and_open_by_keyboard(visit, scripts):
    page = visit(java_script_enabled=scripts).open(QUESTION)
    answers = page.locator(".answers__item")
    first, second = (answers.nth(place).bounding_box() for place in (0, 1))
    assert first["y"] == second["y"]
    argument = answers.first.locator(".answers__argument")
    expect(argument).to_be_hidden()
    answers.first.get_by_role("link").first.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(argument).to_be_visible()
    expect(argument.locator(".notes__note").first).to_be_visible()
    page.keyboard.press("Space")
    expect(argument).to_be_hidden()


def test_answers_stand_one_below_the_other_on_a_phone(visit):
    page = visit(viewport=PHONE).open(QUESTION)
    lefts = {box["x"] for each in page.locator(".answers__item").all() if (box := each.bounding_box())}
    assert len(lefts) == 1


@pytest.mark.parametrize("scripts", [True, False])
def test_comparison_is_scrolled_by_keyboard_on_a_phone_and_keeps_its_questions_in_sight(visit, scripts):
    page = visit(viewport=PHONE, java_script_enabled=scripts).open(COMPARE)
    region = page.get_by_role("region", name="What the schools answer to the questions")
    question = region.get_by_role("rowheader").first
    last = region.get_by_role("columnheader").last
    before = question.bounding_box()["x"]
    region.focus()
    for _ in range(40):
        page.keyboard.press("ArrowRight")
    expect(last).to_be_in_viewport(ratio=0.9)
    assert question.bounding_box()["x"] == before


def test_comparison_with_room_is_shown_whole_and_keeps_its_schools_in_sight(visit):
    page = visit(viewport={"width": 1280, "height": 400}).open(COMPARE)
    table = page.locator(".matrix-scroll")
    assert table.evaluate("(table) => table.scrollHeight <= table.clientHeight + 1")
    page.locator(".matrix tbody tr").last.scroll_into_view_if_needed()
    expect(page.locator(".matrix thead")).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("size", [{"width": 1280, "height": 400}, PHONE], ids=["wide", "phone"])
def test_what_has_the_focus_in_the_comparison_is_in_sight(visit, size):
    page = visit(viewport=size).open(COMPARE)
    links = page.locator(".matrix tbody a")
    links.last.focus()
    for _ in range(links.count()):
        assert page.evaluate(IN_SIGHT)
        page.keyboard.press("Shift+Tab")


def test_chosen_questions_and_schools_are_compared(visit):
    page = visit(java_script_enabled=False).open(COMPARE)
    page.get_by_text("Choose questions and schools").click()
    page.get_by_label("Why did China enter the war?").check()
    page.get_by_label("Revisionist school", exact=True).check()
    page.get_by_role("button", name="Compare").click()
    expect(page.get_by_role("status")).to_contain_text("1 question, 1 school")
    expect(page.get_by_role("cell")).to_have_count(1)
    page.get_by_role("cell").get_by_role("link").click()
    expect(page).to_have_url(re.compile(f"{QUESTION}revisionist-school/$"))


@pytest.mark.parametrize(("size", "name"), [(DESKTOP, "wide"), (PHONE, "narrow")])
def test_chart_leads_to_works_and_openings(visit, size, name):
    page = visit(viewport=size).open(DEBATE)
    chart = page.locator(f".chart__scroll--{name}")
    expect(page.locator(".chart__scroll:visible")).to_have_count(1)
    marks = chart.locator(".chart__mark")
    assert marks.count() == page.locator(".chart__table tbody tr").count() > 0
    assert marks.evaluate_all(SMALL_MARKS) == 0
    whiting = chart.get_by_role("link", name="Whiting 1960, China Crosses the Yalu")
    expect(whiting).to_have_accessible_name(
        "Whiting 1960, China Crosses the Yalu: The Decision to Enter the Korean War — Revisionist"
    )
    chart.locator(".chart__tag").first.press("Enter")
    expect(page.locator("#opening-1")).to_be_in_viewport()
    whiting.press("Enter")
    expect(page).to_have_url(re.compile("/sources/whiting1960/$"))


def test_debate_on_paper_has_the_chart_and_its_table_without_the_furniture(visit):
    page = visit().open(DEBATE)
    page.emulate_media(media="print")
    expect(page.locator(".chart__scroll--wide")).to_be_visible()
    expect(page.locator(".chart__table table")).to_be_visible()
    for furniture in ("nav", ".site-footer", ".debate__more"):
        for each in page.locator(furniture).all():
            expect(each).to_be_hidden()
