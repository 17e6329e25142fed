"""Makes the virtual environment and installs exactly what the requirements files name. Standard library only.

Old Pythons must be able to read this file, so that they can be told that they are too old: no syntax newer than 3.7.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

OLDEST_PYTHON = (3, 11)
PROJECT = Path(__file__).resolve().parent.parent
VENV = PROJECT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMP = VENV / "installed.sha256"
COMPILER_MISSING = re.compile(
    r"command '[^']*(?:gcc|cc|clang|g\+\+|c\+\+)' failed: No such file|[Uu]nable to find a (?:usable )?compiler"
    r"|No such file or directory: '[^']*(?:gcc|cc|clang)'|linker `cc` not found|(?:gcc|cc): (?:command )?not found"
    r"|no acceptable C compiler"
)
RUST_MISSING = re.compile(r"Rust toolchain|rustc[^\n]*not found|[Cc]argo[^\n]*not (?:installed|found)")
HEADERS_MISSING = re.compile(r"fatal error: Python\.h: No such file")
NETWORK_DOWN = re.compile(
    r"Temporary failure in name resolution|Failed to establish a new connection|Connection refused|Read timed out"
    r"|Network is unreachable|nodename nor servname"
)
# The many ways in which versions of pip say which package failed to build.
UNBUILT_PACKAGE = (
    re.compile(r"Failed building wheel for (\S+)"),
    re.compile(r"Failed to build '?([\w.\-]+)"),
    re.compile(r"Could not build wheels for ([\w.\-]+)"),
)


class Fault(Exception):
    """Why the environment cannot be made, in one line that says how to mend it."""


def python_fault(version: tuple, program: str) -> str:
    """One line if this Python is too old, else nothing."""
    if tuple(version[:2]) >= OLDEST_PYTHON:
        return ""
    return (
        f"Python {version[0]}.{version[1]} is too old ({program}): this site needs 3.11 or newer. Install it "
        "(Debian 12: apt-get install python3 python3-venv) or name another: make run PYTHON=python3.12"
    )


def venv_fault() -> str:
    """Debian ships Python without ensurepip; venv then fails half-way."""
    if importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip"):
        return ""
    return "Python's venv module is missing. Install it (Debian: apt-get install python3-venv) and run again."


def folder_fault(folder: Path) -> str:
    """Tried rather than asked: permissions lie on read-only and network file systems, and to root."""
    probe = folder / f".writable-{os.getpid()}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe.write_bytes(b"")
        probe.unlink()
    except OSError as error:
        reason = error.strerror or error
        return f"The folder {folder} cannot be written ({reason}). Mend that, or choose another: DATA_DIR=/some/folder"
    return ""


def explain(log: str) -> str:
    """What to do about a failed installation, from pip's output."""
    if "DO NOT MATCH THE HASHES" in log:
        return "A downloaded package is not the one that was tested (its hash differs). Do not use it; try again later."
    if "No space left on device" in log:
        return "The disk is full."
    missing = re.search(r"No matching distribution found for ([^\s;]+)", log)
    if NETWORK_DOWN.search(log):
        return "The package index cannot be reached. Check the network and run again."
    if missing:
        return "{} is not to be had for this Python ({}.{}).".format(missing.group(1), *sys.version_info[:2])
    found = next((match for match in (pattern.search(log) for pattern in UNBUILT_PACKAGE) if match), None)
    package = found.group(1) if found else "a package"
    for cause, remedy in (
        (COMPILER_MISSING, "a C compiler, which is missing (Debian: apt-get install build-essential python3-dev)"),
        (HEADERS_MISSING, "Python's headers, which are missing (Debian: apt-get install python3-dev)"),
        (RUST_MISSING, "a Rust compiler, which is missing (Debian: apt-get install cargo)"),
    ):
        if cause.search(log):
            return f"{package} must be compiled on this machine and needs {remedy}."
    return f"pip could not install {package if found else 'the requirements'}."


def fingerprint(files: list[Path]) -> str:
    """Changes with the requirements, with the Python, and when the project is moved."""
    digest = hashlib.sha256(f"{sys.version}\n{VENV}\n".encode())
    for file in files:
        digest.update(file.read_bytes())
    return digest.hexdigest()


def installed() -> set[str]:
    return set(STAMP.read_text().split()) if PYTHON.exists() and STAMP.exists() else set()


def run(command: list[str], log: Path) -> None:
    """Raise a fault with one line, and keep all that the command said."""
    with log.open("ab") as sink:
        code = subprocess.call(command, stdout=sink, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL)
    if code:
        raise Fault("{} All of it: {}".format(explain(log.read_text(errors="replace")), log))


def make_environment(groups: list[list[Path]], log: Path) -> None:
    """Install each group of files that is not there yet. Raises a fault."""
    done = installed()
    wanted = [(files, fingerprint(files)) for files in groups]
    missing = [(files, mark) for files, mark in wanted if mark not in done]
    if not missing:
        return
    for fault in (venv_fault(), folder_fault(PROJECT), folder_fault(log.parent)):
        if fault:
            raise Fault(fault)
    log.write_bytes(b"")
    if not works():
        print("Making the virtual environment in .venv …", flush=True)
        shutil.rmtree(str(VENV), ignore_errors=True)
        run([sys.executable, "-m", "venv", str(VENV)], log)
    for files, mark in missing:
        print("Installing {} (only when it has changed) …".format(", ".join(file.name for file in files)), flush=True)
        options = ["--require-hashes", "--no-deps", "--disable-pip-version-check", "--no-input"]
        names = [part for file in files for part in ("-r", str(file))]
        run([str(PYTHON), "-m", "pip", "install", *options, *names], log)
        done = {*done, mark}
        STAMP.write_text("\n".join(sorted(done & {mark for _, mark in wanted})) + "\n")


def works() -> bool:
    """Whether the virtual environment is whole and of this Python."""
    if not PYTHON.exists():
        return False
    ask = [str(PYTHON), "-c", "import pip, sys; print(*sys.version_info[:2])"]
    answer = subprocess.run(ask, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False)
    return answer.returncode == 0 and answer.stdout.decode().split() == [str(part) for part in sys.version_info[:2]]


def main(arguments: list[str]) -> int:
    """With --dev, what tests and lint need is installed too."""
    groups = [[PROJECT / "requirements.txt"]]
    if "--dev" in arguments:
        groups.append([PROJECT / "requirements-dev.txt"])
    log = Path(os.environ.get("DATA_DIR") or PROJECT / "var") / "install.log"
    fault = python_fault(sys.version_info, sys.executable)
    if not fault:
        try:
            make_environment(groups, log)
        except Fault as error:
            fault = str(error)
    if fault:
        print(fault, file=sys.stderr)
    return 1 if fault else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
