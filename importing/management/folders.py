"""The folder that a command was given."""

import os
from argparse import ArgumentParser
from pathlib import Path

from django.conf import settings
from django.core.management.base import CommandError

from importing.faults import ContentFault


def add_folder(parser: ArgumentParser) -> None:
    parser.add_argument(
        "folder", nargs="?", type=Path, default=settings.BASE_DIR / "content", help="by default content"
    )


def existing(folder: Path) -> Path:
    if not folder.is_dir():
        raise CommandError(f"There is no folder {folder}.")
    return folder


def told(folder: Path, path: str | ContentFault) -> str:
    """A file of the folder, or a fault in it, named from where the command was started."""
    shown = os.path.relpath(folder)
    return f"{folder if shown.startswith('..') else shown}/{path}"
