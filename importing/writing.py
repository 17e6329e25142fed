"""Writing files so that a reader finds the old one or the new one, never half of either."""

import os
from pathlib import Path


def write_if_changed(path: Path, data: bytes) -> bool:
    """Give a file this content; tells whether it had another."""
    if path.is_file() and path.read_bytes() == data:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        unfinished.write_bytes(data)
        os.replace(unfinished, path)
    finally:
        unfinished.unlink(missing_ok=True)
    return True
