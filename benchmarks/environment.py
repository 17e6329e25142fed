"""Databases and environments of a measurement: as in production, but for the certificate."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from scripts.bootstrap import PROJECT
from scripts.postgres import NoServer, temporary_server

MANAGE = [sys.executable, str(PROJECT / "manage.py")]
SECRET = "measuring-needs-a-secret-of-fifty-characters-like-this-one-0123456789"  # shown to nobody


@dataclass(frozen=True)
class Machine:
    """One database with the measured site in it, and the environment in which every process runs."""

    database: str
    environment: dict[str, str]

    def run(self, *command: str, **changes: str) -> str:
        """The output of a command in this environment. Raises CalledProcessError."""
        return subprocess.run(
            command, env={**self.environment, **changes}, cwd=PROJECT, check=True, stdout=subprocess.PIPE, text=True
        ).stdout


def environment_of(folder: Path, url: str) -> dict[str, str]:
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "benchmarks.settings",
        "PYTHONPATH": str(PROJECT),
        "ENVIRONMENT": "production",
        "SECRET_KEY": SECRET,
        "ALLOWED_HOSTS": "localhost,127.0.0.1",
        "SITE_ADDRESS": "https://localhost",
        "SECURE_SSL_REDIRECT": "false",
        "REQUIRE_MFA_FOR_ADMIN": "false",
        "EMAIL_URL": "console:",
        "DATA_DIR": str(folder),
        "DATABASE_URL": url,
    }


@contextmanager
def sqlite() -> Iterator[Machine]:
    with tempfile.TemporaryDirectory(prefix="yalu-bench-", dir=os.environ.get("DATA_DIR")) as name:
        folder = Path(name)
        yield prepared(Machine("SQLite", environment_of(folder, f"sqlite:///{folder}/db.sqlite3")))


@contextmanager
def postgresql() -> Iterator[Machine]:
    """A server of our own, which writes nothing to the disk at once (scripts.postgres). Raises NoServer."""
    with ExitStack() as stack:
        name = stack.enter_context(tempfile.TemporaryDirectory(prefix="yalu-bench-", dir=os.environ.get("DATA_DIR")))
        url = stack.enter_context(temporary_server())
        yield prepared(Machine("PostgreSQL", environment_of(Path(name), url)))


def prepared(machine: Machine) -> Machine:
    """Migrated, with static files collected and the measured site in it."""
    machine.run(*MANAGE, "migrate", "--verbosity", "0")
    machine.run(*MANAGE, "collectstatic", "--no-input", "--verbosity", "0")
    machine.run(sys.executable, "-m", "benchmarks.site")
    return machine


__all__ = ["MANAGE", "Machine", "NoServer", "postgresql", "sqlite"]
