"""Sources in the admin: list, editor, chooser, deleting, many at once."""

import json

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from accounts.roles import EDITOR, TEACHER, WRITER
from publishing.models import DocumentState, Version
from sources.citations import Cited, write_citation
from sources.models import Source
from tests.factories.accounts import UserFactory
from tests.factories.pages import body, make_article, make_section
from tests.factories.sources import make_source
from tests.publishing.admin import count_queries, texts

pytestmark = pytest.mark.usefixtures("site")
LIST, ADD = "/admin/sources/", "/admin/sources/add/"


@pytest.fixture
def editor(client):
    user = UserFactory(role=EDITOR)
    client.force_login(user)
    return user


def edit(source: Source) -> str:
    return f"/admin/sources/edit/{source.pk}/"


def data(**fields):
    row = {"role": "author", "family": "Chen", "given": "Jian", "ORDER": "1"}
    values = {"kind": "book", "title": "China’s Road", "issued": "1994", "key": ""} | fields
    return nested_form_data(values | {"names": inline_formset([row])})


def keys_shown(response) -> list[str]:
    return [source.key for source in response.context["object_list"]]


def test_list_is_in_the_order_of_a_bibliography(client, editor):
    make_source("b1", authors=[("Zhang", "S.")], live=False)
    make_source("a1", live=False)
    assert keys_shown(client.get(LIST)) == ["a1", "b1"]


@pytest.mark.parametrize(
    ("query", "keys"),
    [
        ("q=zhang", ["b1"]),
        ("q=ZHANG+1995", ["b1"]),
        ("csl_type=thesis", ["c1"]),
        ("is_verified=true", ["b1"]),
        ("state=live", ["a1"]),
        ("state=draft", ["c1", "b1"]),
        ("state=gone", []),
        ("state=changed", []),
        ("q=chen&csl_type=thesis", ["c1"]),
    ],
)
def test_list_is_searched_and_filtered(client, editor, query, keys):
    make_source("a1")
    make_source("b1", "Monumental", authors=[("Zhang", "S.")], issued="1995", is_verified=True, live=False)
    make_source("c1", "A thesis", type="thesis", live=False)
    assert keys_shown(client.get(f"{LIST}?{query}")) == keys


def test_list_asks_as_much_for_three_sources_as_for_one(client, editor):
    make_source("a1", live=False)
    client.get(LIST)
    one = count_queries(client, LIST)
    for key in ("b1", "c1"):
        make_source(key, key, live=False)
    assert count_queries(client, LIST) == one


def test_writer_describes_a_source_as_a_draft(client):
    writer = UserFactory(role=WRITER)
    client.force_login(writer)
    client.post(ADD, data(publisher="Columbia"))
    source = Source.objects.get()
    assert (source.key, source.live, source.csl["publisher"]) == ("chen1994", False, "Columbia")
    assert source.latest_revision.user == writer


def test_writer_does_not_publish(client):
    client.force_login(UserFactory(role=WRITER))
    client.post(ADD, data() | {"action-publish": "1"})
    assert Source.objects.get().live is False


def test_editor_publishes_a_source(client, editor):
    client.post(ADD, data() | {"action-publish": "1"})
    source = Source.objects.get()
    assert (source.live, source.document.path, source.document.current_version.author) == (
        True,
        "/sources/chen1994/",
        editor,
    )


def test_faulty_form_is_shown_again_with_what_is_wrong(client, editor):
    response = client.post(ADD, data(doi="x", issued="March 1952"))
    assert (Source.objects.count(), set(response.context["form"].errors)) == (0, {"doi", "issued"})


def test_people_without_a_role_in_the_desk_see_no_sources(client):
    client.force_login(UserFactory(role=TEACHER))
    assert client.get(LIST).status_code == 403


def test_preview_shows_the_page_of_the_source(client, editor):
    source = make_source(live=False)
    address = f"/admin/sources/preview/{source.pk}/"
    client.post(address, data(title="As <it> will be"))
    html = client.get(f"{address}?mode=").content.decode()
    assert '<h1 class="masthead__title">As &lt;it&gt; will be</h1>' in html


def test_drafts_are_compared_variable_by_variable(client, editor):
    source = make_source(live=False)
    first = source.save_revision()
    source.csl = source.csl | {"publisher": "Stanford"}
    second = source.save_revision()
    address = f"/admin/sources/history/{source.pk}/revisions/compare/{first.pk}...{second.pk}/"
    html = client.get(address).content.decode()
    assert '<span class="addition">Stanford</span>' in html


def test_editor_leads_to_what_else_can_be_done(client, editor):
    source = make_source()
    html = client.get(edit(source)).content.decode()
    places = [
        f"/admin/publishing/records/{source.document_id}/used/",
        reverse("replace_source", args=[source.pk]),
        "/sources/chen1994/history/",
    ]
    assert [place in html for place in places] == [True, True, True]


def test_chooser_searches_like_the_list(client, editor):
    make_source("a1", live=False)
    make_source("b1", "Monumental", authors=[("Zhang", "S.")], live=False)
    html = client.get("/admin/snippets/choose/sources/source/results/?q=zhang").content.decode()
    assert ("Zhang 1994: Monumental" in html, "Chen 1994" in html) == (True, False)


def test_chooser_asks_as_much_for_three_sources_as_for_one(client, editor):
    address = "/admin/snippets/choose/sources/source/results/"
    make_source("a1", live=False)
    client.get(address)
    one = count_queries(client, address)
    for key in ("b1", "c1"):
        make_source(key, key, live=False)
    assert count_queries(client, address) == one


def citing(source: Source) -> str:
    return body(f"Words{write_citation([Cited(source.pk)], {source.pk: 'Chen'})}.")


def test_draft_that_is_cited_is_not_deleted(client, editor):
    source = make_source(live=False)
    make_section(make_article(), "Why", live=False, body=citing(source)).save_revision()
    response = client.post(f"/admin/sources/delete/{source.pk}/")
    assert Source.objects.count() == 1
    assert texts(response) == [
        "“Chen 1994: China’s Road to the Korean War” is cited by “Why” and cannot be deleted. "
        "Replace it by another source first."
    ]


def test_draft_that_nothing_cites_is_deleted(client, editor):
    client.post(f"/admin/sources/delete/{make_source(live=False).pk}/")
    assert Source.objects.count() == 0


def bulk(action: str, *sources: Source) -> str:
    ids = "&".join(f"id={source.pk}" for source in sources)
    return f"/admin/bulk/sources/source/{action}/?next={LIST}&{ids}"


def test_several_are_deleted_only_if_all_may_be(client, editor):
    cited, free, live = make_source("a1", live=False), make_source("b1", "B", live=False), make_source("c1", "C")
    make_section(make_article(), live=False, body=citing(cited)).save_revision()
    response = client.post(bulk("delete", cited, free, live))
    assert Source.objects.count() == 3
    assert texts(response) == [
        "Nothing was deleted. “Chen 1994: China’s Road to the Korean War” is cited by “Introduction”. "
        "“Chen 1994: C” was published and can only be withdrawn."
    ]
    client.post(bulk("delete", free))
    assert Source.objects.count() == 2


def test_several_are_exported(client, editor):
    sources = [make_source("a1", live=False), make_source("b1", "B")]
    response = client.post(bulk("export", *sources), {"ending": "json"})
    assert [item["id"] for item in json.loads(response.content)] == ["a1", "b1"]
    assert response["Content-Disposition"] == 'attachment; filename="sources.json"'


def test_several_are_published_together_and_the_others_named(client, editor):
    ready = [make_source("a1", live=False), make_source("b1", "B", live=False)]
    lacking = make_source("c1", "C", type="chapter", live=False)
    refused = client.get(bulk("publish", *ready, lacking)).context["refused"]
    assert [(source.key, reason[:8]) for source, reason in refused] == [("c1", "A source")]
    before = Version.objects.count()
    response = client.post(bulk("publish", *ready, lacking))
    assert texts(response) == ["Published together: 2 sources."]
    assert dict(Source.objects.values_list("key", "live")) == {"a1": True, "b1": True, "c1": False}
    assert Version.objects.count() == before + 2


def test_writer_publishes_none_of_several(client):
    client.force_login(UserFactory(role=WRITER))
    source = make_source(live=False)
    client.post(bulk("publish", source))
    source.refresh_from_db()
    assert source.live is False


def test_editor_replaces_a_source_and_is_told_what_changed(client, editor):
    old, new = make_source(), make_source("chen1994b", "China’s Road")
    section = make_section(make_article(), "Why", body=citing(old))
    address = reverse("replace_source", args=[old.pk])
    assert client.get(address).context["drafts"] == [("Why", f"/admin/pages/{section.pk}/edit/")]
    response = client.post(address, {"other": new.pk})
    assert response.context["changed"] == [("Why", f"/admin/pages/{section.pk}/edit/")]
    old.document.refresh_from_db()
    assert old.document.state == DocumentState.WITHDRAWN


@pytest.mark.parametrize("other", ["", "0", "x"])
def test_replacement_that_is_none_is_told_at_the_field(client, editor, other):
    old = make_source()
    response = client.post(reverse("replace_source", args=[old.pk]), {"other": other})
    assert (response.status_code, set(response.context["form"].errors)) == (200, {"other"})


def test_writer_replaces_nothing(client):
    client.force_login(UserFactory(role=WRITER))
    assert client.get(reverse("replace_source", args=[make_source().pk])).status_code in (302, 403)
