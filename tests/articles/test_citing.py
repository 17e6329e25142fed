"""What versions of articles and sections are to a bibliography."""

import pytest

from articles.citing import article_item, section_item
from articles.models import ArticleAuthor
from publishing.actions import publish
from tests.factories.pages import fresh, make_article, make_section, revise, sections_of

pytestmark = pytest.mark.usefixtures("site")


@pytest.fixture(autouse=True)
def _address(settings):
    settings.SITE_NAME, settings.SITE_ADDRESS = "Crossing the Yalu", "https://yalu.example.org"


def with_authors(article, *authors):
    article = fresh(article)
    article.authors = [
        ArticleAuthor(name=name, family_name=family, sort_order=place) for place, (name, family) in enumerate(authors)
    ]
    publish(pages=[article])
    return fresh(article).document.current_version


def test_article_is_a_page_of_this_site():
    version = make_article(sections=["One"]).document.current_version
    day = version.published_at
    assert article_item(version) == {
        "id": "the-intervention-v1",
        "type": "webpage",
        "title": "The intervention",
        "author": [{"literal": "Ada Byron"}],
        "container-title": "Crossing the Yalu",
        "issued": {"date-parts": [[day.year, day.month, day.day]]},
        "version": "1",
        "note": "Version 1",
        "URL": "https://yalu.example.org/articles/the-intervention/v1/",
        "language": "en-GB",
    }


def test_authors_are_persons_where_the_family_name_is_known():
    version = with_authors(make_article(), ("Ada Byron", "Byron"), ("Chen Jian", "Chen"), ("The editors", ""))
    assert article_item(version)["author"] == [
        {"family": "Byron", "given": "Ada"},
        {"family": "Chen", "given": "Jian", "static-ordering": True},
        {"literal": "The editors"},
    ]


def test_section_is_a_chapter_of_its_article():
    article = make_article()
    with_authors(article, ("Ada Byron", "Byron"))
    version = make_section(article, "One").document.current_version
    item = section_item(version)
    assert (item["type"], item["title"], item["container-title"], item["publisher"], item["author"], item["URL"]) == (
        "chapter",
        "One",
        "The intervention",
        "Crossing the Yalu",
        [{"family": "Byron", "given": "Ada"}],
        "https://yalu.example.org/articles/the-intervention/one/v1/",
    )


def test_section_is_cited_the_same_after_its_article_changed():
    article = make_article(sections=["One"])
    [one] = sections_of(article)
    version = one.document.current_version
    before = section_item(version)
    revise(article, title="New", slug="new")
    revise(one, title="Other")
    version.refresh_from_db()
    assert section_item(version) == before


def test_section_of_no_published_article_is_a_page_of_this_site():
    version = make_article(sections=["One"]).document.current_version
    item = section_item(version)
    assert (item["type"], item["author"], item["container-title"]) == ("webpage", [], "Crossing the Yalu")
