import signal
import subprocess
import time
from collections.abc import Callable

import pytest

from tests.servers.databases import Database, publications, stored_html

pytestmark = [pytest.mark.server, pytest.mark.django_db]
SECONDS = 60  # for a loaded machine
AT_ONCE = 5  # seconds; a process that waits for its next round would take a minute


def wait_for(ready: Callable[[], bool], process: subprocess.Popen) -> None:
    deadline = time.monotonic() + SECONDS
    while not ready():
        assert process.poll() is None, process.communicate()[1]
        assert time.monotonic() < deadline, "nothing happened"
        time.sleep(0.1)


def stop(process: subprocess.Popen) -> tuple[int, float]:
    """The exit code after SIGTERM, and how long it took."""
    began = time.monotonic()
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=SECONDS)
    return process.returncode, time.monotonic() - began


def published_titles(database: Database) -> list[str]:
    return [title for _, _, _, title in publications(database, "d.path = '/articles/war/first/'")]


def beats(database: Database) -> int:
    return database.ask("SELECT COUNT(*) FROM publishing_heartbeat WHERE name = 'timer'")[0][0]


def stored_pages(database: Database) -> list[str]:
    """The addresses of documents whose stored page shows their current version."""
    query = (
        "SELECT d.path FROM publishing_render r JOIN publishing_document d ON d.id = r.document_id "
        "WHERE r.version_id = d.current_version_id ORDER BY d.path"
    )
    return [path for (path,) in database.ask(query)]


def test_timer_publishes_a_page_when_it_is_due(database):
    timer = database.start("run_timer", "--interval", "0.5")
    try:
        wait_for(lambda: beats(database) == 1, timer)
        due = database.run("schedule", "2")
        assert published_titles(database) == ["First"]
        wait_for(lambda: len(published_titles(database)) == 2, timer)
    finally:
        code, _ = stop(timer)
    assert code == 0
    assert published_titles(database) == ["First", "Scheduled"]
    [(published,)] = database.ask("SELECT published_at FROM publishing_version WHERE title = 'Scheduled'")
    assert str(published)[:19] >= due
    database.run("verify_versions")


def test_timer_that_waits_stops_at_once(database):
    timer = database.start("run_timer", "--interval", "60")
    try:
        wait_for(lambda: beats(database) == 1, timer)
    finally:
        code, seconds = stop(timer)
    assert code == 0
    assert seconds < AT_ONCE


def test_worker_stores_the_pages_of_all_that_was_published(database):
    assert stored_pages(database) == []
    worker = database.start("db_worker", "--no-startup-delay", "--no-reload", "--interval", "0.2")
    everything = [path for (path,) in database.ask("SELECT path FROM publishing_document ORDER BY path")]
    try:
        wait_for(lambda: stored_pages(database) == everything, worker)
        database.run("together", "threads", "1", "/articles/war/first/")
        assert published_titles(database)[1:] == ["/articles/war/first/ by 0 in round 0"]
        wait_for(lambda: stored_pages(database) == everything, worker)
    finally:
        code, _ = stop(worker)
    assert code == 0


def test_page_made_while_something_is_published_is_made_anew(database):
    database.run("db_worker", "--batch", "--no-startup-delay")
    assert "Second thoughts" not in stored_html(database, "/")
    database.run("overtaken")
    database.run("db_worker", "--batch", "--no-startup-delay")
    assert "Second thoughts" in stored_html(database, "/")
