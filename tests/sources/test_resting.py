"""Who is told of withdrawn sources on which published texts rest, and where they are listed."""

import pytest
from django.core import mail
from django.urls import reverse

from accounts.roles import CHIEF_EDITOR, EDITOR, WRITER
from articles.models import SectionPage
from publishing.actions import publish, withdraw, withhold
from publishing.models import DocumentState
from sources.models import Source
from sources.resting import lost_sources
from tests.factories.accounts import UserFactory
from tests.factories.glossary import cite
from tests.factories.historiography import make_position
from tests.factories.pages import body, make_article, make_section, revise
from tests.factories.sources import make_source
from tests.publishing.admin import count_queries

pytestmark = pytest.mark.usefixtures("site")
HOME = "/admin/"


@pytest.fixture
def commits(django_capture_on_commit_callbacks):
    """``with commits():`` what waits for the end of the transaction is done."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def section_citing(*sources: Source, title: str = "Decision", by=None, live: bool = True) -> SectionPage:
    article = make_article(f"On {title}", live=False)
    section = make_section(article, title, body=body("".join(f"So{cite(source)}." for source in sources)), live=False)
    if live:
        publish(pages=[article, section], by=by)
    return section


def listed() -> list[tuple[str, list[str]]]:
    return [(lost.title, [version.title for version in lost.versions]) for lost in lost_sources()]


def take_back(source: Source, by=None) -> None:
    withdraw(page=source, by=by, reason="It is a forgery.")


# --- The list --------------------------------------------------------------------------------------------------------
def test_published_texts_that_cite_a_withdrawn_source_are_listed():
    source, other = make_source(), make_source("b1", "Monumental", authors=[("Zhang", "S.")])
    section_citing(source, other)
    make_position(argument=f"<p>So{cite(source)}. And so{cite(source)}.</p>")
    section_citing(source, title="A draft", live=False)
    assert listed() == []
    take_back(source)
    assert listed() == [
        ("China’s Road to the Korean War", ["Decision", "Why did China enter the war? Orthodox"]),
    ]


def test_text_that_was_mended_is_listed_no_more():
    source, other = make_source(), make_source("b1", "Monumental")
    section = section_citing(source)
    take_back(source)
    revise(section, body=body(f"So{cite(other)}."), change_kind="source")
    assert listed() == []


def test_text_that_was_withdrawn_is_not_listed():
    source = make_source()
    section = section_citing(source)
    take_back(source)
    withdraw(page=section, by=None, reason="Wrong.")
    assert listed() == []


def test_source_that_is_back_is_listed_no_more():
    source = make_source()
    section_citing(source)
    take_back(source)
    publish(pages=[Source.objects.get()])
    assert listed() == []


def test_withheld_source_is_listed():
    source = make_source()
    section_citing(source)
    withhold(version=source.document.current_version, by=UserFactory(role=CHIEF_EDITOR), reason="A court order.")
    assert [lost.source.state for lost in lost_sources()] == [DocumentState.WITHHELD]


# --- The mail --------------------------------------------------------------------------------------------------------
def test_each_who_published_is_told_once(commits):
    one, two, chief = UserFactory(role=EDITOR), UserFactory(role=EDITOR), UserFactory(role=CHIEF_EDITOR)
    source = make_source()
    section, other = section_citing(source, by=one), section_citing(source, title="Motives", by=one)
    section_citing(source, title="Cost", by=two)
    with commits():
        take_back(source, by=chief)
    assert sorted(message.to for message in mail.outbox) == sorted([[one.email], [two.email]])
    letter = next(message for message in mail.outbox if message.to == [one.email])
    assert letter.subject == "Withdrawn, but cited: China’s Road to the Korean War"
    edit = "http://localhost:8000/admin/publishing/documents/{}/edit/"
    assert letter.body.split("\n") == [
        f"{chief.display_name} withdrew the source “China’s Road to the Korean War” "
        "(http://localhost:8000/sources/chen1994/). Readers are told: It is a forgery.",
        "These texts cite it:",
        f"- Decision: {edit.format(section.document_id)}",
        f"- Motives: {edit.format(other.document_id)}",
        "",
        "Look whether they still hold: cite another work in its place, or change what they say. Until then your "
        "dashboard lists them: http://localhost:8000/admin/",
    ]


def test_who_withdraws_is_told_by_the_confirmation_alone(commits):
    editor = UserFactory(role=EDITOR)
    source = make_source()
    section_citing(source, by=editor)
    with commits():
        take_back(source, by=editor)
    assert mail.outbox == []


@pytest.mark.parametrize("fields", [None, {"is_active": False}])
def test_what_nobody_published_who_could_be_told_is_for_the_chief_editors(commits, fields):
    chief = UserFactory(role=CHIEF_EDITOR)
    UserFactory(role=EDITOR)
    source = make_source()
    section_citing(source, by=UserFactory(role=EDITOR, **fields) if fields else None)
    with commits():
        take_back(source)
    assert [message.to for message in mail.outbox] == [[chief.email]]
    assert mail.outbox[0].body.startswith("The site withdrew the source")


def test_source_that_nothing_rests_on_is_told_to_nobody(commits):
    UserFactory(role=CHIEF_EDITOR)
    source = make_source()
    with commits():
        take_back(source)
    assert mail.outbox == []


def test_mail_that_cannot_be_sent_stops_nothing(commits, monkeypatch):
    def refuse(*args, **kwargs):
        raise OSError

    monkeypatch.setattr("sources.telling.send_mail", refuse)
    UserFactory(role=CHIEF_EDITOR)
    source = make_source()
    section_citing(source)
    with commits():
        take_back(source)
    assert Source.objects.get().live is False


# --- In the admin ----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(("role", "shown"), [(WRITER, False), (EDITOR, True), (CHIEF_EDITOR, True)])
def test_dashboard_lists_what_rests_for_those_who_can_mend_it(client, role, shown):
    source = make_source()
    section = section_citing(source)
    take_back(source)
    client.force_login(UserFactory(role=role))
    html = client.get(HOME).content.decode()
    edit = reverse("publishing_admin:edit_document", args=[section.document_id])
    assert ("Rests on withdrawn sources" in html, f'<a href="{edit}">Decision</a>' in html) == (shown, shown)


def test_dashboard_without_such_a_text_says_nothing_of_it(client):
    section_citing(make_source())
    client.force_login(UserFactory(role=EDITOR))
    assert "Rests on withdrawn sources" not in client.get(HOME).content.decode()


def test_dashboard_takes_as_many_queries_for_three_as_for_one(client):
    sources = [make_source(key, f"Work {key}") for key in ("a1", "b1", "c1")]
    for number, source in enumerate(sources):
        section_citing(source, title=f"Section {number}")
    client.force_login(UserFactory(role=EDITOR))
    take_back(sources[0])
    count_queries(client, HOME)
    for_one = count_queries(client, HOME)
    for source in sources[1:]:
        take_back(source)
    assert count_queries(client, HOME) == for_one


def test_confirmation_names_what_rests_on_a_source(client):
    source = make_source()
    section_citing(source)
    make_position()
    client.force_login(UserFactory(role=EDITOR))
    html = client.get(reverse("publishing_admin:withdraw_record", args=[source.document_id])).content.decode()
    told = ["Decision", "Why did China enter the war? Orthodox", "whoever published them is told"]
    assert [text in html for text in told] == [True, True, True]
