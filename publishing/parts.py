"""What apps show of a version beside its page, at ``<path>v<n>/<name>/``."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse

if TYPE_CHECKING:
    from publishing.models import Version

# The version is one that readers may have: withheld and restricted ones are answered before.
Part = Callable[[HttpRequest, "Version"], HttpResponse]
_parts: dict[str, Part] = {}


def register_part(name: str, view: Part) -> None:
    """Answer ``<path>v<n>/<name>/`` by a view. Called in ``AppConfig.ready()``."""
    _parts[name] = view


def find_part(name: str) -> Part | None:
    return _parts.get(name)
