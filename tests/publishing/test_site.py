"""What every page says of the site."""

import pytest
from wagtail.models import Page, Site

from publishing.actions import withdraw
from publishing.site import bare_site_context, site_context
from tests.factories.pages import make_article, make_information, revise


def test_navigation_holds_live_pages_below_the_front_page_and_the_footer_the_rest(site):
    make_information("About")
    make_information("Method", show_in_menus=True)
    make_information("Draft", live=False)
    make_article()
    assert site_context() == {
        "name": "Crossing the Yalu",
        "address": "http://localhost:8000",
        "navigation": [{"title": "Articles", "path": "/articles/"}, {"title": "Method", "path": "/method/"}],
        "footer": [{"title": "About", "path": "/about/"}],
    }


def test_navigation_follows_order_title_and_withdrawal(site):
    about = make_information("About", show_in_menus=True)
    about.move(Page.objects.get(slug="articles"), "left")
    revise(about, title="Who we are", slug="who")
    assert [entry["path"] for entry in site_context()["navigation"]] == ["/who/", "/articles/"]
    withdraw(page=about, by=None, reason="Doubtful.")
    assert [entry["title"] for entry in site_context()["navigation"]] == ["Articles"]


def test_draft_title_is_not_in_the_navigation(site):
    about = make_information("About")
    about.title = "Draft title"
    about.save_revision()
    assert [entry["title"] for entry in site_context()["footer"]] == ["About"]


def test_site_without_pages_has_no_navigation(db):
    Site.objects.all().delete()
    assert site_context() == bare_site_context()


@pytest.mark.parametrize("count", [1, 3])
def test_navigation_costs_one_query(site, django_assert_num_queries, count):
    for number in range(count):
        make_information(f"Page {number}")
    site_context()
    with django_assert_num_queries(1):
        site_context()
