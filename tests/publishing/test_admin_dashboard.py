from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.roles import CHIEF_EDITOR, EDITOR, WRITER
from publishing.actions import withdraw
from publishing.actions.reporting import report_error
from publishing.actions.scheduling import publish_due
from publishing.models import ErrorReport
from tests.factories.accounts import UserFactory
from tests.factories.pages import body, fresh, make_article, make_section, revise, sections_of
from tests.publishing.admin import count_queries

pytestmark = pytest.mark.usefixtures("site")
HOME = "/admin/"


@pytest.fixture
def sections():
    return sections_of(make_article(sections=["One", "Two", "Three"]))


def login(client, role):
    user = UserFactory(role=role)
    client.force_login(user)
    return user


def waiting(client):
    """The context of the panel."""
    from publishing.admin.dashboard import WaitingPanel

    request = client.get(HOME).wsgi_request
    return WaitingPanel().get_context_data({"request": request})


def draft(section, by, when=None, **fields):
    section = fresh(section)
    for name, value in {"key_question": "Who?", "change_kind": "fact", **fields}.items():
        setattr(section, name, value)
    return section.save_revision(user=by, approved_go_live_at=when)


def soon(**distance):
    return timezone.now() + timedelta(**distance)


def test_panel_without_anything_says_what_will_be_here(client):
    login(client, WRITER)
    assert "Nothing. Drafts that you have changed" in client.get(HOME).content.decode()


def test_panel_lists_open_reports_to_who_may_answer_them(client, sections):
    version = sections[0].document.current_version
    for message in ("Wrong day", "Wrong year"):
        report_error(version=version, passage="", message=message, email="", address="192.0.2.1")
    ErrorReport.objects.filter(message="Wrong day").update(status="declined")
    login(client, EDITOR)
    assert [report.message for report in waiting(client)["reports"]] == ["Wrong year"]
    login(client, WRITER)
    assert list(waiting(client)["reports"]) == []


def test_panel_lists_ones_own_drafts(client, sections):
    user = login(client, WRITER)
    draft(sections[0], user)
    draft(sections[1], UserFactory(role=WRITER))
    assert [page.title for page in waiting(client)["drafts"]] == ["One"]


def test_panel_leaves_out_what_was_withdrawn(client, sections):
    user = login(client, EDITOR)
    revise(sections[0], by=user, key_question="Who?", change_kind="fact")
    withdraw(page=fresh(sections[0]), by=user, reason="Superseded.")
    assert list(waiting(client)["drafts"]) == []


def test_panel_lists_what_is_scheduled_and_marks_what_is_overdue(client, sections):
    other = UserFactory(role=EDITOR)
    draft(sections[0], other, soon(days=1))
    draft(sections[1], other, soon(hours=-1))
    login(client, CHIEF_EDITOR)
    assert [revision.object_str for revision in waiting(client)["scheduled"]] == ["Two", "One"]
    assert client.get(HOME).content.decode().count("overdue: the timer does not run") == 1


def test_panel_lists_to_writers_only_what_they_scheduled(client, sections):
    draft(sections[0], UserFactory(role=EDITOR), soon(days=1))
    login(client, WRITER)
    assert list(waiting(client)["scheduled"]) == []


def test_panel_lists_what_is_to_be_withdrawn(client, sections):
    page = sections[0]
    page.expire_at = soon(days=1)
    page.save()
    login(client, EDITOR)
    assert [page.title for page in waiting(client)["expiring"]] == ["One"]


def test_panel_lists_failures_until_the_page_is_published(client, sections):
    user = login(client, EDITOR)
    draft(sections[0], user, soon(hours=-1), body=body(("text", "<p></p>")))
    publish_due()
    failures = waiting(client)["failures"]
    assert [(entry.label, entry.data["reason"]) for entry in failures] == [
        ("One", "“One” was not published. This block is empty. Write its text or remove it.")
    ]
    revise(sections[0], by=user, key_question="Who?", change_kind="fact")
    assert list(waiting(client)["failures"]) == []


def test_dashboard_takes_as_many_queries_for_three_as_for_one(client, sections):
    user = login(client, EDITOR)

    def add(section, message):
        draft(section, user)
        version = section.document.current_version
        report_error(version=version, passage="", message=message, email="", address="192.0.2.1")

    add(sections[0], "First")
    waiting(client)
    for_one = count_queries(client, HOME)
    add(sections[1], "Second")
    add(sections[2], "Third")
    assert count_queries(client, HOME) == for_one


def test_dashboard_of_a_new_site_answers(client):
    login(client, EDITOR)
    make_section(make_article(live=False), "Draft", live=False)
    assert client.get(HOME).status_code == 200
