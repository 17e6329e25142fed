import gzip
from datetime import UTC, datetime
from unittest import mock

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Page, PageViewRestriction

from publishing.actions import withdraw
from publishing.models import Render
from publishing.rendering import render, signature
from publishing.tasks import render_documents
from tests.factories.pages import make_article, make_information, make_section, sections_of

pytestmark = pytest.mark.usefixtures("rendering", "site")
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


def stored(page) -> Render | None:
    return Render.objects.filter(document=page.document_id).first()


def outdate(page, **fields) -> None:
    Render.objects.filter(document=page.document_id).update(**({"rendered_at": LONG_AGO} | fields))


def test_published_page_is_stored_whole_and_compressed(client):
    article = make_article(sections=["One"])
    row = stored(article)
    html = gzip.decompress(row.html).decode()
    assert html.startswith("<!doctype html>")
    assert "The text of One." in html
    assert (row.version, row.signature) == (article.document.current_version, signature())
    assert client.get("/articles/the-intervention/").content.decode() == html


def test_same_bytes_keep_the_time_at_which_they_were_made():
    article = make_article()
    outdate(article)
    html = bytes(stored(article).html)
    render(article.document)
    assert (stored(article).rendered_at, bytes(stored(article).html)) == (LONG_AGO, html)


def test_other_bytes_have_a_new_time():
    article = make_article()
    outdate(article, etag="other")
    render(article.document)
    assert stored(article).rendered_at > LONG_AGO


def test_withdrawn_page_is_not_stored():
    article = make_article()
    withdraw(page=article, by=None, reason="Doubtful.")
    assert render(article.document) is None
    assert stored(article) is None


@pytest.mark.parametrize("kind", ["login", "password", "groups"])
def test_restricted_page_and_what_is_below_are_never_stored(kind):
    article = make_article(sections=["One"])
    PageViewRestriction.objects.create(page=Page.objects.get(pk=article.pk), restriction_type=kind, password="x")
    pages = [article, *sections_of(article)]
    assert [render(page.document) for page in pages] == [None, None]
    assert [stored(page) for page in pages] == [None, None]


def test_article_with_a_restricted_section_is_stored_without_its_text():
    article = make_article(sections=["One", "Two"])
    one, _ = sections_of(article)
    PageViewRestriction.objects.create(page=Page.objects.get(pk=one.pk), restriction_type="login")
    html = gzip.decompress(stored(article).html).decode()
    assert "This section is open to invited readers only." in html
    assert ("The text of One" in html, "The text of Two" in html) == (False, True)


def test_task_makes_what_is_missing_or_stale_and_leaves_the_rest():
    article, page = make_article(sections=["One"]), make_information()
    [one] = sections_of(article)
    outdate(article)
    outdate(one, signature="stale")
    Render.objects.filter(document=page.document_id).delete()
    keys = [item.document_id for item in (article, one, page)]
    assert render_documents.func(keys) == 2
    assert render_documents.func(keys) == 0
    assert stored(one).signature == stored(page).signature == signature()


def test_command_renders_what_is_stale(capsys):
    article, other = make_article(), make_information()
    outdate(article, signature="stale")
    call_command("render")
    call_command("render")
    assert capsys.readouterr().out == "1 page rendered.\n0 pages rendered.\n"
    assert stored(article).signature == stored(other).signature


def test_command_renders_all(capsys):
    make_article()
    call_command("render", "--all")
    assert capsys.readouterr().out == "3 pages rendered.\n"


def test_command_renders_one_by_its_address(capsys):
    section = make_section(make_article())
    outdate(section, etag="other")
    call_command("render", "--path", "/articles/the-intervention/introduction/")
    assert capsys.readouterr().out == "1 page rendered.\n"
    assert stored(section).rendered_at > LONG_AGO


def test_command_refuses_an_address_of_nothing():
    with pytest.raises(CommandError, match="No live document has the address /nothing/"):
        call_command("render", "--path", "/nothing/")


def test_command_renders_everything_anew_after_a_change_of_templates(capsys):
    make_article()
    with mock.patch("publishing.management.commands.render.signature", return_value="new"):
        call_command("render")
    assert capsys.readouterr().out == "3 pages rendered.\n"


def test_page_that_is_not_stored_is_served_all_the_same(client):
    article = make_article()
    html = gzip.decompress(stored(article).html)
    Render.objects.all().delete()
    assert client.get("/articles/the-intervention/").content == html
    assert stored(article) is None
