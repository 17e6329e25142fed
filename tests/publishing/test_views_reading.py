import gzip

import pytest
from django.test import Client

from publishing.models import Render
from publishing.views.lookup import forget_bodies
from tests.factories.pages import body, link_to, make_article, make_information, make_section, revise, sections_of

ADDRESS = "/articles/the-intervention/"
SECTION = f"{ADDRESS}one/"


pytestmark = pytest.mark.usefixtures("rendering")


@pytest.fixture
def article(site):
    return make_article(sections=["One", "Two"])


@pytest.fixture
def warm(article, client) -> Client:
    """A client after one request, when the site's addresses are known to the process."""
    client.get(ADDRESS)
    return client


@pytest.mark.parametrize("address", ["/", "/articles/", ADDRESS, SECTION])
def test_live_page_costs_one_query(warm, django_assert_num_queries, address):
    warm.get(address)
    with django_assert_num_queries(1):
        assert warm.get(address).status_code == 200


def test_page_that_this_process_has_not_sent_lately_costs_two_queries(warm, django_assert_num_queries):
    forget_bodies()
    with django_assert_num_queries(2):
        first = warm.get(SECTION)
    assert warm.get(SECTION).content == first.content


def test_not_modified_costs_one_query(warm, django_assert_num_queries):
    etag = warm.get(SECTION).headers["ETag"]
    with django_assert_num_queries(1):
        assert warm.get(SECTION, headers={"If-None-Match": etag}).status_code == 304


def test_kept_copy_costs_no_query(warm, settings, django_assert_num_queries):
    settings.PAGE_CACHE_SECONDS = 2
    first = warm.get(SECTION)
    with django_assert_num_queries(0):
        assert warm.get(SECTION).content == first.content
    assert first.headers["Cache-Control"] == "public, max-age=0, s-maxage=2"


def test_page_goes_out_compressed_to_who_takes_it(warm):
    plain = warm.get(SECTION)
    packed = warm.get(SECTION, headers={"Accept-Encoding": "br, gzip"})
    assert (plain.headers.get("Content-Encoding"), packed.headers["Content-Encoding"]) == (None, "gzip")
    assert gzip.decompress(packed.content) == plain.content
    assert packed.content == bytes(Render.objects.get(document__path=SECTION).html)
    assert packed.headers["ETag"] == plain.headers["ETag"]


def test_page_is_the_same_for_everyone_and_may_be_shared(warm):
    headers = warm.get(SECTION).headers
    assert (headers["Vary"], headers["Cache-Control"], headers["Content-Type"]) == (
        "Accept-Encoding",
        "public, max-age=0, s-maxage=0",
        "text/html; charset=utf-8",
    )
    assert "Set-Cookie" not in headers


def test_page_is_the_same_bytes_for_an_editor(warm, admin_client):
    assert admin_client.get(SECTION).content == warm.get(SECTION).content


def test_public_page_has_the_strict_policy(warm):
    policy = dict(
        part.strip().split(" ", 1) for part in warm.get(SECTION).headers["Content-Security-Policy"].split(";")
    )
    assert (policy["default-src"], policy["script-src"], policy["style-src"]) == ("'none'", "'self'", "'self'")


def test_reader_with_the_same_page_gets_304(warm):
    first = warm.get(SECTION)
    for condition in (
        {"If-None-Match": first.headers["ETag"]},
        {"If-Modified-Since": first.headers["Last-Modified"]},
        {"If-None-Match": f'"other", {first.headers["ETag"]}', "Accept-Encoding": "gzip"},
    ):
        answer = warm.get(SECTION, headers=condition)
        assert (answer.status_code, answer.content) == (304, b"")
        assert {name: answer.headers[name] for name in ("ETag", "Vary", "Cache-Control")} == {
            name: first.headers[name] for name in ("ETag", "Vary", "Cache-Control")
        }


def test_reader_with_another_page_gets_it_whole(warm):
    answer = warm.get(
        SECTION, headers={"If-None-Match": '"other"', "If-Modified-Since": "Mon, 23 Nov 2099 00:00:00 GMT"}
    )
    assert answer.status_code == 200


def test_tag_changes_with_the_text(warm, article):
    before = warm.get(SECTION).headers["ETag"]
    revise(sections_of(article)[0], title="Changed")
    assert warm.get(SECTION).headers["ETag"] != before


def test_last_modified_is_when_the_page_was_made(warm):
    made = Render.objects.get(document__path=SECTION).rendered_at
    assert warm.get(SECTION).headers["Last-Modified"] == made.strftime("%a, %d %b %Y %H:%M:%S GMT")


@pytest.mark.parametrize("part", ["", "v1/", "history/", "compare/1/1/"])
def test_head_is_get_without_the_text(warm, part):
    got, head = warm.get(SECTION + part), warm.head(SECTION + part)
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers.get("ETag") == got.headers.get("ETag")
    assert head.headers["Content-Length"] == str(len(got.content))


@pytest.mark.parametrize("part", ["", "v1/", "history/", "compare/1/1/"])
@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_other_methods_are_not_allowed(warm, method, part):
    answer = getattr(warm, method)(SECTION + part)
    assert (answer.status_code, answer.headers["Allow"]) == (405, "GET, HEAD")


HUGE = "9" * 30
ENDLESS = "9" * 5000


@pytest.mark.parametrize(
    "address",
    [
        "/nothing/",
        "/articles/nothing/",
        f"{SECTION}v0/",
        f"{SECTION}v01/",
        f"{SECTION}v2/",
        f"{SECTION}v{HUGE}/",
        f"{SECTION}v{ENDLESS}/",
        f"{SECTION}v1/history/",
        f"{SECTION}compare/",
        f"{SECTION}compare/1/",
        f"{SECTION}compare/1/2/",
        f"{SECTION}compare/0/1/",
        f"{SECTION}compare/1/{HUGE}/",
        f"{SECTION}compare/{ENDLESS}/1/",
        "/articles/%00/",
        "/articles/%FF%FE/",
        "/articles/抗美援朝/",
        "/%2e%2e/%2e%2e/etc/passwd/",
        "/articles/_he-intervention/",
        "/articles/%25/",
        "/articles//the-intervention/",
    ],
)
def test_address_of_nothing_is_404(warm, address):
    assert warm.get(address).status_code == 404


@pytest.mark.parametrize("query", [f"old={HUGE}&new=1", f"old={ENDLESS}&new=1", "old=١&new=1"])
def test_comparison_asked_for_with_strange_numbers_is_no_failure(warm, query):
    answer = warm.get(f"{SECTION}compare/1/1/?{query}", follow=True)
    assert (answer.status_code, answer.context["old"]["number"]) == (200, 1) or answer.status_code == 404


def test_draft_is_404(client, article):
    make_article("Draft", live=False)
    assert client.get("/articles/draft/").status_code == 404


def test_address_without_slash_leads_to_the_one_with_it(warm):
    answer = warm.get(SECTION.rstrip("/") + "?a=1")
    assert (answer.status_code, answer.headers["Location"]) == (301, f"{SECTION}?a=1")


def test_page_with_capitals_is_another_address(warm):
    assert warm.get("/articles/The-Intervention/").status_code == 404


def test_link_follows_its_target_on_the_live_page_only(client, site):
    about = make_information()
    article = make_article("A")
    make_section(article, "S", body=body(f"See {link_to(about, 'it')}."))
    revise(about, slug="imprint")
    for address in ("/articles/a/s/", "/articles/a/"):
        assert 'href="/imprint/">it</a>' in client.get(address).content.decode()
    assert 'href="/about/">it</a>' in client.get("/articles/a/s/v1/").content.decode()
