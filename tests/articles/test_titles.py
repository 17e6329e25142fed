"""Titles and slugs in any script go through publishing, addresses and pages unharmed."""

from html import escape
from urllib.parse import quote

import pytest

from tests.factories.pages import body, heading, make_article, make_section, revise

pytestmark = pytest.mark.usefixtures("site")
TITLES = [
    ("抗美援朝战争", "抗美援朝战争"),
    ("한국 전쟁", "한국-전쟁"),
    ("الحرب الكورية", "الحرب-الكورية"),
    ("Café Yalu\u0301", "cafe-yalu"),
    ("War 🔥🇨🇳", "war"),
    ("\u202eevil\u202c <b>&", "evil"),
    ("Zażółć gęślą jaźń", "zażółć-gęślą-jaźń"),
    ("A" * 255, "a" * 255),
]


@pytest.mark.parametrize(("title", "slug"), TITLES)
def test_page_with_any_title_and_slug_is_published_and_served(client, title, slug):
    article = make_article(title, slug=slug)
    section = make_section(article, title, slug=slug, body=body(heading(title[:200]), title))
    address = f"/articles/{slug}/{slug}/"
    assert section.document.path == address
    assert section.document.current_version.title == title
    for part in ("", "v1/", "history/", "compare/1/1/"):
        answer = client.get(address + part)
        assert answer.status_code == 200
        assert escape(title, quote=False) in answer.content.decode().replace("&quot;", '"').replace("&#x27;", "'")


@pytest.mark.parametrize(("title", "slug"), TITLES[:3])
def test_old_address_in_any_script_redirects(client, title, slug):
    revise(make_article(title, slug=slug), slug="new")
    answer = client.get(f"/articles/{slug}/v1/")
    assert (answer.status_code, answer.headers["Location"]) == (301, "/articles/new/v1/")
    revise(make_article("Other"), slug=f"{slug}-2")
    assert client.get("/articles/other/").headers["Location"] == quote(f"/articles/{slug}-2/")
