"""The whole of ``make run``, started as a person does, on a database of its own."""

import http.client
import json
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from scripts.bootstrap import PROJECT

pytestmark = pytest.mark.server
SECONDS_FOR_ALL = 600  # a crowded machine; an idle one needs some 30
KEPT = ("PATH", "HOME", "LANG")
# What a site that only runs may write: pulses, tasks done and their results.
PULSE = ("publishing_heartbeat", "django_tasks_database_dbtaskresult", "sqlite_sequence")


class Site:
    """A running ``scripts.run``."""

    def __init__(self, folder: Path, port: int, **variables: str):
        self.port, self.log = port, folder / "run.log"
        kept = {name: os.environ[name] for name in KEPT if name in os.environ}
        environment = {**kept, "DATA_DIR": str(folder), "PORT": str(port), **variables}
        with self.log.open("wb") as sink:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "scripts.run"], cwd=PROJECT, env=environment, stdout=sink, stderr=sink
            )

    def said(self) -> str:
        return self.log.read_text()

    def wait_for(self, condition, *, every: float = 0.1) -> None:
        deadline = time.monotonic() + SECONDS_FOR_ALL
        while time.monotonic() < deadline and self.process.poll() is None:
            if condition():
                return
            time.sleep(every)
        raise AssertionError(self.said())

    def get(self, path: str) -> tuple[int, bytes]:
        visitor = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            visitor.request("GET", path, headers={"Host": "localhost"})
            answer = visitor.getresponse()
            return answer.status, answer.read()
        finally:
            visitor.close()

    def healthy(self) -> bool:
        status, body = self.get("/healthz")
        return status == 200 and json.loads(body)["status"] == "ok"

    def children(self) -> dict[int, str]:
        """Processes of this site's port or data folder, by their number."""
        found = {}
        for entry in Path("/proc").glob("[0-9]*"):
            try:
                environment = (entry / "environ").read_bytes()
                command = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode()
            except OSError:
                continue
            if (
                f"DATA_DIR={self.log.parent}".encode() in environment.split(b"\0")
                and int(entry.name) != self.process.pid
            ):
                found[int(entry.name)] = command
        return found

    def stop(self, number: signal.Signals = signal.SIGINT) -> int:
        self.process.send_signal(number)
        return self.process.wait(30)


@pytest.fixture
def port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


@pytest.fixture
def start(port, tmp_path):
    sites = []

    def start(**variables: str) -> Site:
        sites.append(Site(tmp_path, port, **variables))
        return sites[-1]

    yield start
    for site in sites:
        if site.process.poll() is None:
            site.stop(signal.SIGTERM)


def content(folder: Path) -> dict[str, list]:
    """All rows of all tables, but for those that show that the site is alive."""
    with sqlite3.connect(folder / "db.sqlite3") as database:
        names = [row[0] for row in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {
            name: sorted(map(repr, database.execute(f'SELECT * FROM "{name}"')))
            for name in names
            if name not in PULSE and not name.startswith("wagtailsearch")
        }


@pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="there is no /proc to look for processes in")
def test_site_runs_twice_and_leaves_nothing_behind(start, tmp_path):
    site = start()
    site.wait_for(lambda: "The site is at" in site.said())
    assert f"The site is at http://localhost:{site.port} " in site.said()
    assert "Demo accounts (the passwords are not shown again):" in site.said()
    site.wait_for(site.healthy, every=1)
    assert site.get("/")[0] == 200
    worker = next(number for number, command in site.children().items() if "db_worker" in command)
    os.kill(worker, signal.SIGKILL)
    site.wait_for(lambda: "The background worker was killed by signal 9; starting it again." in site.said())
    site.wait_for(lambda: any("db_worker" in command for command in site.children().values()))
    assert site.stop() == 0
    assert site.children() == {}
    before = content(tmp_path)

    again = start()
    again.wait_for(lambda: "The site is at" in again.said())
    assert "(the passwords are not shown again)" not in again.said()
    assert again.stop(signal.SIGTERM) == 0
    assert again.children() == {}
    assert content(tmp_path) == before


@pytest.mark.parametrize(
    ("variables", "line"),
    [
        ({"PORT": "http"}, "PORT is 'http'; it must be a number from 1 to 65535, for example: make run PORT=8001"),
        ({"ENVIRONMENT": "prod"}, "ENVIRONMENT is 'prod'; it must be one of: development, production."),
        (
            {"DATABASE_URL": "sqlite:////proc/nowhere/db.sqlite3"},
            "The database /proc/nowhere/db.sqlite3 cannot be used: unable to open database file. Check DATABASE_URL.",
        ),
    ],
)
def test_site_that_cannot_start_says_why_in_one_line(start, variables, line):
    site = start(**variables)
    assert site.process.wait(SECONDS_FOR_ALL) == 1
    assert site.said() == f"{line}\n"


def test_site_is_not_run_like_this_in_production(start):
    site = start(
        ENVIRONMENT="production",
        SECRET_KEY="0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMN",
        ALLOWED_HOSTS="history.example.org",
        SITE_ADDRESS="https://history.example.org",
        EMAIL_URL="console:",
    )
    assert site.process.wait(SECONDS_FOR_ALL) == 1
    assert site.said() == "make run is for one person on one machine; for a public site see docs/operating.md.\n"


def test_site_whose_port_is_taken_says_so(start, port):
    with socket.create_server(("127.0.0.1", port)):
        site = start()
        assert site.process.wait(SECONDS_FOR_ALL) == 1
    assert site.said().startswith(f"Port {port} is in use by another program. Choose another: make run PORT=")
