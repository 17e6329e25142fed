import pytest
from django.core.exceptions import ValidationError
from wagtail.models import Page

from publishing.actions import publish, relocate
from publishing.faults import PublicationRefused
from publishing.models import Document, PastPath
from tests.factories.pages import fresh, make_article, make_section, revise, sections_of

pytestmark = pytest.mark.usefixtures("site")


def path_of(page) -> str:
    return Document.objects.get(pk=page.document_id).path


def redirects(client, *addresses: str) -> list[tuple[int, str]]:
    answers = [client.get(address) for address in addresses]
    return [(answer.status_code, answer.headers.get("Location", "")) for answer in answers]


def test_address_of_a_draft_is_not_claimed():
    article = make_article(live=False)
    assert path_of(article) is None
    assert not PastPath.objects.filter(path="/articles/the-intervention/").exists()


def test_address_of_everything_below_moves_with_a_slug():
    article = make_article("Old", sections=["One"])
    revise(article, slug="new")
    assert [path_of(page) for page in (article, *sections_of(article))] == ["/articles/new/", "/articles/new/one/"]
    assert set(PastPath.objects.filter(path__contains="/articles/").values_list("path", flat=True)) == {
        "/articles/",
        "/articles/old/",
        "/articles/old/one/",
        "/articles/new/",
        "/articles/new/one/",
    }


def test_slug_alone_makes_no_version():
    article = revise(make_article("Old"), slug="new")
    assert article.document.versions.count() == 1


def test_old_addresses_redirect_with_every_suffix_and_query(client):
    article = make_article("Old", sections=["One"])
    revise(article, slug="new")
    assert redirects(
        client,
        "/articles/old/",
        "/articles/old/v1/",
        "/articles/old/history/?page=2",
        "/articles/old/one/compare/1/2/?view=side-by-side&a=%26&a=b",
        "/articles/old/one/?q=%E6%8A%97",
    ) == [
        (301, "/articles/new/"),
        (301, "/articles/new/v1/"),
        (301, "/articles/new/history/?page=2"),
        (301, "/articles/new/one/compare/1/2/?view=side-by-side&a=%26&a=b"),
        (301, "/articles/new/one/?q=%E6%8A%97"),
    ]


def test_slug_changed_back_and_forth_redirects_to_the_present_one(client):
    article = make_article("Old")
    for slug in ("new", "old", "newest", "old"):
        article = revise(article, slug=slug)
    assert path_of(article) == "/articles/old/"
    assert redirects(client, "/articles/old/", "/articles/new/", "/articles/newest/v1/") == [
        (200, ""),
        (301, "/articles/old/"),
        (301, "/articles/old/v1/"),
    ]


def test_slug_once_published_is_refused_in_the_form_of_another_page():
    revise(make_article("Old", sections=["One"]), slug="new")
    other = make_article("Other", live=False)
    other.slug = "old"
    with pytest.raises(ValidationError) as refusal:
        other.full_clean()
    assert refusal.value.message_dict == {
        "slug": [
            "The address /articles/old/ was that of “Old” and stays reserved for it, so that what cites it keeps "
            "working. Choose another slug."
        ]
    }


def test_slug_once_published_is_refused_when_another_page_is_published():
    revise(make_article("Old"), slug="new")
    other = make_article("Other", live=False)
    Page.objects.filter(pk=other.pk).update(slug="old")
    other = fresh(other)
    with pytest.raises(PublicationRefused) as refusal:
        publish(pages=[other])
    assert [fault.field for fault in refusal.value.faults] == ["slug"]
    assert path_of(other) is None


def test_slug_once_published_is_refused_when_a_published_page_changes_to_it():
    revise(make_article("Old"), slug="new")
    other = make_article("Other")
    other.slug = "old"
    with pytest.raises(PublicationRefused) as refusal:
        publish(pages=[other])
    assert [fault.field for fault in refusal.value.faults] == ["slug"]
    assert path_of(other) == "/articles/other/"


def test_address_of_another_is_refused_by_the_last_backstop():
    revise(make_article("Old"), slug="new")
    make_article("Other")
    with pytest.raises(PublicationRefused, match="The address /articles/old/ belongs to another document"):
        relocate("/articles/other/", "/articles/old/")
    assert Document.objects.filter(path="/articles/other/").count() == 1


def test_page_may_take_its_own_old_slug_in_the_form():
    article = revise(make_article("Old"), slug="new")
    article.slug = "old"
    article.full_clean()


def test_section_moved_under_another_article_redirects(client):
    old, new = make_article("Old", sections=["One"]), make_article("New")
    sections_of(old)[0].move(Page.objects.get(pk=new.pk), "last-child")
    assert redirects(client, "/articles/old/one/", "/articles/old/one/v1/?a=1", "/articles/new/one/") == [
        (301, "/articles/new/one/"),
        (301, "/articles/new/one/v1/?a=1"),
        (200, ""),
    ]


def test_section_moved_to_an_address_of_another_is_refused():
    old, new = make_article("Old", sections=["One"]), make_article("New", sections=["One"])
    revise(sections_of(new)[0], slug="two")
    with pytest.raises(PublicationRefused, match="The address /articles/new/one/ belongs to another document"):
        sections_of(old)[0].move(Page.objects.get(pk=new.pk), "last-child")


def test_draft_moved_claims_nothing():
    article = make_article("New")
    draft = make_section(make_article("Old"), "Draft", live=False)
    draft.move(Page.objects.get(pk=article.pk), "last-child")
    assert path_of(draft) is None
    assert fresh(draft).public_path() == "/articles/new/draft/"


def test_address_that_only_begins_alike_does_not_move():
    long, short = make_article("Yalu river", slug="yalu-river"), make_article("Yalu", slug="yalu")
    revise(short, slug="amnok")
    assert (path_of(long), path_of(short)) == ("/articles/yalu-river/", "/articles/amnok/")


def test_address_with_other_capitals_does_not_move():
    capital, small = make_article("A", slug="Yalu", sections=["One"]), make_article("B", slug="yalu")
    revise(small, slug="amnok")
    assert [path_of(page) for page in (capital, *sections_of(capital), small)] == [
        "/articles/Yalu/",
        "/articles/Yalu/one/",
        "/articles/amnok/",
    ]


def test_address_with_wildcards_of_sql_does_not_move_others():
    wild, plain = make_article("A", slug="a_b"), make_article("B", slug="axb")
    revise(wild, slug="c")
    assert (path_of(wild), path_of(plain)) == ("/articles/c/", "/articles/axb/")
