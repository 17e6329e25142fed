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

from scripts.preflight import site_environment
from scripts.run import answers, web_command
from tests.servers.databases import PROJECT, Database

SECONDS_TO_START = 60


@dataclass(frozen=True)
class Site:
    """A running site; paths are made to addresses by ``at``."""

    address: str
    database: Database
    environment: dict[str, str]

    def at(self, path: str) -> str:
        return f"{self.address}{path}"

    def manage(self, *command: str) -> str:
        """What a management command printed."""
        return _finish([sys.executable, "manage.py", *command], self.environment)


def _finish(command: list[str], environment: dict[str, str]) -> str:
    done = subprocess.run(command, cwd=PROJECT, env=environment, capture_output=True, text=True, timeout=180)
    assert done.returncode == 0, done.stderr
    return done.stdout


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


@contextmanager
def running_site(database: Database) -> Iterator[Site]:
    """Fill the database and serve it until the end of the block."""
    port = free_port()
    given = {
        name: value for name, value in os.environ.items() if name not in ("DJANGO_SETTINGS_MODULE", "SITE_ADDRESS")
    }
    given |= {"DATABASE_URL": database.url, "DATA_DIR": str(database.folder), "EMAIL_URL": "console:"}
    environment = site_environment(given, port=port, debug=False)
    _finish([sys.executable, "-m", "tests.journeys.acts.build"], environment)
    log = (database.folder / "web-server.log").open("w")
    server = subprocess.Popen(
        web_command("127.0.0.1", port, debug=False),
        cwd=PROJECT,
        env=environment,
        stdout=log,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
    try:
        _wait_for(server, port)
        yield Site(environment["SITE_ADDRESS"], database, environment)
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait(20)
        log.close()


def _wait_for(server: subprocess.Popen, port: int) -> None:
    deadline = time.monotonic() + SECONDS_TO_START
    while not answers("127.0.0.1", port):
        assert server.poll() is None, "The web server ended while it was starting."
        assert time.monotonic() < deadline, "The web server did not start."
        time.sleep(0.1)
