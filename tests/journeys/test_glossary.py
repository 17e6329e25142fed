"""The glossary as readers use it: its list, its filters and its terms, with and without scripts."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.browsing import DESKTOP, PHONE, axe_faults_in_both_schemes, width_beyond_window

pytestmark = [pytest.mark.browser, pytest.mark.appearance, pytest.mark.django_db]

LIST = "/glossary/"
MARSHAL = "/glossary/marshal-alpha/"
PAGES = {
    "list": LIST,
    "filtered": f"{LIST}?subject=Journeys&kind=place",
    "nothing-found": f"{LIST}?q=napoleon",
    "unanswerable": f"{LIST}?kind=general",
    "list-permanent": f"{LIST}v1/",
    "term": MARSHAL,
    "term-permanent": f"{MARSHAL}v1/",
    "history": f"{MARSHAL}history/",
    "compare": f"{MARSHAL}compare/1/2/",
}


def titles(page: Page) -> Locator:
    return page.locator(".term-entry__title a")


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_page_is_accessible_and_fits(visit, path):
    page = visit().open(path)
    found = []
    for size in (DESKTOP, PHONE, {"width": 320, "height": 568}):
        page.set_viewport_size(size)
        found += axe_faults_in_both_schemes(page) if size in (DESKTOP, PHONE) else []
        if (beyond := width_beyond_window(page)) > 0:
            found.append(f"{size['width']}: wider than the window by {beyond}")
    assert found == []


@pytest.mark.parametrize("scripts", [True, False])
def test_list_is_narrowed_down_by_name_kind_and_subject(visit, scripts):
    page = visit(java_script_enabled=scripts).open(LIST)
    page.get_by_label("Subject").select_option("Journeys")
    page.get_by_role("button", name="Show").click()
    expect(titles(page)).to_have_text(["Marshal Alpha", "River Beta"])
    page.get_by_label("Kind").select_option("place")
    page.get_by_role("button", name="Show").click()
    expect(titles(page)).to_have_text(["River Beta"])
    expect(page.get_by_label("Subject")).to_have_value("Journeys")
    page.get_by_role("link", name="Show all").click()
    page.get_by_label("Name").fill("yuan shuai")
    page.get_by_label("Name").press("Enter")
    expect(titles(page)).to_have_text(["Marshal Alpha"])
    page.get_by_label("Name").fill("napoleon")
    page.get_by_label("Name").press("Enter")
    expect(page.get_by_text("No term answers that")).to_be_visible()


def test_letters_lead_to_their_terms(visit):
    page = visit(viewport=PHONE).open(LIST)
    page.get_by_role("navigation", name="Letters").get_by_role("link", name="R", exact=True).click()
    expect(page.locator("#letter-r")).to_be_in_viewport()
    expect(page.locator("#letter-r").get_by_role("link", name="River Beta")).to_be_visible()


def test_term_leads_to_the_places_where_it_is_used(visit):
    page = visit().open(MARSHAL)
    used = page.locator("#where-used")
    expect(used.get_by_role("heading")).to_have_text(["Where used", "Carded", "Glossary"])
    expect(used.get_by_role("link")).to_have_text(["Linked", "“the marshal”", "River Beta"])
    used.get_by_role("link", name="“the marshal”").click()
    expect(page.locator(":target")).to_be_in_viewport()
    expect(page.locator(":target")).to_contain_text("He was the marshal.")


def test_subject_of_a_term_leads_to_all_terms_that_have_it(visit):
    page = visit().open(MARSHAL)
    page.get_by_role("link", name="Journeys").click()
    expect(titles(page)).to_have_text(["Marshal Alpha", "River Beta"])


def test_names_are_told_with_their_language(visit):
    page = visit().open(MARSHAL)
    names = page.locator(".term-names__item")
    assert [" ".join(each.split()) for each in names.all_inner_texts()] == [
        "元帅 Chinese, simplified characters",
        "Yüan-shuai Wade–Giles",
        "MA English, abbreviation",
    ]
    assert names.locator("[lang]").evaluate_all("(all) => all.map(({ lang }) => lang)") == ["zh-Hans", "zh-Latn", "en"]


def test_term_on_paper_has_its_texts_without_the_furniture(visit):
    page = visit().open(MARSHAL)
    page.emulate_media(media="print")
    for text in page.locator(".term__texts .block").all():
        expect(text).to_be_visible()
    for furniture in ("nav", ".reading-bar", ".site-footer", "#term-card"):
        for each in page.locator(furniture).all():
            expect(each).to_be_hidden()
