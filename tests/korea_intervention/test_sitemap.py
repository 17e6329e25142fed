"""The list of pages for search engines."""

from xml.etree import ElementTree

import pytest
from wagtail.models import PageViewRestriction

from korea_intervention import sitemap
from publishing.actions import withdraw
from tests.factories.pages import fresh, make_article, make_information
from tests.factories.sources import make_source

pytestmark = pytest.mark.usefixtures("site")
SITE = "http://localhost:8000"


def entries(client, path="/sitemap.xml", each="url") -> list[tuple[str, str | None]]:
    response = client.get(path)
    assert (response.status_code, response["Content-Type"]) == (200, "application/xml; charset=utf-8")
    space = f"{{{sitemap.NAMESPACE}}}"
    root = ElementTree.fromstring(response.content)
    return [
        (element.findtext(f"{space}loc"), element.findtext(f"{space}lastmod"))
        for element in root.iterfind(f"{space}{each}")
    ]


def test_every_live_document_stands_in_it_with_the_time_of_its_version(client, site):
    article = make_article("War", sections=["One"])
    source = make_source()
    found = entries(client)
    assert [address for address, _ in found] == [
        f"{SITE}{path}" for path in ("/", "/articles/", "/articles/war/", "/articles/war/one/", source.public_path())
    ]
    assert dict(found)[f"{SITE}/articles/war/"] == fresh(article).document.current_version.published_at.isoformat(
        timespec="seconds"
    )


def test_what_is_withdrawn_restricted_or_a_draft_is_left_out(client):
    withdraw(page=make_information("Gone"), by=None, reason="Doubtful.")
    make_information("Draft", live=False)
    PageViewRestriction.objects.create(page=make_article("Closed", sections=["One"]), restriction_type="login")
    assert [address for address, _ in entries(client)] == [f"{SITE}/", f"{SITE}/articles/"]


def test_too_many_addresses_are_split(client, monkeypatch):
    for number in range(3):
        make_information(f"Page {number}")
    monkeypatch.setattr(sitemap, "MOST_ADDRESSES", 2)
    assert entries(client, each="sitemap") == [(f"{SITE}/sitemap.xml?part={part}", None) for part in (1, 2, 3)]
    parts = [entries(client, f"/sitemap.xml?part={part}") for part in (1, 2, 3)]
    assert [[address.removeprefix(SITE) for address, _ in part] for part in parts] == [
        ["/", "/articles/"],
        ["/page-0/", "/page-1/"],
        ["/page-2/"],
    ]


@pytest.mark.parametrize("part", ["", "0", "4", "99999", "999999999999", "-1", "x", "٢"])
def test_part_that_is_not_there_is_not_found(client, part):
    assert client.get("/sitemap.xml", {"part": part}).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_addresses_cost_the_same_for_one_and_three(client, count, django_assert_num_queries):
    for number in range(count):
        make_information(f"Page {number}")
    client.get("/sitemap.xml")
    with django_assert_num_queries(2):
        assert len(entries(client)) == 2 + count


def test_reader_who_has_it_gets_no_more(client):
    tag = client.get("/sitemap.xml")["ETag"]
    assert client.get("/sitemap.xml", headers={"If-None-Match": tag}).status_code == 304


def test_robots_are_told_what_is_of_no_use_and_where_the_sitemap_is(client):
    response = client.get("/robots.txt")
    lines = response.content.decode().splitlines()
    assert (response["Content-Type"], lines[0], lines[-1]) == (
        "text/plain; charset=utf-8",
        "User-agent: *",
        f"Sitemap: {SITE}/sitemap.xml",
    )
    assert {"Disallow: /admin/", "Disallow: /accounts/", "Disallow: /search/"} <= set(lines)


def test_address_in_another_script_is_written_as_addresses_are(client):
    make_information("About", slug="北京")
    assert "<loc>http://localhost:8000/%E5%8C%97%E4%BA%AC/</loc>" in client.get("/sitemap.xml").content.decode()
