"""Running pandoc's citation processor on a syntax tree."""

import json
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pypandoc

from sources.csl.faults import InputFault, ProcessorFault

STYLES = Path(__file__).parent / "styles"
LONGEST_RUN = 60  # seconds; 2,000 citations take about four
FAILED = "Sources cannot be read or formatted"
API_VERSION = (1, 23, 1)

Node = dict[str, Any]


def cite(
    blocks: Sequence[Node], items: Sequence[Mapping[str, Any]], style: str, meta: Mapping[str, Node]
) -> list[Node]:
    """The blocks with their citations formatted, and the bibliography after them."""
    tree = {"pandoc-api-version": API_VERSION, "meta": meta, "blocks": list(blocks)}
    with tempfile.TemporaryDirectory(prefix="citing-") as folder:
        bibliography = Path(folder) / "items.json"
        bibliography.write_text(json.dumps(list(items)))
        arguments = [
            "--from=json",
            "--to=json",
            "--citeproc",
            f"--csl={style_file(style)}",
            f"--bibliography={bibliography}",
        ]
        formatted: list[Node] = run(arguments, json.dumps(tree))["blocks"]
    return formatted


def style_file(style: str) -> Path:
    path = STYLES / f"{style}.csl"
    if not style.isidentifier() or not path.is_file():
        raise ProcessorFault(f"There is no citation style “{style}” here.")
    return path


def run(arguments: Sequence[str], text: str, longest: float | None = None) -> Any:
    """What pandoc writes, which is JSON. Raises ProcessorFault; InputFault where other input may do better."""
    longest = longest or LONGEST_RUN
    try:
        command = [pypandoc.get_pandoc_path(), *arguments, "--sandbox"]
        done = subprocess.run(command, input=text.encode(), capture_output=True, timeout=longest, check=False)  # noqa: S603 (pandoc of our own package)
    except OSError as problem:
        raise ProcessorFault(f"{FAILED}: the program pandoc could not be started.") from problem
    except subprocess.TimeoutExpired as problem:
        raise InputFault(f"{FAILED}: pandoc was not ready after {longest:.0f} seconds.") from problem
    if done.returncode < 0:
        raise ProcessorFault(f"{FAILED}: pandoc was stopped before it was ready. Please try again.")
    if done.returncode:
        raise InputFault(f"{FAILED}. Pandoc says: {_message(done.stderr)}")
    try:
        return json.loads(done.stdout)
    except ValueError as problem:
        raise ProcessorFault(f"{FAILED}: pandoc wrote what is no answer.") from problem


def _message(stderr: bytes) -> str:
    return " ".join(stderr.decode(errors="replace").split())[:500] or "nothing"
