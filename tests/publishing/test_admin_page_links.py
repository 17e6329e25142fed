import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter

from publishing.blocks.prose import INLINE_FEATURES
from tests.factories.pages import link_to, make_article, make_information, make_section, sections_of

pytestmark = pytest.mark.usefixtures("site")


def to_editor(html):
    return json.loads(ContentstateConverter(INLINE_FEATURES).from_database_format(html))


def from_editor(state):
    return ContentstateConverter(INLINE_FEATURES).to_database_format(json.dumps(state))


def links(html):
    return [entity["data"] for entity in to_editor(html)["entityMap"].values()]


def test_editor_gets_the_address_and_the_parent_of_each_page():
    article = make_article(sections=["One"])
    [section] = sections_of(article)
    about = make_information()
    assert links(f"<p>{link_to(section)} and {link_to(about)} and {link_to(section)}</p>") == [
        {"id": section.pk, "url": "/articles/the-intervention/one/", "parentId": article.pk},
        {"id": about.pk, "url": "/about/", "parentId": about.get_parent().pk},
        {"id": section.pk, "url": "/articles/the-intervention/one/", "parentId": article.pk},
    ]


def test_first_page_of_the_site_has_the_root_as_parent(site):
    assert links(f"<p>{link_to(site)}</p>") == [{"id": site.pk, "url": "/", "parentId": site.get_parent().pk}]


def test_draft_can_be_linked():
    draft = make_section(make_article(), live=False)
    assert links(f"<p>{link_to(draft)}</p>")[0]["url"] == "/articles/the-intervention/introduction/"


def test_more_links_take_no_more_queries():
    article = make_article(sections=[f"Section {number}" for number in range(5)])

    def queries(*pages):
        to_editor(link_to(article))  # addresses of sites are looked up once
        with CaptureQueriesContext(connection) as captured:
            to_editor("".join(f"<p>{link_to(page)}</p>" for page in pages))
        return len(captured)

    assert queries(article, *sections_of(article)) == queries(article) == 1


@pytest.mark.parametrize(("key", "kept"), [("999999", 999_999), ("x", -1), ("", -1), ("9" * 30, -1), ("²", -1)])
def test_broken_link_is_shown_as_broken(key, kept):
    html = f'<p>See <a linktype="page" id="{key}">there</a>.</p>'
    assert links(html) == [{"id": kept, "url": None, "parentId": None}]
    assert to_editor(html)["blocks"][0]["text"] == "See there."


def test_links_elsewhere_are_as_they_were():
    assert links('<p><a href="https://example.org/">there</a></p>') == [{"url": "https://example.org/"}]


def test_opening_and_saving_changes_nothing():
    article = make_article()
    stored = f'<p data-block-key="abcde"><i>See</i> {link_to(article)}, <a href="mailto:a@example.org">us</a>.</p>'
    assert from_editor(to_editor(stored)) == stored
