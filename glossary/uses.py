"""Where something is used on pages that readers can read, for the lists at the end of its own page."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from publishing.editions import Edition
from publishing.models import Document
from publishing.usage import Place, uses_of_document
from sources.folding import fold

LISTED = 2  # steps below the front page: what is further down is listed there, a section with its article


def live_uses(edition: Edition) -> list[dict[str, Any]]:
    """Where a term is used on pages that its readers can read, each with the page that contains it. Two queries."""
    uses = [
        use
        for use in uses_of_document(edition.document)
        if not use.state and not any(use.document.path.startswith(path) for path in edition.restricted_paths)
    ]
    above = {use.document.path: _above(use.document.path) for use in uses}
    titles = dict(
        Document.objects.live()
        .filter(path__in={path for paths in above.values() for path in paths})
        .values_list("path", "current_version__title")
    )
    containers = {path: next((each for each in paths if each in titles), "") for path, paths in above.items()}
    # A page that contains others that are listed stands with them.
    containers |= {path: path for path in set(containers.values()) & set(containers)}
    titles |= {use.document.path: use.version.title for use in uses}
    return [
        {
            "title": use.version.title,
            "path": use.document.path,
            "container": titles.get(containers[use.document.path], ""),
            "container_path": containers[use.document.path],
            "places": list(dict.fromkeys(use.places)),
        }
        for use in uses
    ]


def _above(path: str) -> list[str]:
    """
    >>> _above("/articles/the-intervention/introduction/"), _above("/historiography/questions/who/orthodox/")
    (['/articles/the-intervention/', '/articles/'], ['/historiography/questions/', '/historiography/'])
    """
    steps = path.strip("/").split("/")[:-1][:LISTED]
    return [f"/{'/'.join(steps[:end])}/" for end in range(len(steps), 0, -1)]


def grouped_uses(uses: Sequence[dict[str, Any]], title: str) -> list[dict[str, Any]]:
    """The pages of each container from A to Z; those that stand by themselves come last.

    A page leads to the first place. Words are told where they are not the title itself.
    """
    own = f"“{title}”"
    ordered = sorted(uses, key=lambda use: (not use["container"], use["container_path"], *_order(use)))
    return [
        {"title": container, "pages": [_page(use, own) for use in group]}
        for (container, _), group in groupby(ordered, key=lambda use: (use["container"], use["container_path"]))
    ]


def _order(use: dict[str, Any]) -> tuple[bool, str, str]:
    return use["path"] != use["container_path"], fold(use["title"]), use["path"]


def _page(use: dict[str, Any], own: str) -> dict[str, Any]:
    places: list[Place] = use["places"]
    first, *further = places
    return {
        "title": use["title"],
        "address": first.address,
        "words": "" if first.words == own else first.words,
        "further": further,
    }
