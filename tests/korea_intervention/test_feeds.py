"""The feed of new and revised documents."""

from xml.etree import ElementTree

import pytest
from wagtail.models import PageViewRestriction

from korea_intervention import feeds
from publishing.actions import publish, withdraw
from publishing.models import Version, Withholding
from tests.factories.pages import body, make_article, make_information, make_section, revise, sections_of
from tests.factories.sources import make_source

pytestmark = pytest.mark.usefixtures("site")
SITE = "http://localhost:8000"
ATOM = "{http://www.w3.org/2005/Atom}"


def feed(client) -> ElementTree.Element:
    response = client.get("/feed/")
    assert (response.status_code, response["Content-Type"]) == (200, "application/atom+xml; charset=utf-8")
    return ElementTree.fromstring(response.content)


def titles(client) -> list[str]:
    return [entry.findtext(f"{ATOM}title") for entry in feed(client).iterfind(f"{ATOM}entry")]


def test_entry_tells_the_version_the_kind_of_change_and_the_note(client):
    page = revise(make_information("About"), body=body("New."), change_kind="fact", change_note="The date.")
    entry = feed(client).find(f"{ATOM}entry")
    version = page.document.current_version
    assert {
        "title": entry.findtext(f"{ATOM}title"),
        "id": entry.findtext(f"{ATOM}id"),
        "link": entry.find(f"{ATOM}link").attrib,
        "updated": entry.findtext(f"{ATOM}updated"),
        "summary": (entry.find(f"{ATOM}summary").get("type"), entry.findtext(f"{ATOM}summary")),
        "author": entry.findtext(f"{ATOM}author/{ATOM}name"),
        "category": entry.find(f"{ATOM}category").get("term"),
    } == {
        "title": "About, version 2",
        "id": f"{SITE}/about/v2/",
        "link": {"href": f"{SITE}/about/v2/", "rel": "alternate"},
        "updated": version.published_at.isoformat(),
        "summary": ("html", "Correction of fact: The date."),
        "author": "Crossing the Yalu",
        "category": "Correction of fact",
    }


def test_feed_says_what_it_is_and_when_it_changed(client):
    root = feed(client)
    newest = Version.objects.newest_first()[0]
    links = {link.get("rel"): link.get("href") for link in root.iterfind(f"{ATOM}link")}
    assert (root.findtext(f"{ATOM}title"), root.findtext(f"{ATOM}id"), links) == (
        "Crossing the Yalu",
        f"{SITE}/",
        {"alternate": f"{SITE}/", "self": f"{SITE}/feed/"},
    )
    assert root.findtext(f"{ATOM}updated") == newest.published_at.isoformat()


def test_article_is_no_news_when_a_section_alone_was_revised(client):
    article = make_article("War", sections=["One"])
    assert titles(client)[:2] == ["War, version 1", "One, version 1"]
    revise(sections_of(article)[0], title="One revised", change_kind="wording")
    assert titles(client)[:2] == ["One revised, version 2", "War, version 1"]
    revise(article, title="The war", change_kind="wording")
    assert titles(client)[:2] == ["The war, version 3", "One revised, version 2"]


def test_source_is_news_when_it_is_revised(client):
    source = make_source("chen1994", "China’s Road")
    assert "China’s Road, version 1" not in titles(client)
    source.csl = source.csl | {"title": "The road"}
    source.change_kind = "source"
    publish(pages=[source])
    assert titles(client)[0] == "The road, version 2"


def test_what_readers_cannot_have_is_left_out(client):
    withdraw(page=make_information("Gone"), by=None, reason="Doubtful.")
    PageViewRestriction.objects.create(page=make_information("Closed"), restriction_type="login")
    page = make_information("Hidden")
    Withholding.objects.create(version=page.document.current_version, reason="A claim.", by_name="Chief")
    page = make_information("Shown")
    assert titles(client) == ["Shown, version 1", "Articles, version 1", "Crossing the Yalu, version 1"]


def test_hostile_words_stay_words(client):
    page = make_information("About")
    revise(
        page,
        title="<b>A</b> & ]]>",
        body=body("New."),
        change_kind="wording",
        change_note="<script>alert(1)</script>\x0b & more",
    )
    entry = feed(client).find(f"{ATOM}entry")
    assert (entry.findtext(f"{ATOM}title"), entry.findtext(f"{ATOM}summary")) == (
        "<b>A</b> & ]]>, version 2",
        "Wording: &lt;script&gt;alert(1)&lt;/script&gt; &amp; more",
    )


def test_feed_ends_after_the_newest(client, monkeypatch):
    monkeypatch.setattr(feeds, "MOST_ENTRIES", 2)
    make_section(make_article("War"), "One")
    assert len(titles(client)) == 2


def test_reader_who_has_it_gets_no_more_until_something_is_published(client):
    response = client.get("/feed/")
    tag = {"If-None-Match": response["ETag"]}
    assert client.get("/feed/", headers=tag).status_code == 304
    make_information("About")
    assert client.get("/feed/", headers=tag).status_code == 200


def test_feed_without_entries_has_a_time_all_the_same():
    assert feeds.ChangesFeed("A", "/", "").latest_post_date() == feeds.LONG_AGO


@pytest.mark.parametrize("count", [1, 3])
def test_entries_cost_the_same_for_one_and_three(client, count, django_assert_num_queries):
    for number in range(count):
        make_information(f"Page {number}")
    client.get("/feed/")
    with django_assert_num_queries(2):
        assert len(titles(client)) == 2 + count
