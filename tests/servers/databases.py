"""Databases with real commits: copies of one that was made once. Nothing in them is rolled back or flushed."""

import gzip
import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psycopg
from psycopg import sql

PROJECT = Path(__file__).resolve().parents[2]
SECONDS = 600  # far more than any of them takes; a loaded machine is slow
_numbers = count(1)


@dataclass(frozen=True)
class Database:
    """A database that other processes use: its address and a folder for their files."""

    url: str
    folder: Path
    environment: dict[str, str] = field(default_factory=dict)

    @property
    def is_sqlite(self) -> bool:
        return self.url.startswith("sqlite")

    def connect(self):
        """A plain connection, as any other program would open it: without Django's settings."""
        if self.is_sqlite:
            return sqlite3.connect(self.url.removeprefix("sqlite:///"), timeout=20)
        return psycopg.connect(self.url)

    def ask(self, query: str) -> list[tuple[Any, ...]]:
        connection = self.connect()
        try:
            return connection.execute(query).fetchall()
        finally:
            connection.close()

    def start(self, *command: str) -> subprocess.Popen:
        """Start a management command, or a module of ``tests.servers.acts`` by its name and arguments."""
        script = ["manage.py"] if command[0] in COMMANDS else ["-m", f"tests.servers.acts.{command[0]}"]
        arguments = command if command[0] in COMMANDS else command[1:]
        environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "korea_intervention.settings",
            "DATABASE_URL": self.url,
            "DATA_DIR": str(self.folder),
            "EMAIL_URL": "console:",
            **self.environment,
        }
        return subprocess.Popen(
            [sys.executable, *script, *arguments],
            cwd=PROJECT,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run(self, *command: str) -> str:
        """What a command or an act printed. Fails with what it complained of."""
        return finish(self.start(*command))


COMMANDS = {"migrate", "verify_versions", "run_timer", "db_worker", "load_content", "check"}


def finish(process: subprocess.Popen) -> str:
    """What a process printed until its end. Fails with what it complained of."""
    try:
        output, complaints = process.communicate(timeout=SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        raise
    assert process.returncode == 0, complaints
    return output


def copy_sqlite(source: str, folder: Path) -> Database:
    """Copies what is committed, whether it is in the file or still in its log."""
    target = folder / f"copy-{next(_numbers)}.sqlite3"
    with sqlite3.connect(source) as old, sqlite3.connect(target) as new:
        old.backup(new)
    old.close()
    new.close()
    return Database(f"sqlite:///{target}", folder)


def copy_postgresql(url: str, source: str, folder: Path) -> Database:
    """Clones a database to which nobody is connected."""
    target = f"{source[:40]}_copy_{os.getpid()}_{next(_numbers)}"
    try:
        execute(url, "CREATE DATABASE {} TEMPLATE {}", target, source)
    except psycopg.errors.ObjectInUse:
        # Playwright's loop has connections of its own, which nobody uses or closes once the journeys are over.
        end = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE state = 'idle' AND datname = {}"
        execute(url, end, sql.Literal(source))
        time.sleep(1)
        execute(url, "CREATE DATABASE {} TEMPLATE {}", target, source)
    return Database(urlsplit(url)._replace(path=f"/{target}").geturl(), folder)


def vacuum(database: Database) -> None:
    """Let the server count rows anew. On SQLite there is nothing to do.

    Tests that were rolled back leave tables of many pages in which the server has counted no rows; it then plans as if
    they stayed empty, however much is loaded into them in one transaction: a load takes ten times as long.
    """
    if not database.is_sqlite:
        with psycopg.connect(database.url, autocommit=True) as connection:
            connection.execute("VACUUM ANALYZE")


def drop_postgresql(url: str, name: str) -> None:
    execute(url, "DROP DATABASE {} WITH (FORCE)", name)


def execute(url: str, statement: str, *parts: str | sql.Composable) -> None:
    """Run a statement about databases, which must not be connected to one of them."""
    address = urlsplit(url)._replace(path="/postgres").geturl()
    with psycopg.connect(address, autocommit=True) as connection:
        composed = [sql.Identifier(part) if isinstance(part, str) else part for part in parts]
        connection.execute(sql.SQL(statement).format(*composed))


def name_of(database: Database) -> str:
    """The file or the name of a database."""
    return database.url.removeprefix("sqlite:///") if database.is_sqlite else urlsplit(database.url).path[1:]


def publications(database: Database, where: str = "1=1") -> Sequence[tuple[Any, ...]]:
    """(path, number, serial, title) of versions in the order of their serials."""
    return database.ask(
        "SELECT d.path, v.number, v.serial, v.title FROM publishing_version v "
        f"JOIN publishing_document d ON d.id = v.document_id WHERE {where} ORDER BY v.serial"
    )


def stored_html(database: Database, path: str) -> str | None:
    """The stored page of the document at an address."""
    rows = database.ask(
        "SELECT r.html FROM publishing_render r JOIN publishing_document d ON d.id = r.document_id "
        f"WHERE d.path = '{path}'"
    )
    return gzip.decompress(bytes(rows[0][0])).decode() if rows else None
