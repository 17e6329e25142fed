"""Databases for tests that start processes: the migrated test database with a small site, copied for every test."""

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connections

from tests.servers.databases import Database, copy_postgresql, copy_sqlite, drop_postgresql, name_of, vacuum


def copied(source: str, folder: Path) -> Database:
    url = os.environ.get("DATABASE_URL", "")
    if url.startswith("postgres"):
        return copy_postgresql(url, source, folder)
    return copy_sqlite(source, folder)


def dropped(database: Database) -> None:
    if database.is_sqlite:
        Path(name_of(database)).unlink()
    else:
        drop_postgresql(database.url, name_of(database))


@pytest.fixture(scope="session")
def empty(django_db_setup, django_db_blocker, tmp_path_factory) -> Iterator[Database]:
    """The migrated database of the tests without any content."""
    with django_db_blocker.unblock():
        source = str(connections["default"].settings_dict["NAME"])
        connections.close_all()  # PostgreSQL clones only what nobody uses
    database = copied(source, tmp_path_factory.mktemp("empty"))
    vacuum(database)
    yield database
    dropped(database)


@pytest.fixture(scope="session")
def built(empty, tmp_path_factory) -> Iterator[Database]:
    """A site with one article of three sections, and two editors; see ``tests.servers.acts.build``."""
    database = copied(name_of(empty), tmp_path_factory.mktemp("built"))
    database.run("build")
    yield database
    dropped(database)


@pytest.fixture
def database(built, tmp_path) -> Iterator[Database]:
    """The built site for one test alone."""
    copy = copied(name_of(built), tmp_path)
    yield copy
    dropped(copy)


@pytest.fixture
def report(database):
    """Runs an act and reads the JSON that it printed last."""

    def run(*command: str):
        return json.loads(database.run(*command).splitlines()[-1])

    return run
