"""What can be wrong with a machine before the site is started: each thing one line, and how to mend it."""

import errno
import os
import socket
from collections.abc import Mapping
from pathlib import Path

from scripts.bootstrap import PROJECT, folder_fault

DEFAULT_PORT = 8000


class Fault(Exception):
    """Why the site cannot be started, in one line."""


def read_port(environment: Mapping[str, str]) -> int:
    """Raises Fault."""
    text = environment.get("PORT") or str(DEFAULT_PORT)
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= 65535):
        raise Fault(f"PORT is {text!r}; it must be a number from 1 to 65535, for example: make run PORT=8001")
    return int(text)


def check_port(host: str, port: int) -> None:
    """Raises Fault if nobody can listen there."""
    try:
        with socket.create_server((host, port)):
            pass
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            another = port + 1 if port < 65535 else DEFAULT_PORT
            raise Fault(f"Port {port} is in use by another program. Choose another: make run PORT={another}") from error
        if error.errno == errno.EACCES:
            raise Fault(f"Port {port} needs an administrator's rights. Choose another: make run PORT=8001") from error
        raise Fault(f"Nothing can listen at {host}:{port}: {error}. Choose another HOST or PORT.") from error


def data_folder(environment: Mapping[str, str]) -> Path:
    """Where the database, the media and the logs are. Raises Fault if it cannot be written."""
    folder = Path(environment.get("DATA_DIR") or PROJECT / "var").absolute()
    fault = folder_fault(folder)
    if fault:
        raise Fault(fault)
    return folder


def site_environment(environment: Mapping[str, str], *, port: int, debug: bool) -> dict[str, str]:
    """The variables that all processes of the site are started with."""
    address = f"http://localhost:{port}"
    return {
        "SITE_ADDRESS": address,
        **environment,
        "DEBUG": "true" if debug else environment.get("DEBUG", "false"),
        "DJANGO_SETTINGS_MODULE": "korea_intervention.settings",
        "PYTHONUNBUFFERED": "1",
        "PYTHONPATH": os.pathsep.join(filter(None, [str(PROJECT), environment.get("PYTHONPATH", "")])),
    }
