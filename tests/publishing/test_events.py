from datetime import timedelta

import pytest
from django.utils import timezone

from publishing import events
from publishing.events import Event
from publishing.models import Version
from publishing.views import history
from tests.factories.pages import make_information, revise

pytestmark = pytest.mark.usefixtures("site")


@pytest.fixture
def happened(monkeypatch):
    """Events of every document."""
    found = []

    def events_of(document, since, until):
        return [event for event in found if event.at >= since and (until is None or event.at < until)]

    monkeypatch.setattr(events, "_events", [events_of])
    return found


def lines(client, path: str) -> list[str]:
    html = client.get(path).content.decode()
    marks = {"Version 1<": "1", "Version 2<": "2", "Version 3<": "3", "Early": "Early", "Late": "Late"}
    places = {html.index(mark): word for mark, word in marks.items() if mark in html}
    return [places[place] for place in sorted(places)]


def test_history_tells_events_between_the_versions(client, happened):
    page = make_information("About")
    happened.append(Event(timezone.now(), "Early", ("One <b>thing</b>.",)))
    revise(page, introduction="Again.", change_kind="wording")
    happened.append(Event(timezone.now(), "Late"))
    assert lines(client, "/about/history/") == ["Late", "2", "Early", "1"]
    assert "One &lt;b&gt;thing&lt;/b&gt;." in client.get("/about/history/").content.decode()


def test_each_event_is_told_on_one_page_of_the_history(client, happened, monkeypatch):
    monkeypatch.setattr(history, "VERSIONS_PER_PAGE", 1)
    page = make_information("About")
    happened.append(Event(timezone.now(), "Early"))
    revise(page, introduction="Again.", change_kind="wording")
    happened.append(Event(timezone.now(), "Late"))
    assert lines(client, "/about/history/") == ["Late", "2"]
    assert lines(client, "/about/history/?page=2") == ["Early", "1"]


def test_what_happened_before_the_first_version_is_left_out(client, happened):
    page = make_information("About")
    first = Version.objects.get(document=page.document_id).published_at
    happened.append(Event(first - timedelta(days=1), "Early"))
    assert lines(client, "/about/history/") == ["1"]
