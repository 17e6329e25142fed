"""Public addresses of sources."""

import json

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction

from accounts.roles import EDITOR
from publishing.actions import publish, withdraw
from publishing.models import Document, Version
from sources.models import Source
from tests.factories.accounts import UserFactory
from tests.factories.sources import make_source
from tests.sources.test_presenters import make_index

pytestmark = pytest.mark.usefixtures("site")


def test_source_has_a_page(client):
    make_source()
    response = client.get("/sources/chen1994/")
    html = response.content.decode()
    assert response.status_code == 200
    assert '<h1 class="masthead__title">China’s Road to the Korean War</h1>' in html
    assert html.count('class="Z3988"') == 1


def test_markup_in_every_field_is_shown_as_words(client):
    evil = '"><script>alert(1)</script>'
    make_source(
        "evil",
        evil,
        authors=[(evil, evil)],
        publisher=evil,
        annote=evil,
        genre=evil,
        archive=evil,
        **{"container-title": evil, "title-short": evil},
    )
    make_index()
    for address in ("/sources/evil/", "/sources/evil/v1/", "/sources/", "/sources/?q=script"):
        html = client.get(address).content.decode()
        assert ("<script>alert" in html, "alert(1)" in html) == (False, True)


def test_corrected_source_shows_at_once_and_its_first_version_stays(client):
    source = make_source()
    first = client.get("/sources/chen1994/v1/").content
    source.csl = source.csl | {"publisher": "Columbia"}
    source.change_kind = "fact"
    publish(pages=[source])
    assert "Columbia, 1994" in client.get("/sources/chen1994/").content.decode()
    assert client.get("/sources/chen1994/v1/").content == first


def test_versions_are_compared_in_words(client):
    source = make_source()
    source.csl = source.csl | {"publisher": "Columbia"}
    source.change_kind = "fact"
    publish(pages=[source])
    html = client.get("/sources/chen1994/compare/1/2/").content.decode()
    assert ("Publisher" in html, "Csl" in html, "csl" in html) == (True, False, False)


def test_list_answers_questions_and_leaves_the_stored_page_alone(client):
    make_index()
    make_source()
    make_source("zhang1995", "Monumental", authors=[("Zhang", "S.")], issued="1995")
    whole = client.get("/sources/").content.decode()
    found = client.get("/sources/?q=zhang").content.decode()
    assert [("Monumental" in html, "China’s Road" in html) for html in (whole, found)] == [(True, True), (True, False)]
    assert ('name="robots" content="noindex"' in whole, 'name="robots" content="noindex"' in found) == (False, True)


def test_list_ignores_questions_that_it_does_not_know(client):
    make_index()
    assert client.get("/sources/?utm=1").content == client.get("/sources/").content


def test_list_that_was_never_published_is_not_found(client):
    assert client.get("/sources/").status_code == 404
    assert client.get("/sources/?q=a").status_code == 404


def test_sources_below_a_closed_list_are_closed_too(client):
    PageViewRestriction.objects.create(page=make_index(), restriction_type="login")
    make_source()
    for address in (
        "/sources/",
        "/sources/?q=a",
        "/sources/chen1994/",
        "/sources/chen1994/v1/",
        "/sources/chen1994.bib",
    ):
        response = client.get(address)
        assert (response.status_code, response["Location"].startswith("/accounts/login/")) == (302, True)
    assert json.loads(client.get("/sources.json").content) == []
    client.force_login(UserFactory())
    assert client.get("/sources/chen1994/").status_code == 200


def test_withdrawn_list_is_gone_with_and_without_a_question(client):
    withdraw(page=make_index(), by=UserFactory(role=EDITOR), reason="Moved")
    assert [client.get(address).status_code for address in ("/sources/", "/sources/?q=a")] == [410, 410]


@pytest.mark.parametrize(
    ("ending", "media_type", "start"),
    [
        ("bib", "application/x-bibtex; charset=utf-8", "@book{chen1994"),
        ("ris", "application/x-research-info-systems; charset=utf-8", "TY  - BOOK"),
        ("json", "application/vnd.citationstyles.csl+json; charset=utf-8", "[\n"),
    ],
)
def test_source_is_there_as_a_file(client, ending, media_type, start):
    make_source()
    response = client.get(f"/sources/chen1994.{ending}")
    assert (response.status_code, response["Content-Type"]) == (200, media_type)
    assert response.content.decode().lstrip().startswith(start)
    assert response["Content-Disposition"] == f'attachment; filename="chen1994.{ending}"'


def test_file_of_a_draft_is_not_found(client):
    make_source(live=False)
    assert client.get("/sources/chen1994.bib").status_code == 404
    assert client.get("/sources/nothing.bib").status_code == 404
    assert client.get("/sources/chen1994.doc", follow=True).status_code == 404


def test_file_of_a_draft_with_changes_is_what_readers_have(client):
    source = make_source()
    source.csl = source.csl | {"publisher": "Secret"}
    source.save_revision()
    assert "Secret" not in client.get("/sources/chen1994.bib").content.decode()


def test_file_of_a_withdrawn_source_is_gone_with_the_reason(client):
    withdraw(page=make_source(), by=UserFactory(role=EDITOR), reason="Described twice")
    response = client.get("/sources/chen1994.bib")
    assert (response.status_code, "Described twice" in response.content.decode()) == (410, True)


def test_old_key_leads_to_the_new_page_and_file(client):
    source = make_source()
    source.key, source.change_kind = "chen-jian-1994", "wording"
    publish(pages=[source])
    for address, target in [
        ("/sources/chen1994/", "/sources/chen-jian-1994/"),
        ("/sources/chen1994/v1/", "/sources/chen-jian-1994/v1/"),
        ("/sources/chen1994.ris", "/sources/chen-jian-1994.ris"),
    ]:
        response = client.get(address)
        assert (response.status_code, response["Location"]) == (301, target)


def test_whole_bibliography_is_there_as_a_file(client):
    make_source("b1", "B")
    make_source("a1")
    make_source("draft", live=False)
    items = json.loads(client.get("/sources.json").content)
    assert [item["id"] for item in items] == ["a1", "b1"]


def test_readers_of_sources_write_nothing(client):
    make_index()
    make_source()
    before = (Source.objects.count(), Document.objects.count(), Version.objects.count())
    for address in ("/sources/", "/sources/?q=a", "/sources/chen1994/", "/sources.bib", "/sources/chen1994.bib"):
        assert Client().post(address).status_code == 405
        assert client.head(address).status_code == 200
    assert (Source.objects.count(), Document.objects.count(), Version.objects.count()) == before
