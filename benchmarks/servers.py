"""Starting a server and asking it: granian as in operation, wrk as the reader."""

import http.client
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.environment import Machine
from scripts.bootstrap import PROJECT
from scripts.preflight import Fault, check_port
from scripts.run import web_command

PORT = 8110
SECONDS_TO_START = 60
SECONDS_TO_STOP = 5
UNITS = {"us": 0.001, "ms": 1.0, "s": 1000.0, "m": 60_000.0}


@dataclass(frozen=True)
class Pace:
    """What one run of wrk measured: requests a second, milliseconds, and the server's CPU milliseconds a request."""

    throughput: float
    median: float
    p99: float
    cpu: float


def get(path: str, *, port: int = PORT, headers: dict[str, str] | None = None) -> tuple[int, dict[str, str], bytes]:
    """Status, headers in small letters and body of one answer."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.request("GET", path, headers={"Host": "localhost", "Accept-Encoding": "gzip", **(headers or {})})
        response = connection.getresponse()
        return response.status, {k.lower(): v for k, v in response.getheaders()}, response.read()
    finally:
        connection.close()


@contextmanager
def granian(machine: Machine, *options: str, port: int = PORT, **changes: str) -> Iterator[subprocess.Popen]:
    """The server of ``make run``; ``options`` come last and win."""
    wait_until_free(port)  # another server there would take half of the requests
    command = [*web_command("127.0.0.1", port, debug=False)]
    command[-1:] = [*options, command[-1]]
    process = subprocess.Popen(command, env={**machine.environment, **changes}, cwd=PROJECT, start_new_session=True)
    try:
        wait_for(process, port)
        yield process
    finally:
        process.terminate()
        try:
            process.wait(SECONDS_TO_STOP)
        except subprocess.TimeoutExpired:
            # granian waits for ever for a worker that was still starting when it was told to stop.
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def wait_until_free(port: int) -> None:
    deadline = time.monotonic() + SECONDS_TO_STOP
    while True:
        try:
            return check_port("127.0.0.1", port)
        except Fault as fault:
            if time.monotonic() > deadline:
                sys.exit(str(fault))
            time.sleep(0.05)


def wait_for(process: subprocess.Popen, port: int) -> None:
    deadline = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < deadline and process.poll() is None:
        try:
            http.client.HTTPConnection("127.0.0.1", port, timeout=1).connect()
        except OSError:
            time.sleep(0.02)
        else:
            return
    sys.exit(f"The server did not start at port {port}.")


def wrk(path: str, *, connections: int, seconds: float, server: subprocess.Popen, port: int = PORT) -> Pace:
    command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds:g}s", "--latency", "-H", "Accept-Encoding: gzip"]
    command.append(f"http://localhost:{port}{path}")
    before = cpu_seconds(server.pid)
    output = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    used = cpu_seconds(server.pid) - before
    if "Non-2xx" in output or re.search(r"connect [1-9]|read [1-9]|write [1-9]", output):
        sys.exit(f"{path} was not answered well:\n{output}")
    answered = max(1, int(re.search(r"(\d+) requests in", output)[1]))
    throughput = float(re.search(r"Requests/sec:\s+([\d.]+)", output)[1])
    return Pace(throughput, _latency(output, "50%"), _latency(output, "99%"), 1000 * used / answered)


def cpu_seconds(pid: int) -> float:
    """CPU time that a process and its children have used. Unlike throughput it hardly depends on other programs."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    ticks = int(fields[11]) + int(fields[12])
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return ticks / os.sysconf("SC_CLK_TCK") + sum(cpu_seconds(int(child)) for child in children)


def _latency(output: str, percentile: str) -> float:
    number, unit = re.search(rf"{percentile}\s+([\d.]+)(us|ms|s|m)\b", output).groups()
    return float(number) * UNITS[unit]


def middle(paces: list[Pace]) -> Pace:
    return Pace(*(median(getattr(pace, name) for pace in paces) for name in ("throughput", "median", "p99", "cpu")))
