import pytest
from django.contrib.auth.models import Group
from django.test import Client

from accounts.models import User
from publishing.actions import withdraw, withhold
from publishing.actions.reporting import sender_of
from publishing.models import ErrorReport
from tests.factories.pages import make_article, sections_of

FIELDS = {"passage": "on 2 October", "message": "It was the 3rd.", "email": "reader@example.org", "website": ""}


@pytest.fixture
def section(site):
    return sections_of(make_article(sections=["One"]))[0]


@pytest.fixture
def address(section) -> str:
    return f"/report/?version={section.document.current_version_id}"


def test_report_is_taken_without_an_account(client, section, address):
    answer = client.post(address, FIELDS)
    version = section.document.current_version
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/report/thanks/{version.pk}/")
    report = ErrorReport.objects.get()
    assert (report.version, report.document, report.passage, report.message, report.email, report.status) == (
        version,
        section.document,
        "on 2 October",
        "It was the 3rd.",
        "reader@example.org",
        "open",
    )
    assert client.get(answer.headers["Location"]).status_code == 200


def test_report_keeps_no_network_address(client, address):
    client.post(address, FIELDS, REMOTE_ADDR="203.0.113.7")
    sender = ErrorReport.objects.get().sender
    assert (sender, len(sender)) == (sender_of("203.0.113.7"), 64)


def test_form_is_filled_with_the_passage_of_the_address(client, address):
    html = client.get(f"{address}&passage=on+2+%3Cb%3EOctober").content.decode()
    assert "on 2 &lt;b&gt;October</textarea>" in html


def test_passage_of_the_address_is_cut(client, address):
    form = client.get(f"{address}&passage={'x' * 2000}").context["form"]
    assert form.initial["passage"] == "x" * 300


def test_report_that_fills_the_trap_is_refused(client, address):
    answer = client.post(address, FIELDS | {"website": "https://spam.example/"})
    assert (answer.status_code, ErrorReport.objects.count()) == (200, 0)
    assert list(answer.context["form"].errors) == ["website"]


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"message": ""}, "message"),
        ({"message": "  "}, "message"),
        ({"message": "x" * 4001}, "message"),
        ({"message": "a\x00b"}, "message"),
        ({"passage": "x" * 1001}, "passage"),
        ({"email": "nobody"}, "email"),
        ({"email": "a@example.org\nBcc: b@example.org"}, "email"),
    ],
)
def test_report_that_makes_no_sense_is_refused_and_kept_in_the_form(client, address, fields, wrong):
    answer = client.post(address, FIELDS | fields)
    assert (answer.status_code, ErrorReport.objects.count()) == (200, 0)
    assert list(answer.context["form"].errors) == [wrong]


def test_report_cannot_set_what_is_the_editors(client, address):
    client.post(address, FIELDS | {"status": "corrected", "response": "x", "sender": "x"})
    report = ErrorReport.objects.get()
    assert (report.status, report.response) == ("open", "")


def test_hostile_report_is_shown_as_text(client, address):
    answer = client.post(address, FIELDS | {"message": "<script>alert(1)</script>", "email": "x"})
    assert "<script>alert(1)" not in answer.content.decode()


def test_reports_beyond_the_limit_are_put_off(client, address, settings):
    settings.REPORTS_PER_HOUR = 2
    answers = [client.post(address, FIELDS, REMOTE_ADDR="203.0.113.7") for _ in range(3)]
    assert [answer.status_code for answer in answers] == [302, 302, 429]
    assert "It was the 3rd." in answers[2].content.decode()
    assert client.post(address, FIELDS, REMOTE_ADDR="203.0.113.8").status_code == 302
    assert ErrorReport.objects.count() == 3


def test_limit_cannot_be_passed_by_a_header(client, address, settings):
    settings.REPORTS_PER_HOUR = 1
    forged = [client.post(address, FIELDS, headers={"X-Forwarded-For": f"203.0.113.{n}"}) for n in range(2)]
    assert [answer.status_code for answer in forged] == [302, 429]


@pytest.mark.parametrize("key", ["", "x", "-1", "0", "999999", "9" * 30, "9" * 5000, "1.5"])
def test_report_of_no_version_is_404(client, section, key):
    assert client.get("/report/", {"version": key}).status_code == 404


def test_report_of_a_withheld_version_is_404(client, section, address):
    chief = User.objects.create_user("chief@example.org")
    chief.groups.add(Group.objects.get(name="Chief editor"))
    withhold(version=section.document.current_version, by=chief, reason="A court says so.")
    assert client.get(address).status_code == 404
    assert client.post(address, FIELDS).status_code == 404
    assert ErrorReport.objects.count() == 0


def test_report_of_a_withdrawn_document_is_taken(client, section, address):
    withdraw(page=section, by=None, reason="Doubtful.")
    assert client.post(address, FIELDS).status_code == 302


def test_form_is_protected_against_forgery(address):
    client = Client(enforce_csrf_checks=True)
    assert client.post(address, FIELDS).status_code == 403


def test_form_is_kept_by_no_cache(client, address):
    assert "no-store" in client.get(address).headers["Cache-Control"]


@pytest.mark.parametrize("method", ["put", "delete"])
def test_other_methods_are_not_allowed(client, address, method):
    assert getattr(client, method)(address).status_code == 405


@pytest.mark.parametrize("key", ["0", "999999", "9" * 30])
def test_thanks_for_no_version_are_404(client, section, key):
    assert client.get(f"/report/thanks/{key}/").status_code == 404
