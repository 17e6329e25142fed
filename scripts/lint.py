"""Runs every check that needs no test, and says at the end which failed."""

import subprocess
import sys
from pathlib import Path

from scripts.bootstrap import PROJECT

BIN = Path(sys.executable).parent
MANAGE = [sys.executable, "manage.py"]
CHECKS = {
    "lint rules (ruff check)": [BIN / "ruff", "check", "."],
    "form of the code (make format mends it)": [BIN / "ruff", "format", "--check", "."],
    "types of the pure modules (mypy)": [BIN / "mypy"],
    "system checks": [*MANAGE, "check", "--fail-level", "WARNING"],
    "missing migrations": [*MANAGE, "makemigrations", "--check", "--dry-run"],
    "form of the content files (make format mends it)": [*MANAGE, "format_content", "--check"],
    "sources, parts and lengths of the content files": [*MANAGE, "check_content"],
}


def main() -> int:
    """Return 1 if any check failed."""
    failed = []
    for name, command in CHECKS.items():
        print(f"--- {name}", flush=True)
        if subprocess.call([str(part) for part in command], cwd=PROJECT):
            failed.append(name)
    for name in failed:
        print(f"FAILED: {name}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
