import os
import signal
import subprocess
import sys
import threading
import time

import pytest

from scripts.bootstrap import PROJECT
from scripts.supervisor import Supervisor

SLEEP = [sys.executable, "-c", "import time; time.sleep(60)"]
FAIL = [sys.executable, "-c", "raise SystemExit(3)"]
DEAF = [
    sys.executable,
    "-c",
    "import signal, time; signal.signal(15, signal.SIG_IGN); print(1, flush=True); time.sleep(60)",
]


@pytest.fixture
def said():
    return []


@pytest.fixture
def supervisor(said):
    supervisor = Supervisor(os.environ, said.append)
    yield supervisor
    supervisor.stop()


def eventually(condition) -> bool:
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        if condition():
            return True
        time.sleep(0.02)
    return False


def watch(supervisor: Supervisor) -> tuple[threading.Thread, list[int]]:
    codes: list[int] = []
    thread = threading.Thread(target=lambda: codes.append(supervisor.watch()))
    thread.start()
    return thread, codes


def test_child_that_dies_is_started_again(supervisor, said):
    supervisor.start("timer", SLEEP)
    first = supervisor.children[0].process
    thread, codes = watch(supervisor)
    first.kill()
    assert eventually(lambda: supervisor.children[0].process.pid != first.pid)
    supervisor.stopping.set()
    thread.join(5)
    assert (codes, said) == ([0], ["The timer was killed by signal 9; starting it again."])


def test_child_that_dies_again_and_again_stops_all(supervisor, said):
    supervisor.start("web server", SLEEP)
    supervisor.start("worker", FAIL)
    assert supervisor.watch() == 1
    assert said == [
        *["The worker ended with code 3; starting it again."] * 3,
        "The worker ended with code 3 again and again. Stopping everything; see the messages above.",
    ]


def test_deaths_long_ago_are_forgiven(supervisor, said):
    supervisor.within_seconds = 0
    supervisor.start("worker", FAIL)
    thread, codes = watch(supervisor)
    assert eventually(lambda: len(said) > supervisor.deaths_allowed + 1)
    supervisor.stopping.set()
    thread.join(5)
    assert codes == [0]


def test_stop_ends_every_child(supervisor):
    supervisor.start("one", SLEEP)
    supervisor.start("two", SLEEP)
    supervisor.stop()
    assert [child.process.poll() for child in supervisor.children] == [-signal.SIGTERM, -signal.SIGTERM]


def test_stop_kills_the_child_that_does_not_listen(supervisor, said):
    supervisor.patience_seconds = 0.2
    supervisor.start("worker", DEAF)
    time.sleep(0.5)
    supervisor.stop()
    assert supervisor.children[0].process.poll() == -signal.SIGKILL
    assert said == ["The worker did not stop within 0.2 seconds and was killed."]


def test_waiting_ends_when_ready_when_told_to_stop_and_when_it_takes_too_long(supervisor):
    supervisor.start("web server", SLEEP)
    assert supervisor.wait_until(lambda: True, seconds=5) is True
    assert supervisor.wait_until(lambda: False, seconds=0.1) is False
    supervisor.stopping.set()
    assert supervisor.wait_until(lambda: True, seconds=5) is False


def test_command_is_run_to_its_end_or_stopped(supervisor):
    assert supervisor.complete(FAIL) == 3
    threading.Timer(0.2, supervisor.stopping.set).start()
    assert supervisor.complete(SLEEP) == -signal.SIGTERM


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_signal_stops_children_before_the_supervisor_ends(number):
    code = f"""
import os, sys
from scripts.supervisor import Supervisor
supervisor = Supervisor(os.environ)
supervisor.listen()
supervisor.start("child", {SLEEP})
print(supervisor.children[0].process.pid, flush=True)
code = supervisor.watch()
supervisor.stop()
sys.exit(code)
"""
    process = subprocess.Popen([sys.executable, "-c", code], cwd=PROJECT, stdout=subprocess.PIPE, text=True)
    child = int(process.stdout.readline())
    process.send_signal(number)
    assert process.wait(10) == 0
    with pytest.raises(ProcessLookupError):
        os.kill(child, 0)
