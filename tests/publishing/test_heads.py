"""What the head of a page tells other sites and machines."""

import pytest

from articles.models import ArticleIndexPage
from publishing.editions import current_edition, edition_html, permanent_edition
from publishing.previews import preview_edition
from tests.factories.heads import head_of, told_of
from tests.factories.pages import body, fresh, make_article, make_information, make_section, revise

pytestmark = pytest.mark.usefixtures("site")
SITE = "http://localhost:8000"


def live(page) -> str:
    return edition_html(current_edition(fresh(page).document))


def test_live_page_is_canonical_and_tells_what_is_shared():
    head = head_of(live(make_article("War", summary="Why “they” crossed & when.")))
    assert {name: head[name] for name in head if name.startswith(("og:", "twitter:")) or name == "canonical"} == {
        "canonical": [f"{SITE}/articles/war/"],
        "og:title": ["War"],
        "og:description": ["Why “they” crossed & when."],
        "og:type": ["article"],
        "og:url": [f"{SITE}/articles/war/"],
        "og:site_name": ["Crossing the Yalu"],
        "og:locale": ["en_GB"],
        "twitter:card": ["summary"],
    }
    assert head["description"] == ["Why “they” crossed & when."]


def test_permanent_page_is_shared_by_its_own_address():
    article = make_article("War")
    version = article.document.current_version
    revise(article, title="The war")
    head = head_of(edition_html(permanent_edition(version)))
    assert (head["og:url"], head["og:title"]) == ([f"{SITE}/articles/war/v1/"], ["War (version 1)"])
    assert head["canonical"] == [f"{SITE}/articles/war/"]


def test_front_page_is_a_website(site):
    head = head_of(live(site))
    assert (head["og:type"], head["og:description"]) == (["website"], ["Contested history"])


def test_page_without_a_description_says_none():
    head = head_of(live(ArticleIndexPage.objects.get()))
    assert [name for name in ("description", "og:description") if name in head] == []


def test_preview_is_told_to_nobody():
    page = edition_html(preview_edition(make_article(live=False)))
    head = head_of(page)
    assert (head["robots"], "og:title" in head, "ld+json" in page) == (["noindex"], False, False)


def test_every_page_leads_to_the_feed(site):
    assert "/feed/" in head_of(live(site))["alternate"]


def test_kind_that_no_app_describes_is_a_web_page_below_others():
    page, way = told_of(live(make_information("About")))
    assert (page["@type"], page["name"], page["url"], page["version"]) == (
        "WebPage",
        "About",
        f"{SITE}/about/",
        "1",
    )
    assert [(item["name"], item["item"]) for item in way["itemListElement"]] == [
        ("Crossing the Yalu", f"{SITE}/"),
        ("About", f"{SITE}/about/"),
    ]


def test_dates_are_those_of_the_first_version_and_of_this_one():
    page = revise(make_information("About"), body=body("New."), change_kind="wording")
    first, last = page.document.versions.order_by("number")
    [told, _] = told_of(live(page))
    assert (told["datePublished"], told["dateModified"]) == (
        first.published_at.isoformat(timespec="seconds"),
        last.published_at.isoformat(timespec="seconds"),
    )
    [then] = told_of(edition_html(permanent_edition(first)))
    assert (then["url"], then["dateModified"]) == (
        f"{SITE}/about/v1/",
        first.published_at.isoformat(timespec="seconds"),
    )


def test_hostile_words_stay_words():
    title = "</script><script>alert(1)</script>"
    section = make_section(make_article(), title, slug="one")
    page = live(section)
    assert told_of(page)[0]["name"] == title
    assert "<script>alert" not in page
    assert head_of(page)["og:title"] == [title]
