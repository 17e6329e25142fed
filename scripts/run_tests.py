"""Runs every test on SQLite and then on PostgreSQL, and says loudly what could not be run.

In continuous integration (CI=true) nothing may be left out: what cannot be run there is a failure. Arguments are
handed to pytest: ``make test ARGS="tests/publishing -k withdraw"``.
"""

import hashlib
import os
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from scripts.bootstrap import PROJECT
from scripts.postgres import NoServer, temporary_server
from scripts.preflight import Fault, data_folder
from scripts.results import Results

MOST_PROCESSES = 4
# A test database is made from these; as long as none has changed, the one of the last run will do.
MAKES_DATABASE = ("*/migrations/*.py", "publishing/triggers.py", "*/roles.py", "requirements.txt")


def in_ci() -> bool:
    return os.environ.get("CI", "").lower() in ("true", "1", "yes")


def database_fingerprint() -> str:
    digest = hashlib.sha256()
    for file in sorted(path for pattern in MAKES_DATABASE for path in PROJECT.glob(pattern)):
        digest.update(file.read_bytes())
    return digest.hexdigest()


@contextmanager
def sqlite_options(folder: Path, *, fresh: bool) -> Iterator[list[str]]:
    """pytest's options for the SQLite test database: last time's if nothing that makes it has changed."""
    stamp = folder / "database.sha256"
    mark = database_fingerprint()
    known = stamp.exists() and stamp.read_text() == mark
    stamp.unlink(missing_ok=True)
    yield ["--reuse-db"] if known and not fresh else ["--reuse-db", "--create-db"]
    stamp.write_text(mark)


def run_pytest(name: str, folder: Path, options: list[str], database: str | None, results: Results) -> int:
    """Run the suite on one database, showing all that pytest says. Return its exit code."""
    report = folder / f"{name.lower()}.xml"
    report.unlink(missing_ok=True)
    environment = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
    if database is not None:
        environment["DATABASE_URL"] = database
    processes = min(os.cpu_count() or 1, MOST_PROCESSES)
    print(f"\n=== Tests on {name}, {processes} at a time ===", flush=True)
    spread = ["-n", str(processes), "--dist", "worksteal"]
    command = [sys.executable, "-m", "pytest", *spread, f"--junitxml={report}", *options]
    code = subprocess.call(command, cwd=PROJECT, env=environment)
    if report.exists():
        results.read(report)
    if code == 5:
        print(f"No test was found on {name}: that is a failure.", file=sys.stderr)
    return code


@contextmanager
def postgres_address() -> Iterator[str]:
    """The server named by DATABASE_URL, or one of our own. Raises NoServer."""
    given = os.environ.get("DATABASE_URL", "")
    if given.startswith("postgres"):
        yield given
    else:
        # Counting rows while tests roll them back, the server finds tables of many pages with nothing in them, and
        # plans every later query as if they stayed empty: one that takes a millisecond then takes half a minute.
        with temporary_server("autovacuum=off") as address:
            yield address


def summary(results: Results, not_run: list[str]) -> list[str]:
    """What was left out, one line a reason."""
    reasons = Counter(results.never_run().values())
    counted = [f"{count} {'test' if count == 1 else 'tests'}: {reason}" for reason, count in sorted(reasons.items())]
    return [f"!!! NOT RUN: {reason}" for reason in [*not_run, *counted]]


def main(arguments: list[str]) -> int:
    """Return the exit code: 0 only if all tests that were run passed and, in CI, all were run."""
    ci, results, not_run = in_ci(), Results(), []
    try:
        folder = data_folder(os.environ) / "test-results"
    except Fault as fault:
        print(fault, file=sys.stderr)
        return 1
    folder.mkdir(exist_ok=True)
    with sqlite_options(folder, fresh=ci) as options:
        codes = [run_pytest("SQLite", folder, [*options, *arguments], None, results)]
    try:
        with postgres_address() as address:
            codes.append(run_pytest("PostgreSQL", folder, ["--create-db", *arguments], address, results))
    except NoServer as reason:
        not_run.append(f"the whole suite on PostgreSQL: {reason}")
    lines = summary(results, not_run)
    if lines:
        print("\n" + "\n".join(lines), flush=True)
        if ci:
            print("In CI nothing may be left out: this run has failed.", flush=True)
    print(f"\n{results.closing_line()}", flush=True)
    return 1 if any(codes) or (ci and lines) else 0


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
