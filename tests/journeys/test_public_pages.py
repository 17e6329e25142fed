"""Every page that readers meet, looked at by a machine: wide and narrow, light and dark, by keyboard, on paper."""

import pytest

from tests.journeys.browsing import DESKTOP, PHONE, axe_faults, width_beyond_window

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

ARTICLE = "/articles/chinas-intervention-in-the-korean-war/"
PAGES = {
    "front-page": ("/", 200),
    "articles-index": ("/articles/", 200),
    "article": (ARTICLE, 200),
    "article-permanent": (f"{ARTICLE}v1/", 200),
    "section": ("/articles/states/several/", 200),
    "section-permanent": ("/articles/states/several/v2/", 200),
    "article-with-withheld-section": ("/articles/states/", 200),
    "history": ("/articles/states/several/history/", 200),
    "compare-inline": ("/articles/states/several/compare/1/2/?view=inline", 200),
    "compare-side-by-side": ("/articles/states/several/compare/1/2/?view=side-by-side", 200),
    "about": ("/about/", 200),
    "report": ("/report/?version=1", 200),
    "login": ("/accounts/login/", 200),
    "nothing-there": ("/nothing/", 404),
    "withdrawn": ("/articles/states/withdrawn/", 410),
    "withheld": ("/articles/states/withheld/", 451),
}
every_page = pytest.mark.parametrize(("path", "status"), PAGES.values(), ids=PAGES)


@every_page
def test_page_is_accessible_and_fits(visit, path, status):
    reader = visit()
    reader.expected = {status}
    page = reader.open()
    assert reader.go(page, path).status == status
    found = []
    for size in (DESKTOP, PHONE):
        page.set_viewport_size(size)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            found += [f"{size['width']} {scheme}: {fault}" for fault in axe_faults(page)]
        if (beyond := width_beyond_window(page)) > 0:
            found.append(f"{size['width']}: wider than the window by {beyond}")
    assert found == []
