"""A PostgreSQL server of one's own for as long as a test run or a measurement takes: made from installed binaries.

As a command: ``python -m scripts.postgres make bench`` runs a command with DATABASE_URL naming such a server.
"""

import os
import pwd
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

DATABASE = "crossing_the_yalu"
SERVERS = Path("/usr/lib/postgresql")
OLDEST_SERVER = 15
SECONDS_TO_START = 30
# Nothing in it outlives the run, so nothing needs to reach the disk.
FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=100")


class NoServer(Exception):
    """No server can be started here, and why."""


def find_binaries() -> Path:
    """The folder of the newest installed server. Raises NoServer."""
    folders = [path for path in SERVERS.glob("*/bin") if (path / "initdb").exists()]
    newest = max(folders, key=lambda path: float(path.parent.name), default=None)
    found = shutil.which("initdb")
    folder = newest or (Path(found).resolve().parent if found else None)
    if folder is None:
        raise NoServer("no PostgreSQL server is installed (Debian: apt-get install postgresql)")
    version = subprocess.run([folder / "postgres", "--version"], capture_output=True, text=True, check=False).stdout
    number = re.search(r"(\d+)", version)
    if number is None or int(number.group(1)) < OLDEST_SERVER:
        raise NoServer(f"PostgreSQL {OLDEST_SERVER} or newer is needed; found: {version.strip() or 'none that starts'}")
    return folder


def stand_in_user() -> str | None:
    """Whose name the server runs under: PostgreSQL refuses to run as root. None for our own."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            pwd.getpwnam(name)
        except KeyError:
            continue
        return name
    raise NoServer("PostgreSQL refuses to run as root, and there is no user 'postgres' or 'nobody'")


def as_user(name: str | None, command: list[str]) -> list[str]:
    if name is None:
        return command
    group = str(pwd.getpwnam(name).pw_gid)
    return ["setpriv", f"--reuid={name}", f"--regid={group}", "--clear-groups", *command]


def wait_for(server: subprocess.Popen, binaries: Path, folder: Path, log: Path) -> None:
    """Raises NoServer with the last line of the server's log."""
    deadline = time.monotonic() + SECONDS_TO_START
    ready = [str(binaries / "pg_isready"), "--quiet", "-h", str(folder), "-U", "postgres"]
    while time.monotonic() < deadline and server.poll() is None:
        if subprocess.run(ready, check=False).returncode == 0:
            return
        time.sleep(0.1)
    lines = log.read_text(errors="replace").strip().splitlines() or ["it said nothing"]
    raise NoServer(f"the server did not start: {lines[-1]}")


@contextmanager
def temporary_server(*settings: str) -> Iterator[str]:
    """Yield the DATABASE_URL of a new, empty server that is reached through a socket only. Raises NoServer.

    ``settings`` are the server's own, as in its configuration file: ``"autovacuum=off"``.
    """
    binaries, user = find_binaries(), stand_in_user()
    # The path of a socket must stay short, whatever TMPDIR says.
    folder = Path(tempfile.mkdtemp(prefix="yalu-pg-", dir="/tmp"))
    log, data = folder / "log", folder / "data"
    server = None
    try:
        if user:
            shutil.chown(folder, user, pwd.getpwnam(user).pw_gid)
        make = [str(binaries / "initdb"), "-D", str(data), "-U", "postgres", "--auth=trust", "--no-sync"]
        made = subprocess.run(
            as_user(user, [*make, "--encoding=UTF8", "--locale=C.UTF-8"]), capture_output=True, text=True, cwd=folder
        )
        if made.returncode:
            raise NoServer(f"initdb failed: {' '.join(made.stderr.split())}")
        options = ["-c", "listen_addresses=", "-k", str(folder)]
        for setting in (*FAST, *settings):
            options += ["-c", setting]
        with log.open("wb") as sink:
            server = subprocess.Popen(
                as_user(user, [str(binaries / "postgres"), "-D", str(data), *options]),
                stdout=sink,
                stderr=sink,
                stdin=subprocess.DEVNULL,
                cwd=folder,
                start_new_session=True,
            )
        wait_for(server, binaries, folder, log)
        subprocess.run([binaries / "createdb", "-h", folder, "-U", "postgres", DATABASE], check=True)
        yield f"postgres://postgres@{quote(str(folder), safe='')}/{DATABASE}"
    finally:
        if server is not None:
            server.send_signal(signal.SIGINT)  # PostgreSQL's "fast" shutdown: connections are closed
            try:
                server.wait(15)
            except subprocess.TimeoutExpired:
                server.send_signal(signal.SIGQUIT)
                server.wait(15)
        shutil.rmtree(folder, ignore_errors=True)


def main(command: list[str]) -> int:
    """Run a command with DATABASE_URL set; return its exit code."""
    if not command:
        print("Give a command: python -m scripts.postgres make bench", file=sys.stderr)
        return 2
    try:
        with temporary_server() as address:
            return subprocess.call(command, env={**os.environ, "DATABASE_URL": address})
    except NoServer as reason:
        print(f"PostgreSQL cannot be started here: {reason}.", file=sys.stderr)
        return 1


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    sys.exit(main(sys.argv[1:]))
