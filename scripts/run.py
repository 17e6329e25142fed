"""Runs the whole site on one machine: web server, background worker and timer, until Ctrl-C.

``make run`` serves it as in production but for the domain and the certificates; ``make dev`` (--dev) shows
tracebacks and starts anew whenever the code changes.
"""

import argparse
import http.client
import os
import sys
import time

from scripts.bootstrap import PROJECT
from scripts.preflight import Fault, check_port, data_folder, read_port, site_environment
from scripts.supervisor import Supervisor

MANAGE = [sys.executable, str(PROJECT / "manage.py")]
WEB_WORKERS = 2
SECONDS_TO_START = 60


def web_command(host: str, port: int, *, debug: bool) -> list[str]:
    if debug:
        return [*MANAGE, "runserver", f"{host}:{port}"]
    granian = [sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws", "--log-level", "warning"]
    # One thread a worker: Python runs one at a time anyway, and every thread would hold a database connection.
    workers = ["--workers", str(WEB_WORKERS), "--blocking-threads", "1", "--respawn-failed-workers"]
    workers += ["--workers-kill-timeout", "5"]  # seconds for requests under way when the site is stopped
    return [*granian, *workers, "--host", host, "--port", str(port), "korea_intervention.wsgi:application"]


def worker_command(*, debug: bool) -> list[str]:
    return [*MANAGE, "db_worker", "--no-startup-delay", "--reload" if debug else "--no-reload"]


def answers(host: str, port: int) -> bool:
    """Whether the web server gives any answer. Asked for the front page, it makes what the first reader needs."""
    visitor = http.client.HTTPConnection(host, port, timeout=10)
    try:
        visitor.request("GET", "/", headers={"Host": "localhost"})
        visitor.getresponse().read()
    except (OSError, http.client.HTTPException):
        return False
    finally:
        visitor.close()
    return True


def announce(environment: dict[str, str], seconds: float) -> None:
    address = environment["SITE_ADDRESS"].rstrip("/")
    print(f"\nThe site is at {address} (started in {seconds:.1f} s)")
    print(f"Editors log in at {address}/admin/ with an account that was listed when it was made, on the first run.")
    print("Ctrl-C stops it.", flush=True)


def main(arguments: list[str]) -> int:
    """Return the exit code."""
    started = time.monotonic()
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--dev", action="store_true", help="show tracebacks and reload changed code")
    debug = parser.parse_args(arguments).dev
    host = os.environ.get("HOST") or "127.0.0.1"
    try:
        port = read_port(os.environ)
        check_port(host, port)
        data_folder(os.environ)
    except Fault as fault:
        print(fault, file=sys.stderr)
        return 1
    environment = site_environment(os.environ, port=port, debug=debug)
    supervisor = Supervisor(environment)
    supervisor.listen()
    try:
        code = supervisor.complete([sys.executable, "-m", "scripts.prepare"])
        if supervisor.stopping.is_set():
            return 0
        if code:
            return code
        supervisor.start("web server", web_command(host, port, debug=debug))
        if not supervisor.wait_until(lambda: answers(host, port), seconds=SECONDS_TO_START):
            if not supervisor.stopping.is_set():
                print("The web server did not start; see the messages above.", file=sys.stderr)
            return 0 if supervisor.stopping.is_set() else 1
        announce(environment, time.monotonic() - started)
        supervisor.start("background worker", worker_command(debug=debug))
        supervisor.start("timer", [*MANAGE, "run_timer"])
        return supervisor.watch()
    finally:
        if supervisor.stopping.is_set():
            print("\nStopping …", flush=True)
        supervisor.stop()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
