"""What articles, sections and the front page are to machines."""

import pytest

from articles.models import ArticleAuthor
from publishing.editions import current_edition, edition_html, permanent_edition
from tests.factories.glossary import cite
from tests.factories.heads import told_of
from tests.factories.pages import body, fresh, make_article, make_section, revise, sections_of
from tests.factories.sources import make_source

pytestmark = pytest.mark.usefixtures("site")
SITE = "http://localhost:8000"
CC_BY = "https://creativecommons.org/licenses/by/4.0/"


def told(page) -> dict:
    return told_of(edition_html(current_edition(fresh(page).document)))[0]


def test_article_tells_its_authors_sections_licence_and_works():
    article = make_article("War", subtitle="How it began", sections=["One", "Two"], licence="cc-by-4.0")
    source = make_source()
    make_section(article, "Three", body=body(("text", f"<p>So{cite(source)}.</p>")))
    article = fresh(article)
    article.authors = [ArticleAuthor(name="Ada Byron", family_name="Byron", affiliation="Turing College")]
    article.subjects.add("Korea", "China")
    article.save()
    thing = told(revise(article, change_kind="wording"))
    assert {
        name: thing[name]
        for name in ("@type", "headline", "alternativeHeadline", "abstract", "license", "keywords", "version")
    } == {
        "@type": "ScholarlyArticle",
        "headline": "War",
        "alternativeHeadline": "How it began",
        "abstract": "Why China entered the war.",
        "license": CC_BY,
        "keywords": "China, Korea",
        "version": "3",
    }
    assert thing["author"] == [
        {
            "@type": "Person",
            "name": "Ada Byron",
            "familyName": "Byron",
            "affiliation": {"@type": "Organization", "name": "Turing College"},
        }
    ]
    assert [(part["position"], part["name"], part["url"]) for part in thing["hasPart"]] == [
        (1, "One", f"{SITE}/articles/war/one/"),
        (2, "Two", f"{SITE}/articles/war/two/"),
        (3, "Three", f"{SITE}/articles/war/three/"),
    ]
    assert thing["citation"] == [
        {
            "@id": f"{SITE}/sources/chen1994/",
            "@type": "CreativeWork",
            "url": f"{SITE}/sources/chen1994/",
            "name": "China’s Road to the Korean War",
        }
    ]
    assert thing["isPartOf"]["@type"] == "WebSite"


def test_permanent_article_tells_the_versions_that_it_lists():
    article = make_article("War", sections=["One"])
    version = article.document.current_version
    revise(sections_of(article)[0], title="One revised", change_kind="wording")
    [thing] = told_of(edition_html(permanent_edition(version)))
    assert (thing["url"], [(part["name"], part["url"]) for part in thing["hasPart"]]) == (
        f"{SITE}/articles/war/v1/",
        [("One", f"{SITE}/articles/war/one/v1/")],
    )


def test_section_is_part_of_its_article_and_has_its_authors_and_licence():
    article = make_article("War")
    thing = told(make_section(article, "One", key_question="Who decided?"))
    assert (thing["@type"], thing["abstract"], thing["position"]) == ("ScholarlyArticle", "Who decided?", 1)
    assert (thing["author"], thing["license"]) == ([{"@type": "Organization", "name": "Ada Byron"}], CC_BY)
    assert (thing["isPartOf"]["url"], thing["isPartOf"]["name"]) == (f"{SITE}/articles/war/", "War")


def test_front_page_is_the_website(site):
    assert told(site) == {
        "@id": f"{SITE}/",
        "@type": "WebSite",
        "url": f"{SITE}/",
        "name": "Crossing the Yalu",
        "description": "Contested history",
        "inLanguage": "en-GB",
    }
