from contextlib import contextmanager

import pytest

from scripts import run_tests
from scripts.postgres import NoServer
from scripts.results import Results


@pytest.fixture
def runs(monkeypatch, tmp_path):
    """Which databases the suite was run on, with which options; nothing is really run."""
    made = []

    def run_pytest(name, folder, options, database, results):
        made.append((name, options, database))
        results.passed["tests.a.one"] += 1
        return 0

    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setattr(run_tests, "run_pytest", run_pytest)
    return made


@pytest.fixture
def no_server(monkeypatch):
    @contextmanager
    def refuse(*settings):
        raise NoServer("no PostgreSQL server is installed")
        yield

    monkeypatch.setattr(run_tests, "temporary_server", refuse)


def test_suite_runs_on_both_databases(runs, monkeypatch, capfd):
    monkeypatch.setenv("DATABASE_URL", "postgres://localhost/site")
    assert run_tests.main(["-k", "word"]) == 0
    assert runs == [
        ("SQLite", ["--reuse-db", "--create-db", "-k", "word"], None),
        ("PostgreSQL", ["--create-db", "-k", "word"], "postgres://localhost/site"),
    ]
    assert capfd.readouterr().out == "\n2 passed, 0 failed, 0 skipped\n"


def test_suite_makes_its_sqlite_database_anew_only_when_needed(runs, no_server, monkeypatch):
    run_tests.main([])
    run_tests.main([])
    monkeypatch.setattr(run_tests, "database_fingerprint", lambda: "changed")
    run_tests.main([])
    assert [options for _, options, _ in runs] == [
        ["--reuse-db", "--create-db"],
        ["--reuse-db"],
        ["--reuse-db", "--create-db"],
    ]


def test_suite_says_loudly_that_postgresql_was_left_out(runs, no_server, capfd):
    assert run_tests.main([]) == 0
    assert capfd.readouterr().out == (
        "\n!!! NOT RUN: the whole suite on PostgreSQL: no PostgreSQL server is installed\n"
        "\n1 passed, 0 failed, 0 skipped\n"
    )


def test_suite_fails_in_ci_if_postgresql_was_left_out(runs, no_server, monkeypatch):
    monkeypatch.setenv("CI", "true")
    assert run_tests.main([]) == 1


def test_suite_in_ci_always_makes_its_database_anew(runs, no_server, monkeypatch):
    monkeypatch.setenv("CI", "true")
    run_tests.main([])
    run_tests.main([])
    assert [options for _, options, _ in runs] == [["--reuse-db", "--create-db"]] * 2


@pytest.mark.parametrize("code", [1, 2, 4, 5])
def test_suite_fails_when_pytest_does(code, runs, no_server, monkeypatch):
    monkeypatch.setattr(run_tests, "run_pytest", lambda *arguments: code)
    assert run_tests.main([]) == 1


def test_suite_lists_its_reasons_for_leaving_tests_out():
    results = Results()
    results.skipped = {"a": "Chromium is not installed", "b": "Chromium is not installed", "c": "no symbolic links"}
    assert run_tests.summary(results, []) == [
        "!!! NOT RUN: 2 tests: Chromium is not installed",
        "!!! NOT RUN: 1 test: no symbolic links",
    ]


def test_pytest_is_run_without_the_database_of_the_site(monkeypatch, tmp_path):
    environments = []
    monkeypatch.setenv("DATABASE_URL", "postgres://localhost/site")
    monkeypatch.setattr(run_tests.subprocess, "call", lambda command, cwd, env: environments.append(env) or 0)
    run_tests.run_pytest("SQLite", tmp_path, [], None, Results())
    run_tests.run_pytest("PostgreSQL", tmp_path, [], "postgres://localhost/other", Results())
    assert [env.get("DATABASE_URL") for env in environments] == [None, "postgres://localhost/other"]
