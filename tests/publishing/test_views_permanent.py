"""A numbered version says the same for ever, whatever is published later."""

import pytest
from wagtail.models import Page

from accounts.models import User
from articles.models import ArticleIndexPage, HomePage
from publishing.actions import withdraw
from publishing.models import Version
from tests.factories.images import make_image, picture
from tests.factories.pages import (
    body,
    fresh,
    heading,
    link_to,
    make_article,
    make_information,
    make_section,
    revise,
    sections_of,
)

PAGES = ("/", "/articles/", "/about/", "/articles/china/", "/articles/china/causes/", "/articles/china/effects/")


@pytest.fixture
def china(site):
    """A published article that uses everything a version can depend on."""
    author = User.objects.create_user("ada@example.org", display_name="Ada Byron")
    about = make_information()
    image = make_image(picture(30, 20), title="Yalu")
    article = make_article("China", lead_image=image, subtitle="Sub", owner=author)
    figure = ("figure", {"image": image.pk, "caption": "<p>The river</p>", "alt_text": ""})
    text = body(heading("Causes", key="k1"), f"See {link_to(about, 'about')} [@chen1994].", figure)
    make_section(article, "Causes", body=text, key_question="Why?", learning_aims="Know\nTell")
    make_section(article, "Effects")
    return fresh(article)


def answers(client) -> dict[str, tuple]:
    found = {}
    for path in PAGES:
        answer = client.get(f"{path}v1/", follow=True)
        found[path] = (answer.status_code, answer.content, answer.headers["ETag"])
    return found


def change_everything(china) -> None:
    """Twenty changes of everything that stands near a version."""
    causes, effects = sections_of(china)
    about, image = Page.objects.get(slug="about").specific, china.lead_image
    revise(causes, title="New causes", body=body(heading("Other", key="k1"), "Other."), change_kind="fact")
    revise(effects, title="New effects", slug="new-effects")
    china = revise(china, title="New China", subtitle="", summary="Other.", slug="new-china", lead_image=None)
    revise(china, licence="cc-by-sa-4.0", reviewed_on="2026-11-01", change_kind="wording", change_note="Note")
    sources = make_section(china, "Sources")
    sources.move(Page.objects.get(pk=causes.pk), "left")
    withdraw(page=fresh(effects), by=None, reason="Doubtful.")
    revise(about, title="Imprint", slug="imprint", show_in_menus=True)
    make_information("Method", show_in_menus=True)
    revise(ArticleIndexPage.objects.get(), title="All articles", introduction="Read.", slug="texts")
    revise(HomePage.objects.get(), title="New name", tagline="Other")
    make_article("Korea", sections=["Aims"])
    author = china.authors.get()
    author.name = "Somebody else"
    author.save()
    revise(fresh(china), subtitle="With another author")
    image.file.storage.delete(image.file.name)
    image.title, image.credit, image.description = "Changed", "Changed", "Changed"
    image.save()
    User.objects.all().delete()
    sources.move(Page.objects.get(slug="korea"), "last-child")
    revise(sources, title="Moved sources")


def test_permanent_pages_are_the_same_bytes_after_everything_else_changed(client, china):
    before = answers(client)
    assert {status for status, *_ in before.values()} == {200}
    change_everything(china)
    after = answers(client)
    assert {path for path in PAGES if before[path] != after[path]} == set()


def test_permanent_page_of_a_moved_section_is_still_the_same(client, china):
    before = client.get("/articles/china/causes/v1/").content
    korea = make_article("Korea")
    sections_of(china)[0].move(Page.objects.get(pk=korea.pk), "last-child")
    answer = client.get("/articles/china/causes/v1/", follow=True)
    assert answer.redirect_chain == [("/articles/korea/causes/v1/", 301)]
    assert answer.content == before


def test_permanent_page_of_the_front_page_does_not_say_that_nothing_is_published(client, china):
    for path in ("/v1/", "/articles/v1/"):
        assert "published yet" not in client.get(path).content.decode()


def test_permanent_page_says_that_it_is_one_and_where_the_current_is(client, china):
    html = client.get("/articles/china/causes/v1/").content.decode()
    assert '<link rel="latest-version" href="/articles/china/causes/">' in html
    assert "<strong>Version 1</strong>, as published on" in html


def test_permanent_article_shows_the_sections_of_its_time(client, china):
    causes, _ = sections_of(china)
    number = china.document.current_version.number
    revise(causes, body=body("Other words."))
    old = client.get(f"/articles/china/v{number}/").content.decode()
    new = client.get(f"/articles/china/v{number + 1}/").content.decode()
    assert ("Other words." in old, "Other words." in new) == (False, True)


def test_permanent_page_may_be_shared_and_is_compared_by_its_tag(client, china):
    answer = client.get("/articles/china/v1/")
    assert (answer.headers["Vary"], answer.headers["Cache-Control"]) == (
        "Accept-Encoding",
        "public, max-age=0, s-maxage=0",
    )
    assert client.get("/articles/china/v1/", headers={"If-None-Match": answer.headers["ETag"]}).status_code == 304


def test_every_version_has_a_permanent_page(client, china):
    revise(sections_of(china)[0], title="Second")
    addresses = [version.permanent_path for version in Version.objects.all()]
    assert {client.get(address).status_code for address in addresses} == {200}
