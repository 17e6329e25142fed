import pytest
from django.urls import NoReverseMatch, reverse

from accounts.roles import CHIEF_EDITOR, EDITOR, WRITER
from publishing.actions.reporting import report_error
from publishing.models import ErrorReport
from tests.factories.accounts import UserFactory
from tests.factories.pages import make_article, make_information, sections_of
from tests.publishing.admin import count_queries

pytestmark = pytest.mark.usefixtures("site")
INDEX = "/admin/error_reports/"


@pytest.fixture
def section():
    return sections_of(make_article(sections=["One"]))[0]


@pytest.fixture
def editor(client):
    user = UserFactory(role=EDITOR)
    client.force_login(user)
    return user


def report(page, message="It was 3 October.", **fields):
    fields = {"passage": "on 2 October", "email": "reader@example.org", "address": "192.0.2.1"} | fields
    return report_error(version=page.document.current_version, message=message, **fields)


def edit(row):
    return reverse("error_reports:edit", args=[row.pk])


def messages_of(response):
    return [row.message for row in response.context["object_list"]]


def test_desk_for_anonymous_leads_to_login(client, section):
    assert client.get(INDEX).url == f"/accounts/login/?next={INDEX}"


@pytest.mark.parametrize("method", ["get", "post"])
def test_desk_by_writer_is_refused(client, section, method):
    client.force_login(UserFactory(role=WRITER))
    row = report(section)
    assert client.get(INDEX).url == "/admin/"
    assert getattr(client, method)(edit(row), {"status": "declined"}).url == "/admin/"
    assert ErrorReport.objects.get().status == "open"


def test_desk_lists_the_newest_first(client, editor, section):
    report(section, "First")
    report(section, "Second")
    assert messages_of(client.get(INDEX)) == ["Second", "First"]


def test_desk_filters_by_status_and_document_and_finds_words(client, editor, section):
    about = make_information()
    report(section, "About the telegram")
    done = report(about, "About the editors")
    ErrorReport.objects.filter(pk=done.pk).update(status="corrected")
    assert messages_of(client.get(f"{INDEX}?status=open")) == ["About the telegram"]
    assert messages_of(client.get(f"{INDEX}?document={about.document_id}")) == ["About the editors"]
    assert messages_of(client.get(f"{INDEX}?q=telegram")) == ["About the telegram"]


def test_desk_takes_as_many_queries_for_three_as_for_one(client, editor, section):
    report(section)
    count_queries(client, INDEX)
    for_one = count_queries(client, INDEX)
    report(section, "Second")
    report(section, "Third")
    assert count_queries(client, INDEX) == for_one


def test_report_shows_version_passage_message_and_sender(client, editor, section):
    row = report(section)
    html = client.get(edit(row)).content.decode()
    for shown in (
        f'href="{section.document.path}v1/"',
        "on 2 October",
        "It was 3 October.",
        "mailto:reader@example.org",
        reverse("publishing_admin:edit_document", args=[section.document_id]),
    ):
        assert shown in html


def test_report_of_a_stranger_shows_markup_as_text(client, editor, section):
    row = report(section, "<script>alert(1)</script>", passage="<img src=x onerror=alert(1)>")
    html = client.get(edit(row)).content.decode()
    assert "<script>alert(1)" not in html
    assert "<img src=x" not in html


def test_report_is_answered_and_nothing_else_of_it_changes(client, editor, section):
    row = report(section)
    client.post(edit(row), {"status": "corrected", "response": "Thank you.", "message": "Forged", "email": ""})
    row.refresh_from_db()
    assert (row.status, row.response, row.handled_by) == ("corrected", "Thank you.", editor)
    assert (row.message, row.email) == ("It was 3 October.", "reader@example.org")


@pytest.mark.parametrize("role", [EDITOR, CHIEF_EDITOR])
def test_report_is_neither_added_nor_deleted(client, section, role):
    client.force_login(UserFactory(role=role))
    row = report(section)
    assert client.get(reverse("error_reports:add")).url == "/admin/"
    assert client.post(reverse("error_reports:delete", args=[row.pk])).url == "/admin/"
    assert ErrorReport.objects.count() == 1


def test_report_is_not_copied():
    with pytest.raises(NoReverseMatch):
        reverse("error_reports:copy", args=[1])


def test_document_leads_to_the_page_to_edit(client, editor, section):
    response = client.get(reverse("publishing_admin:edit_document", args=[section.document_id]))
    assert response.url == reverse("wagtailadmin_pages:edit", args=[section.pk])


def test_document_that_does_not_exist_is_not_found(client, editor):
    assert client.get(reverse("publishing_admin:edit_document", args=[999999])).status_code == 404
