"""Every page that readers meet, looked at by a machine: wide and narrow, light and dark, by keyboard, on paper."""

import re
from urllib.request import urlopen

import pytest
from playwright.sync_api import expect

from tests.journeys.browsing import DESKTOP, PHONE, axe_faults, axe_faults_in_both_schemes, width_beyond_window

pytestmark = [pytest.mark.browser, pytest.mark.appearance, pytest.mark.django_db]

ARTICLE = "/articles/chinas-intervention-in-the-korean-war/"
PAGES = {
    "front-page": ("/", 200),
    "articles-index": ("/articles/", 200),
    "article": (ARTICLE, 200),
    "article-permanent": (f"{ARTICLE}v1/", 200),
    "section": ("/articles/states/several/", 200),
    "section-permanent": ("/articles/states/several/v2/", 200),
    "article-with-withheld-section": ("/articles/states/", 200),
    "article-with-notes": ("/articles/noted/", 200),
    "section-with-more-notes-than-margin": ("/articles/noted/crowded/", 200),
    "history": ("/articles/states/several/history/", 200),
    "compare-inline": ("/articles/states/several/compare/1/2/?view=inline", 200),
    "compare-side-by-side": ("/articles/states/several/compare/1/2/?view=side-by-side", 200),
    "about": ("/about/", 200),
    "report": ("/report/", 200),
    "login": ("/accounts/login/", 200),
    "nothing-there": ("/nothing/", 404),
    "withdrawn": ("/articles/states/withdrawn/", 410),
    "withheld": ("/articles/states/withheld/", 451),
}
every_page = pytest.mark.parametrize(("path", "status"), PAGES.values(), ids=PAGES, indirect=["path"])


@pytest.fixture
def path(request, site) -> str:
    """The page's address: of a report, that to which the article's own link leads."""
    if request.param != "/report/":
        return request.param
    with urlopen(f"{site.address}{ARTICLE}") as answer:
        return re.search(r"/report/\?version=\d+", answer.read().decode()).group()


@every_page
def test_page_is_accessible_and_fits(visit, path, status):
    reader = visit()
    reader.expected = {status}
    page = reader.open()
    assert reader.go(page, path).status == status
    found = []
    for size in (DESKTOP, PHONE):
        page.set_viewport_size(size)
        found += axe_faults_in_both_schemes(page)
        if (beyond := width_beyond_window(page)) > 0:
            found.append(f"{size['width']}: wider than the window by {beyond}")
    assert found == []


def test_keyboard_alone_reaches_text_and_contents(visit):
    page = visit().open(ARTICLE)
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the text")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()
    page.keyboard.press("Tab")
    first = page.get_by_role("navigation", name="Contents").get_by_role("link").first
    expect(first).to_be_focused()
    assert outline_of_focus(page) != "none"
    page.keyboard.press("Enter")
    expect(page.locator(":target")).to_be_in_viewport()


def test_contents_are_a_sheet_on_a_phone(visit):
    page = visit(viewport=PHONE).open(ARTICLE)
    sheet = page.get_by_role("navigation", name="Contents")
    expect(sheet).to_be_hidden()
    page.get_by_role("button", name="Contents").focus()
    page.keyboard.press("Enter")
    expect(sheet).to_be_visible()
    assert axe_faults(page) == []
    page.keyboard.press("Escape")
    expect(sheet).to_be_hidden()
    page.get_by_role("button", name="Contents").click()
    sheet.get_by_role("link").last.click()
    expect(sheet).to_be_hidden()
    expect(page.locator(":target")).to_be_in_viewport()


@every_page
def test_page_without_scripts_has_the_same_words(visit, path, status):
    texts = []
    for scripts in (True, False):
        reader = visit(java_script_enabled=scripts)
        reader.expected = {status}
        texts.append(lines_of(reader.open(path)))
    assert texts[0] != set()
    assert texts[0] - texts[1] == set()


def test_contents_sheet_works_without_scripts(visit):
    page = visit(viewport=PHONE, java_script_enabled=False).open(ARTICLE)
    sheet = page.get_by_role("navigation", name="Contents")
    expect(sheet).to_be_hidden()
    page.get_by_role("button", name="Contents").click()
    expect(sheet).to_be_visible()
    sheet.get_by_role("link").last.click()
    sheet.get_by_role("button", name="Close").click()
    expect(sheet).to_be_hidden()
    expect(page.locator(":target")).to_be_in_viewport()


@every_page
def test_page_with_text_twice_as_large_loses_nothing(visit, path, status):
    reader = visit()
    reader.expected = {status}
    page = reader.open(path)
    protocol = reader.context.new_cdp_session(page)
    before = lines_of(page)
    protocol.send("Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 26}})
    page.reload()
    assert page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)") >= 32
    found = []
    for size in (DESKTOP, PHONE):
        page.set_viewport_size(size)
        if (beyond := width_beyond_window(page)) > 0:
            found.append(f"{size['width']}: wider than the window by {beyond}")
        found += [f"{size['width']}: cut off: {words}" for words in page.evaluate(CUT_OFF)]
    assert found == []
    page.set_viewport_size(DESKTOP)
    assert before - lines_of(page) == set()


# Elements that hide what does not fit into them; what is for screen readers alone is hidden on purpose.
CUT_OFF = """[...document.querySelectorAll("body *")].filter((element) => {
    const style = getComputedStyle(element);
    const hides = ["hidden", "clip"].includes(style.overflowX) || ["hidden", "clip"].includes(style.overflowY);
    const isSeen = element.clientWidth > 1 && element.clientHeight > 1;
    const overflows = element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1;
    return hides && isSeen && overflows && element.innerText?.trim();
}).map((element) => `${element.className}: ${element.innerText.slice(0, 60)}`)"""


def lines_of(page) -> set[str]:
    """What is to be read, line by line, but for contents and switches, which may stand in a sheet. Takes them away."""
    text = page.evaluate("""() => {
        const asides = "main :is(.contents, .links-switch, [aria-hidden])";
        for (const aside of document.querySelectorAll(asides)) aside.remove();
        return document.querySelector("main").innerText;
    }""")
    return {" ".join(line.split()) for line in text.splitlines()}


def outline_of_focus(page) -> str:
    return page.evaluate("getComputedStyle(document.activeElement).outlineStyle")


@pytest.mark.parametrize("path", [ARTICLE, "/articles/states/several/v2/"])
def test_paper_has_the_text_without_the_furniture(visit, path):
    page = visit().open(path)
    page.emulate_media(media="print")
    expect(page.locator(".prose").first).to_be_visible()
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator(".version-line .print-only")).to_contain_text("/v")
    for furniture in ("footer.site-footer", "nav", ".reading-bar", ".version-line__links", ".skip-link", "button"):
        for each in page.locator(furniture).all():
            expect(each).to_be_hidden()
    assert width_beyond_window(page) <= 0
