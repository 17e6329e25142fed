"""One running site for all journeys, and browsers to visit it. Each journey has an article of its own there."""

import os
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser

from tests.journeys.browsing import DESKTOP, Visit, find_chromium, open_browser
from tests.journeys.people import CHIEF, FIRST_EDITOR, SECOND_EDITOR, SOME_WRITER, Person
from tests.journeys.running import Site, running_site
from tests.servers.conftest import copied, dropped, empty  # noqa: F401 - a fixture
from tests.servers.databases import name_of

IN_CI = os.environ.get("CI", "").lower() in ("true", "1", "yes")


def pytest_collection_modifyitems(items):
    """Where machines are shared, a browser that got no time is asked once more; pytest tells each ("1 rerun")."""
    for item in items:
        if IN_CI and item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.flaky(reruns=1))


@pytest.fixture(scope="session")
def chromium() -> str:
    """The browser's program."""
    executable = find_chromium()
    if executable is None:
        reason = "Chromium is not installed (Debian: apt-get install chromium; or set CHROMIUM to its path)"
        if IN_CI:
            pytest.fail(f"{reason}: in CI no journey may be left out")
        pytest.skip(reason)
    return executable


@pytest.fixture(scope="session")
def site(chromium, empty, tmp_path_factory) -> Iterator[Site]:  # noqa: F811
    database = copied(name_of(empty), tmp_path_factory.mktemp("journeys"))
    try:
        with running_site(database) as running:
            yield running
    finally:
        dropped(database)


# As long as Playwright runs, Django takes this thread for an asynchronous one and refuses it the database, which
# pytest-django opens for every test. Closed with the last journey, so that no other test goes without that guard.
@pytest.fixture(scope="package")
def browser(chromium, site) -> Iterator[Browser]:
    with pytest.MonkeyPatch.context() as patch, open_browser(chromium) as opened:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        yield opened


@pytest.fixture
def visit(browser, site) -> Iterator[Callable[..., Visit]]:
    """Opens browsers of separate visitors. Whatever went wrong in one of them fails the test."""
    visits = []

    def open_visit(**options) -> Visit:
        context = browser.new_context(**{"viewport": DESKTOP} | options)
        visits.append(Visit(site.address, context))
        return visits[-1]

    yield open_visit
    faults = [fault for each in visits for fault in each.faults]
    for each in visits:
        each.context.close()
    assert faults == []


@pytest.fixture
def reader(visit) -> Visit:
    return visit()


@pytest.fixture(scope="package")
def sessions(browser, site) -> Callable[[Person], dict]:
    """The cookies of people who have signed in, once for all journeys."""
    known: dict[Person, dict] = {}

    def cookies_of(person: Person) -> dict:
        if person not in known:
            visit = Visit(site.address, browser.new_context())
            visit.sign_in(person)
            known[person] = visit.context.storage_state()
            visit.context.close()
        return known[person]

    return cookies_of


@pytest.fixture
def at_desk(visit, sessions) -> Callable[[Person], Visit]:
    """Opens the browser of somebody who is signed in."""
    return lambda person: visit(storage_state=sessions(person))


@pytest.fixture
def writer(at_desk) -> Visit:
    return at_desk(SOME_WRITER)


@pytest.fixture
def editor(at_desk) -> Visit:
    return at_desk(FIRST_EDITOR)


@pytest.fixture
def second_editor(at_desk) -> Visit:
    return at_desk(SECOND_EDITOR)


@pytest.fixture
def chief(at_desk) -> Visit:
    return at_desk(CHIEF)
