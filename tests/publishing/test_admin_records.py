"""What the admin does with records that Wagtail alone would not."""

import pytest
from django.urls import reverse

from accounts.roles import CHIEF_EDITOR, EDITOR, TEACHER, WRITER
from publishing.actions import publish
from publishing.models import DocumentState
from sources.models import Source
from tests.factories.accounts import UserFactory
from tests.factories.glossary import cite
from tests.factories.pages import body, make_article, make_section
from tests.factories.sources import make_source
from tests.publishing.admin import texts

pytestmark = pytest.mark.usefixtures("site")


def about(name: str, source: Source) -> str:
    return reverse(f"publishing_admin:{name}_record", args=[source.document_id])


def of(name: str, source: Source) -> str:
    return reverse(Source.snippet_viewset.get_url_name(name), args=[source.pk])


def log_in(client, role):
    user = UserFactory(role=role)
    client.force_login(user)
    return user


@pytest.mark.parametrize(("role", "status"), [(WRITER, 302), (EDITOR, 200), (CHIEF_EDITOR, 200), (TEACHER, 403)])
def test_withdrawing_is_open_to_those_who_publish(client, role, status):
    source = make_source()
    log_in(client, role)
    assert client.get(about("withdraw", source)).status_code == status


@pytest.mark.parametrize(("role", "status"), [(WRITER, 302), (EDITOR, 302), (CHIEF_EDITOR, 200)])
def test_withholding_is_open_to_chief_editors(client, role, status):
    source = make_source()
    log_in(client, role)
    assert client.get(about("withhold", source)).status_code == status


@pytest.mark.parametrize("name", ["withdraw", "used", "withhold"])
def test_view_of_a_record_asks_anonymous_to_log_in(client, name):
    address = about(name, make_source())
    assert client.get(address).url.partition("?")[0] == "/accounts/login/"


def test_withdraw_takes_the_record_off_the_site(client):
    source = make_source()
    log_in(client, EDITOR)
    response = client.post(about("withdraw", source), {"reason": "Entered twice.", "keep_readable": "on"})
    source.document.refresh_from_db()
    assert response.url == reverse(Source.snippet_viewset.get_url_name("list"))
    assert (source.document.state, source.document.reason) == (DocumentState.WITHDRAWN, "Entered twice.")


def test_unpublishing_leads_to_withdrawing(client):
    source = make_source()
    log_in(client, EDITOR)
    response = client.post(of("unpublish", source))
    assert response.url == about("withdraw", source)
    assert texts(response) == ["Nothing was unpublished. Say why it is withdrawn: readers are told."]
    assert Source.objects.get().live


def test_deleting_what_was_published_leads_to_withdrawing(client):
    source = make_source()
    log_in(client, EDITOR)
    response = client.post(of("delete", source))
    assert response.url == about("withdraw", source)
    assert texts(response)[0].endswith("cannot be deleted: what cites it must keep working. Withdraw it instead.")


def test_deleting_a_draft_that_a_page_cites_is_refused_by_name(client):
    source = make_source(live=False)
    section = make_section(make_article(), live=False)
    section.body = body(f"So{cite(source)}.")
    section.save()
    log_in(client, EDITOR)
    response = client.post(of("delete", source))
    assert texts(response) == [
        f"“{source}” is cited by “Introduction” and cannot be deleted. Replace it by another source first."
    ]
    assert Source.objects.filter(pk=source.pk).exists()


def test_deleting_a_draft_that_nothing_uses_deletes_it(client):
    source = make_source(live=False)
    log_in(client, EDITOR)
    client.post(of("delete", source))
    assert not Source.objects.exists()


def test_writer_may_not_delete(client):
    source = make_source(live=False)
    log_in(client, WRITER)
    client.post(of("delete", source))
    assert Source.objects.filter(pk=source.pk).exists()


def test_withheld_version_of_a_record_can_be_lifted(client):
    source = make_source()
    log_in(client, CHIEF_EDITOR)
    data = {"versions": [source.document.current_version_id], "reason": "By order of a court.", "confirmed": "on"}
    response = client.post(about("withhold", source), data)
    assert (response.url, client.get("/sources/chen1994/").status_code) == (about("withhold", source), 451)
    withholding = source.document.current_version.withholdings.get()
    client.post(reverse("publishing_admin:lift_record", args=[source.document_id, withholding.pk]))
    assert client.get("/sources/chen1994/").status_code == 200


def test_where_used_names_what_cites_a_record(client):
    source = make_source()
    section = make_section(make_article(), live=False)
    section.body = body(f"So{cite(source)}.")
    publish(pages=[section])
    log_in(client, EDITOR)
    assert "Introduction" in client.get(about("used", source)).content.decode()


def test_editing_of_a_document_leads_to_the_record(client):
    source = make_source()
    log_in(client, EDITOR)
    response = client.get(reverse("publishing_admin:edit_document", args=[source.document_id]))
    assert response.url == of("edit", source)


def test_page_of_a_document_is_no_record(client):
    article = make_article()
    log_in(client, EDITOR)
    assert client.get(reverse("publishing_admin:withdraw_record", args=[article.document_id])).status_code == 404
