"""The site as its readers and editors meet it: a web server of its own on a database of its own."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO

from scripts.preflight import site_environment
from scripts.run import answers, web_command
from tests.servers.databases import PROJECT, Database

SECONDS_TO_START = 60


@dataclass(frozen=True)
class Site:
    """A running site."""

    address: str
    database: Database
    environment: dict[str, str]

    def manage(self, *command: str) -> str:
        """What a management command printed."""
        return _finish([sys.executable, "manage.py", *command], self.environment)

    def act(self, name: str) -> str:
        """Do what the module of this name in ``tests.journeys.acts`` does. Returns what it printed."""
        return _finish([sys.executable, "-m", f"tests.journeys.acts.{name}"], self.environment)


def _finish(command: list[str], environment: dict[str, str]) -> str:
    done = subprocess.run(command, cwd=PROJECT, env=environment, capture_output=True, text=True, timeout=900)
    assert done.returncode == 0, done.stderr
    return done.stdout


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


def fill(database: Database, environment: dict[str, str]) -> None:
    """Make what ``tests.journeys.acts.build`` makes."""
    _finish([sys.executable, "-m", "tests.journeys.acts.build"], environment)


@contextmanager
def running_site(database: Database) -> Iterator[Site]:
    """Fill the database and serve it until the end of the block."""
    port = free_port()
    fixed = ("DJANGO_SETTINGS_MODULE", "SITE_ADDRESS")
    given = {name: value for name, value in os.environ.items() if name not in fixed}
    given |= {"DATABASE_URL": database.url, "DATA_DIR": str(database.folder), "EMAIL_URL": "console:"}
    environment = site_environment(given, port=port, debug=False)
    fill(database, environment)
    with (database.folder / "web-server.log").open("w") as log, _server(port, environment, log):
        yield Site(environment["SITE_ADDRESS"], database, environment)


@contextmanager
def _server(port: int, environment: dict[str, str], log: IO[str]) -> Iterator[None]:
    command = web_command("127.0.0.1", port, debug=False)
    server = subprocess.Popen(
        command, cwd=PROJECT, env=environment, stdout=log, stderr=subprocess.STDOUT, start_new_session=True
    )
    try:
        _wait_for(server, port)
        yield
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait(20)


def _wait_for(server: subprocess.Popen, port: int) -> None:
    deadline = time.monotonic() + SECONDS_TO_START
    while not answers("127.0.0.1", port):
        assert server.poll() is None, "The web server ended while it was starting."
        assert time.monotonic() < deadline, "The web server did not start."
        time.sleep(0.1)
