from pathlib import Path
from urllib.parse import unquote, urlsplit

import psycopg
import pytest

from scripts import postgres
from scripts.postgres import NoServer, temporary_server


@pytest.fixture
def without_servers(monkeypatch, tmp_path):
    monkeypatch.setattr(postgres, "SERVERS", tmp_path)
    monkeypatch.setattr(postgres.shutil, "which", lambda name: None)


def test_server_lives_as_long_as_its_block():
    try:
        postgres.find_binaries()
    except NoServer as reason:
        pytest.skip(str(reason))
    with temporary_server("autovacuum=off") as address:
        folder = Path(unquote(urlsplit(address).hostname or ""))
        with psycopg.connect(host=str(folder), user="postgres", dbname=postgres.DATABASE) as connection:
            version, listening, vacuums = connection.execute(
                "SELECT current_setting('server_version_num')::int, current_setting('listen_addresses'), "
                "current_setting('autovacuum')"
            ).fetchone()
    assert version >= postgres.OLDEST_SERVER * 10_000
    assert (listening, vacuums) == ("", "off")
    assert not folder.exists()


def test_server_that_is_not_installed_is_said_with_its_remedy(without_servers):
    with pytest.raises(NoServer) as caught, temporary_server():
        pass
    assert str(caught.value) == "no PostgreSQL server is installed (Debian: apt-get install postgresql)"


def test_server_that_is_too_old_is_refused(monkeypatch, tmp_path):
    folder = tmp_path / "9.6" / "bin"
    folder.mkdir(parents=True)
    (folder / "initdb").touch()
    (folder / "postgres").write_text("#!/bin/sh\necho 'postgres (PostgreSQL) 9.6.24'\n")
    (folder / "postgres").chmod(0o755)
    monkeypatch.setattr(postgres, "SERVERS", tmp_path)
    with pytest.raises(NoServer) as caught:
        postgres.find_binaries()
    assert str(caught.value) == "PostgreSQL 15 or newer is needed; found: postgres (PostgreSQL) 9.6.24"


def test_command_without_a_server_fails_in_one_line(without_servers, capsys):
    assert postgres.main(["true"]) == 1
    assert capsys.readouterr().err == (
        "PostgreSQL cannot be started here: no PostgreSQL server is installed (Debian: apt-get install postgresql).\n"
    )


def test_root_lends_the_server_another_name(monkeypatch):
    monkeypatch.setattr(postgres.os, "geteuid", lambda: 0)
    assert postgres.stand_in_user() in ("postgres", "nobody")
    monkeypatch.setattr(postgres.os, "geteuid", lambda: 1000)
    assert postgres.stand_in_user() is None
