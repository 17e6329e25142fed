"""What an editor sees of a draft: compiled by the same steps, stored nowhere."""

import pytest
from django.test import RequestFactory

from articles import presenters
from articles.models import ArticlePage, InformationPage, SectionPage
from publishing.models import Document, Render, Version
from publishing.previews import preview_edition, preview_response
from tests.factories.pages import body, heading, link_to, make_article, make_information, make_section, sections_of

pytestmark = pytest.mark.usefixtures("site")


def text(page) -> str:
    return preview_response(page).content.decode()


def test_preview_shows_the_draft_and_not_the_version():
    section = make_section(make_article())
    section.body = body("Drafted words [@chen1994].")
    html = text(section)
    assert ("Drafted words" in html, "The text of Introduction" in html) == (True, False)
    assert "[@chen1994]" in html


def test_preview_says_that_it_is_one_and_is_kept_by_no_cache():
    answer = preview_response(make_section(make_article()))
    assert '<aside class="preview-banner"' in answer.content.decode()
    assert answer.headers["Cache-Control"] == "private, no-store"


def test_preview_lists_errors_and_warnings():
    article, draft = make_article(), make_information(live=False)
    section = make_section(article, live=False, body=body(heading("Sub", "4"), f"See {link_to(draft, 'it')}."))
    faults = preview_edition(section).faults
    assert [fault.severity for fault in faults] == ["warning", "error"]
    html = text(section)
    assert all(fault.message in html for fault in faults)


def test_preview_of_a_sound_draft_says_so():
    assert "No faults found: it can be published as it stands." in text(make_section(make_article()))


def test_preview_changes_nothing():
    section = make_section(make_article())
    section.title = "Draft"
    tables = (Document, Version, Render)
    before = [list(model.objects.order_by("pk").values()) for model in tables]
    text(section)
    assert [list(model.objects.order_by("pk").values()) for model in tables] == before


def test_preview_of_a_section_that_was_never_published_stands_in_its_article():
    article = make_article("China", sections=["One", "Two"])
    section = make_section(article, "Draft", live=False)
    context = context_of(section)
    assert (context["article"]["title"], context["section"]["number"]) == ("China", 3)
    assert [entry["title"] for entry in context["sections"]] == ["One", "Two", "Draft"]
    assert (context["previous"]["title"], context["next"]) == ("Two", None)


def context_of(page) -> dict:
    """What the presenter of its kind hands to the template."""
    edition = preview_edition(page)
    return presenters.section(edition)[1]


def test_preview_of_a_section_of_an_unpublished_article():
    article = make_article("China", live=False)
    assert "The text of Draft." in text(make_section(article, "Draft", live=False))


def test_preview_of_an_article_shows_its_published_sections():
    article = make_article(sections=["One"])
    make_section(article, "Draft", live=False)
    article.title = "New title"
    html = text(article)
    assert ("New title" in html, "The text of One" in html, "The text of Draft" in html) == (True, True, False)


def test_preview_of_a_page_that_was_never_saved():
    for model in (ArticlePage, InformationPage, SectionPage):
        html = text(model(title="Never saved", slug="x"))
        assert "Never saved" in html
    assert "<p>Unsaved words.</p>" in text(InformationPage(title="T", slug="x", body=body("Unsaved words.")))


def test_preview_in_the_side_panel_serves_the_draft():
    section = sections_of(make_article(sections=["One"]))[0]
    section.title = "Draft title"
    answer = section.make_preview_request(original_request=RequestFactory().get("/", HTTP_HOST="localhost"))
    assert (answer.status_code, "Draft title" in answer.content.decode()) == (200, True)
