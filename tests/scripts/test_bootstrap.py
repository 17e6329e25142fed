import ast
import subprocess
import sys

import pytest

from scripts import bootstrap
from scripts.bootstrap import PROJECT, explain, folder_fault, python_fault

NO_COMPILER = """
Collecting nh3==0.3.8
  Building wheel for lxml (pyproject.toml): finished with status 'error'
  unable to execute 'gcc': No such file or directory
  error: command 'gcc' failed: No such file or directory
  ERROR: Failed building wheel for lxml
Failed to build lxml
"""
NO_RUST = """
error: subprocess-exited-with-error
Cargo, the Rust package manager, is not installed or is not on PATH.
ERROR: Failed to build 'granian' when preparing metadata
"""
NO_HEADERS = """
psycopg/_psycopg.c:12:10: fatal error: Python.h: No such file or directory
ERROR: Could not build wheels for psycopg-binary, which is required to install pyproject.toml-based projects
"""
NO_NETWORK = """
WARNING: Retrying (Retry(total=0)) after connection broken by 'NewConnectionError: Failed to establish a new connection'
ERROR: No matching distribution found for django==5.2.19
"""
TAMPERED = "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE."
OLD_PYTHON = "ERROR: No matching distribution found for wagtail==7.4.4; python_version > '3.10'"


@pytest.mark.parametrize(
    ("log", "line"),
    [
        (
            NO_COMPILER,
            "lxml must be compiled on this machine and needs a C compiler, which is missing "
            "(Debian: apt-get install build-essential python3-dev).",
        ),
        (
            NO_RUST,
            "granian must be compiled on this machine and needs a Rust compiler, which is missing "
            "(Debian: apt-get install cargo).",
        ),
        (
            NO_HEADERS,
            "psycopg-binary must be compiled on this machine and needs Python's headers, which are missing "
            "(Debian: apt-get install python3-dev).",
        ),
        (NO_NETWORK, "The package index cannot be reached. Check the network and run again."),
        (
            TAMPERED,
            "A downloaded package is not the one that was tested (its hash differs). Do not use it; try again later.",
        ),
        (OLD_PYTHON, f"wagtail==7.4.4 is not to be had for this Python ({sys.version_info[0]}.{sys.version_info[1]})."),
        ("OSError: [Errno 28] No space left on device", "The disk is full."),
        ("ERROR: Failed building wheel for lxml", "pip could not install lxml."),
        ("something new", "pip could not install the requirements."),
    ],
)
def test_failed_installation_is_explained_in_one_line(log, line):
    assert explain(log) == line


def test_python_that_is_too_old_is_named():
    assert python_fault((3, 10, 4), "/usr/bin/python3") == (
        "Python 3.10 is too old (/usr/bin/python3): this site needs 3.11 or newer. Install it (Debian 12: apt-get "
        "install python3 python3-venv) or name another: make run PYTHON=python3.12"
    )


@pytest.mark.parametrize("version", [(3, 11, 0), (3, 13, 1), (4, 0, 0)])
def test_python_that_is_new_enough_is_taken(version):
    assert python_fault(version, "python3") == ""


def test_old_pythons_can_read_what_tells_them_that_they_are_old():
    for name in ("__init__.py", "bootstrap.py"):
        ast.parse((PROJECT / "scripts" / name).read_text(), feature_version=(3, 7))


def test_venv_without_ensurepip_is_a_fault(monkeypatch):
    monkeypatch.setattr(bootstrap.importlib.util, "find_spec", lambda name: None if name == "ensurepip" else name)
    assert bootstrap.venv_fault() == (
        "Python's venv module is missing. Install it (Debian: apt-get install python3-venv) and run again."
    )


def test_folder_that_cannot_be_made_is_a_fault(tmp_path):
    (tmp_path / "file").touch()
    assert folder_fault(tmp_path / "file" / "data") == (
        f"The folder {tmp_path / 'file' / 'data'} cannot be written (Not a directory). Mend that, or choose another: "
        "DATA_DIR=/some/folder"
    )


def test_folder_that_can_be_written_is_left_as_it_was(tmp_path):
    assert folder_fault(tmp_path / "new") == ""
    assert list((tmp_path / "new").iterdir()) == []


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A project of its own, with nothing to install, and the commands that would have been run in it."""
    commands = []
    monkeypatch.setattr(bootstrap, "PROJECT", tmp_path)
    monkeypatch.setattr(bootstrap, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(bootstrap, "PYTHON", tmp_path / ".venv" / "python")
    monkeypatch.setattr(bootstrap, "STAMP", tmp_path / ".venv" / "stamp")
    monkeypatch.setattr(bootstrap, "works", lambda: bootstrap.PYTHON.exists())

    def run(command, log):
        commands.append("venv" if "venv" in command else "pip")
        bootstrap.VENV.mkdir(exist_ok=True)
        bootstrap.PYTHON.touch()

    monkeypatch.setattr(bootstrap, "run", run)
    (tmp_path / "requirements.txt").write_text("a==1\n")
    return tmp_path, commands


def install(folder):
    bootstrap.make_environment([[folder / "requirements.txt"]], folder / "install.log")


def test_environment_is_made_once(project):
    folder, commands = project
    install(folder)
    install(folder)
    assert commands == ["venv", "pip"]


def test_environment_follows_its_requirements(project):
    folder, commands = project
    install(folder)
    (folder / "requirements.txt").write_text("a==2\n")
    install(folder)
    assert commands == ["venv", "pip", "pip"]


def test_environment_that_lost_its_python_is_made_anew(project):
    folder, commands = project
    install(folder)
    bootstrap.PYTHON.unlink()
    install(folder)
    assert commands == ["venv", "pip", "venv", "pip"]


def test_environment_that_failed_is_not_taken_for_made(project, monkeypatch):
    folder, commands = project
    make = bootstrap.run

    def fail(command, log):
        make(command, log)
        if "pip" in command:
            raise bootstrap.Fault("no")

    monkeypatch.setattr(bootstrap, "run", fail)
    with pytest.raises(bootstrap.Fault):
        install(folder)
    monkeypatch.setattr(bootstrap, "run", make)
    install(folder)
    assert commands == ["venv", "pip", "pip"]


def test_command_that_fails_leaves_one_line_and_its_log(tmp_path):
    log = tmp_path / "install.log"
    log.write_bytes(b"")
    command = [sys.executable, "-c", "import sys; print('Failed building wheel for lxml'); sys.exit(1)"]
    with pytest.raises(bootstrap.Fault) as caught:
        bootstrap.run(command, log)
    assert str(caught.value) == f"pip could not install lxml. All of it: {log}"
    assert log.read_text() == "Failed building wheel for lxml\n"


def test_make_says_when_there_is_no_python():
    done = subprocess.run(
        ["make", "-s", "run", "PYTHON=python-of-nobody"], cwd=PROJECT, capture_output=True, text=True, check=False
    )
    assert done.returncode != 0
    assert done.stderr.splitlines()[0] == (
        "python-of-nobody is not installed (Debian: apt-get install python3 python3-venv)."
    )
