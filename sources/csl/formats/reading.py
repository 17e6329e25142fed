"""What came out of a file: its items, and what could not be read."""

from dataclasses import dataclass, field
from typing import Any

from sources.csl.plain import UNWRITABLE

Item = dict[str, Any]

DEEPEST = 20  # lists and objects within each other; CSL-JSON needs six


@dataclass
class Reading:
    """Items and faults, each with the place in the file where it stands: ``line 12 (chen1994)``."""

    items: list[tuple[str, Item]] = field(default_factory=list)
    faults: list[tuple[str, str]] = field(default_factory=list)


def place(line: int, key: str = "") -> str:
    return f"line {line} ({shortened(key)})" if key else f"line {line}"


def shortened(text: str, most: int = 80) -> str:
    text = " ".join(text.split())
    return text if len(text) <= most else f"{text[: most - 1]}…"


def writable(value: Any, depth: int = 0) -> Any:
    """Without the characters that no database takes, nor what is nested deeper than an item can be."""
    if isinstance(value, str):
        return UNWRITABLE.sub("", value)
    if depth > DEEPEST:
        return None
    if isinstance(value, list):
        return [writable(part, depth + 1) for part in value]
    if isinstance(value, dict):
        return {UNWRITABLE.sub("", name): writable(part, depth + 1) for name, part in value.items()}
    return value
