"""What is asked of sources."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import models

from publishing.addresses import reserved_slug_fault
from publishing.models import PastPath
from sources.folding import fold
from sources.imports.planning import identities_of

MOST_WORDS = 10  # of a search


def path_of(key: str) -> str:
    """Where readers find the source of a key."""
    return f"/sources/{key}/"


class KeysTaken:
    """``key in keys``: a source has the key, it cannot be part of an address, or its address was another document's."""

    def __init__(self, sources: "SourceQuerySet"):
        self.sources = sources

    def __contains__(self, key: str) -> bool:
        if reserved_slug_fault(key) or self.sources.filter(key=key).exists():
            return True
        return PastPath.objects.filter(path=path_of(key)).exists()


class SourceQuerySet(models.QuerySet):
    """Which sources, in which order."""

    def search(self, text: str):
        """Those in whose key, title, names or year every word of a text stands, whatever its accents and capitals."""
        found = self
        for word in fold(text).split()[:MOST_WORDS]:
            found = found.filter(search_text__contains=word)
        return found

    def in_order(self):
        """As a bibliography lists them: by name, year and title."""
        return self.order_by("sort_text", "key")

    def alike(self, items: Iterable[Mapping[str, Any]]):
        """Those that share a DOI, ISBN, key, or author, year and title with any of some items."""
        columns = {"DOI": "csl__DOI__in", "ISBN": "csl__ISBN__in", "work": "fingerprint__in", "key": "key__in"}
        wanted: dict[str, list[str]] = {}
        for kind, value in (identity for item in items for identity in identities_of(item)):
            wanted.setdefault(columns[kind], []).append(value)
        condition = models.Q()
        for column, values in wanted.items():
            condition |= models.Q((column, values))
        return self.filter(condition) if wanted else self.none()

    def keys_taken(self) -> KeysTaken:
        """The keys that no other source can have."""
        return KeysTaken(self)
