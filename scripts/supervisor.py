"""Starts a few processes, tells when one dies, starts it again, and stops all of them together."""

import os
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def tell(message: str) -> None:
    """At once, also where the output is no terminal."""
    print(message, flush=True)


@dataclass
class Child:
    """One process and the times at which it died."""

    name: str
    command: list[str]
    process: subprocess.Popen | None = None
    deaths: list[float] = field(default_factory=list)


@dataclass
class Supervisor:
    """Runs children until a signal stops them all, or until one of them dies too often.

    Children get process groups of their own: Ctrl-C in a terminal reaches the supervisor alone, which then stops
    them in order.
    """

    environment: Mapping[str, str]
    say: Callable[[str], None] = tell
    deaths_allowed: int = 3
    within_seconds: float = 60
    patience_seconds: float = 10
    children: list[Child] = field(default_factory=list)
    stopping: threading.Event = field(default_factory=threading.Event)

    def listen(self) -> None:
        for number in STOP_SIGNALS:
            signal.signal(number, lambda *_: self.stopping.set())

    def complete(self, command: list[str]) -> int:
        """Run one command to its end, or until a signal stops it. Return its exit code."""
        process = subprocess.Popen(command, env=dict(self.environment), start_new_session=True)
        while process.poll() is None and not self.stopping.wait(0.05):
            pass
        if process.poll() is None:
            process.terminate()
        return process.wait()

    def start(self, name: str, command: list[str]) -> None:
        child = Child(name, command)
        self.children.append(child)
        self._spawn(child)

    def wait_until(self, ready: Callable[[], bool], *, seconds: float) -> bool:
        """Watch the children until ``ready``; False if told to stop, if one died too often, or if it took too long."""
        deadline = time.monotonic() + seconds
        while not self.stopping.is_set() and time.monotonic() < deadline:
            if ready():
                return True
            if not self._revive():
                return False
            self.stopping.wait(0.05)
        return False

    def watch(self) -> int:
        """Until a signal comes (0), or a child dies too often (1)."""
        while not self.stopping.wait(0.25):
            if not self._revive():
                return 1
        return 0

    def stop(self) -> None:
        """Ask every child to end, the last started first; kill what does not."""
        alive = [child for child in reversed(self.children) if child.process and child.process.poll() is None]
        for child in alive:
            child.process.terminate()
        deadline = time.monotonic() + self.patience_seconds
        for child in alive:
            try:
                child.process.wait(max(0.0, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                self.say(f"The {child.name} did not stop within {self.patience_seconds:g} seconds and was killed.")
                os.killpg(child.process.pid, signal.SIGKILL)
                child.process.wait()

    def _spawn(self, child: Child) -> None:
        child.process = subprocess.Popen(
            child.command, env=dict(self.environment), stdin=subprocess.DEVNULL, start_new_session=True
        )

    def _revive(self) -> bool:
        """Start dead children again; False once one of them has died too often."""
        for child in self.children:
            code = child.process.poll() if child.process else None
            if code is None:
                continue
            now = time.monotonic()
            child.deaths = [*(death for death in child.deaths if now - death < self.within_seconds), now]
            how = f"was killed by signal {-code}" if code < 0 else f"ended with code {code}"
            if len(child.deaths) > self.deaths_allowed:
                self.say(f"The {child.name} {how} again and again. Stopping everything; see the messages above.")
                return False
            self.say(f"The {child.name} {how}; starting it again.")
            self._spawn(child)
        return True
