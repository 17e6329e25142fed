"""Which stored pages each change drops."""

import pytest
from wagtail.models import Page, PageViewRestriction

from accounts.models import User
from publishing import invalidation
from publishing.actions import lift_withholding, withdraw, withhold
from publishing.models import Document, Render
from publishing.rendering import render
from tests.factories.pages import (
    body,
    fresh,
    link_to,
    make_article,
    make_information,
    make_section,
    revise,
    sections_of,
)

pytestmark = pytest.mark.usefixtures("site")


class Queue:
    """Takes the place of the worker: what is dropped stays dropped."""

    @staticmethod
    def enqueue(keys: list[int]) -> None:
        """Nothing is rendered in these tests but by ``store_all``."""


@pytest.fixture(autouse=True)
def _no_worker(monkeypatch):
    monkeypatch.setattr(invalidation, "render_documents", Queue)


@pytest.fixture
def chief(site):
    return User.objects.create_superuser("chief@example.org")


def store_all() -> None:
    for document in Document.objects.live():
        render(document)


def dropped() -> set[str]:
    """Addresses of documents with versions that have no stored page."""
    return set(Document.objects.published().filter(render=None).values_list("path", flat=True))


@pytest.fixture
def china(site):
    """Two articles of two sections and an information page, all stored."""
    make_article("Korea", sections=["Aims", "War"])
    make_information("About")
    article = make_article("China", sections=["Causes", "Effects"])
    store_all()
    assert dropped() == set()
    return article


WHOLE_ARTICLE = {"/articles/china/", "/articles/china/causes/", "/articles/china/effects/"}
ABOVE = {"/", "/articles/"}


def test_revised_section_drops_its_article_and_what_lists_it(china):
    revise(sections_of(china)[0], body=body("New."))
    assert dropped() == WHOLE_ARTICLE | ABOVE


def test_revised_article_drops_its_sections_and_what_lists_it(china):
    revise(china, title="People's China")
    assert dropped() == WHOLE_ARTICLE | ABOVE


def test_new_section_drops_its_article(china):
    make_section(china, "Sources")
    assert dropped() == WHOLE_ARTICLE | ABOVE | {"/articles/china/sources/"}


def test_draft_drops_nothing(china):
    make_section(china, "Draft", live=False)
    china.title = "Draft title"
    china.save_revision()
    assert dropped() == set()


def test_renamed_address_drops_the_moved_pages(china):
    revise(china, slug="prc")
    assert dropped() == ABOVE | {"/articles/prc/", "/articles/prc/causes/", "/articles/prc/effects/"}


def test_reordered_sections_drop_their_article(china):
    causes, effects = sections_of(china)
    effects.move(causes, "left")
    assert dropped() == WHOLE_ARTICLE | ABOVE


def test_withdrawn_section_drops_its_article(china):
    withdraw(page=sections_of(china)[0], by=None, reason="Doubtful.")
    assert dropped() == WHOLE_ARTICLE | ABOVE


def test_withheld_and_lifted_section_drops_its_article(china, chief):
    version = sections_of(china)[0].document.current_version
    withhold(version=version, by=chief, reason="A court says so.")
    assert dropped() >= {"/articles/china/causes/", "/articles/china/", *ABOVE}
    store_all()
    lift_withholding(version=version, by=chief)
    assert dropped() >= {"/articles/china/causes/", "/articles/china/", *ABOVE}


def test_linked_page_drops_the_section_that_links_to_it_and_the_article_around_it(china):
    make_section(make_article("USSR"), "Stalin", body=body(f"See {link_to(china)}."))
    store_all()
    revise(china, slug="prc")
    assert dropped() >= {"/articles/ussr/stalin/", "/articles/ussr/"}
    assert not any(path.startswith("/articles/korea/") for path in dropped())


def test_page_linked_before_it_was_published_drops_what_links_to_it(china):
    target = make_information("Method", live=False)
    make_section(china, "Sources", body=body(f"See {link_to(target)}."))
    store_all()
    before = dropped()
    revise(target)
    assert before == set()
    assert dropped() >= {"/articles/china/sources/", "/articles/china/"}


def test_new_page_of_the_footer_drops_every_page(china):
    make_information("Imprint")
    assert dropped() == set(Document.objects.published().values_list("path", flat=True))


def test_withdrawn_page_of_the_footer_drops_every_page(china):
    withdraw(page=Page.objects.get(slug="about").specific, by=None, reason="Doubtful.")
    assert dropped() == set(Document.objects.published().values_list("path", flat=True))


def test_reordered_pages_of_the_navigation_drop_every_page(china):
    Page.objects.get(slug="about").move(Page.objects.get(slug="articles"), "left")
    assert dropped() == set(Document.objects.live().values_list("path", flat=True))


def test_restriction_set_and_lifted_drops_what_shows_something_of_the_page(china):
    restriction = PageViewRestriction.objects.create(
        page=Page.objects.get(pk=sections_of(china)[0].pk), restriction_type="login"
    )
    assert dropped() == {"/articles/china/causes/", "/articles/china/", *ABOVE}
    store_all()
    assert dropped() == {"/articles/china/causes/"}
    restriction.delete()
    assert dropped() == {"/articles/china/causes/", "/articles/china/", *ABOVE}


def test_restriction_of_an_article_drops_all_of_it(china):
    PageViewRestriction.objects.create(page=Page.objects.get(pk=china.pk), restriction_type="login")
    assert dropped() == WHOLE_ARTICLE | ABOVE


def test_section_moved_to_another_article_drops_both(china):
    korea = Page.objects.get(slug="korea")
    sections_of(china)[0].move(korea, "last-child")
    korea_pages = {f"/articles/korea/{slug}" for slug in ("", "aims/", "war/", "causes/")}
    assert dropped() == ABOVE | korea_pages | {"/articles/china/", "/articles/china/effects/"}


def test_stored_page_stays_where_nothing_was_changed(china):
    before = dict(Render.objects.values_list("document__path", "rendered_at"))
    revise(fresh(china))
    store_all()
    after = dict(Render.objects.values_list("document__path", "rendered_at"))
    assert {path for path in before if before[path] != after[path]} <= WHOLE_ARTICLE | ABOVE
