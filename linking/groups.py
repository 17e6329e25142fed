"""Which texts belong together: the sections of an article and the article itself, by what is published now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from django.db.models import F

from linking.models import LinkText
from publishing.models import VersionMember

_CURRENT = {"version": F("version__document__current_version")}


def containers_of(documents: Iterable[int]) -> dict[int, int]:
    """The document that lists each of some documents; one that lists others stands for itself."""
    rows = VersionMember.objects.filter(**_CURRENT)
    listed = rows.filter(member__document__in=list(documents)).values_list("member__document", "version__document")
    lists = rows.filter(version__document__in=list(documents)).values_list("version__document", flat=True)
    return dict(listed) | {document: document for document in lists}


def members_of(containers: Iterable[int]) -> dict[int, set[int]]:
    """All documents of each group, by the key of the document that lists them."""
    rows = VersionMember.objects.filter(version__document__in=list(containers), **_CURRENT)
    found: dict[int, set[int]] = {container: {container} for container in containers}
    for container, member in rows.values_list("version__document", "member__document"):
        found[container].add(member)
    return found


def grouped(documents: Iterable[int]) -> list[list[int]]:
    """Documents that belong together, together."""
    keys = list(dict.fromkeys(documents))
    containers = containers_of(keys)
    groups: dict[int, list[int]] = defaultdict(list)
    for key in keys:
        groups[containers.get(key, key)].append(key)
    return list(groups.values())


def batches(documents: Iterable[int], at_once: int) -> Iterator[list[int]]:
    """Some documents at a time; what belongs together is never apart, so that no text is decided about twice."""
    batch: list[int] = []
    for group in grouped(documents):
        batch += group
        if len(batch) >= at_once:
            yield batch
            batch = []
    if batch:
        yield batch


def named_by(documents: Iterable[int]) -> dict[int, frozenset[str]]:
    """The entries that each text names in full."""
    rows = LinkText.objects.filter(document__in=list(documents)).values_list("document", "named")
    return {document: frozenset(named) for document, named in rows}


def named_elsewhere(document: int, container: int | None, instead: dict[int, frozenset[str]] | None = None):
    """The entries that the other texts of a document's group name in full. One query.

    ``instead`` are those of texts that are about to be published.
    """
    found = {}
    if container is not None:
        listed = VersionMember.objects.filter(version__document=container, **_CURRENT).values("member__document")
        rows = LinkText.objects.filter(document__in=listed) | LinkText.objects.filter(document=container)
        found = {key: frozenset(named) for key, named in rows.values_list("document", "named")}
    found |= instead or {}
    return frozenset().union(*(named for key, named in found.items() if key != document))
