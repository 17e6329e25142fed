"""Published texts with the decisions that hold for them now, or would hold with other names. Writes nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from linking.deciding import Place, Surroundings, places
from linking.differences import Difference, difference
from linking.groups import containers_of, members_of, named_by
from linking.index import Names
from linking.models import LinkDecision, LinkText, Mention
from linking.readings import Reading, has_text, read_version
from linking.registry import subjects_of
from linking.searching import patterns_of
from publishing.models import Document, Version


@dataclass(frozen=True)
class Examined:
    """A document's current text, what is stored about it (``rows``) and what should be (``places``)."""

    document: Document
    reading: Reading
    around: Surroundings
    rows: tuple[Mention, ...]
    places: tuple[Place, ...]

    @property
    def version(self) -> Version:
        return self.document.current_version

    @property
    def difference(self) -> Difference:
        return difference(self.document.pk, self.rows, self.places, self.reading.blocks.texts)


def examine(documents: Iterable[int], names: Names) -> list[Examined]:
    """Decide anew about some texts, and about others of the same articles whose evidence changes by that.

    ``documents`` must hold all of a group whose texts names can have changed in: then the order does not matter.
    """
    asked = set(documents)
    containers = containers_of(asked)
    groups = members_of(set(containers.values()))
    stored = named_by(asked.union(*groups.values()))
    readings = {document.pk: (document, read_version(document.current_version, names)) for document in _load(asked)}
    news: dict[int, frozenset[str]] = defaultdict(frozenset)  # what groups name in full that they did not, or no more
    for key, (_, reading) in readings.items():
        if key in containers:
            news[containers[key]] |= reading.named ^ stored.get(key, frozenset())
    others = _touched_by({key: groups[key] - asked for key in news}, news, names)
    # Their own words were not touched: what they name in full stays as it is.
    readings |= {one.pk: (one, read_version(one.current_version, names)) for one in _load(others)}
    containers |= dict.fromkeys(others) | containers_of(others)
    named = stored | {key: reading.named for key, (_, reading) in readings.items()}
    around = _surroundings({key: document for key, (document, _) in readings.items()}, containers, groups, named)
    rows = _rows(readings)
    return [
        Examined(
            document,
            reading,
            around[key],
            tuple(rows[key]),
            tuple(places(reading, names, around[key])) if has_text(document.kind) else (),
        )
        for key, (document, reading) in sorted(readings.items())
    ]


def _touched_by(groups: Mapping[int, set[int]], news: Mapping[int, frozenset[str]], names: Names) -> set[int]:
    """The texts in which an entry may be meant of which other texts of their group say something new."""
    containers = {key: container for container, keys in groups.items() if news[container] for key in keys}
    patterns = {
        container: {one for key in news[container] if key in names.entries for one in patterns_of(names.entries[key])}
        for container in set(containers.values())
    }
    rows = LinkText.objects.filter(document__in=containers).order_by().values_list("document", "folded")
    return {key for key, folded in rows if any(one in f" {folded} " for one in patterns[containers[key]])}


def examine_one(document: Document, names: Names) -> Examined:
    """One text alone."""
    return next(one for one in examine([document.pk], names) if one.document.pk == document.pk)


def _load(documents: Iterable[int]) -> list[Document]:
    """Withdrawn ones too: their last version may stay readable, and they may come back."""
    return list(Document.objects.published().filter(pk__in=documents).select_related("current_version__document"))


def _rows(documents: Iterable[int]) -> dict[int, list[Mention]]:
    rows: dict[int, list[Mention]] = defaultdict(list)
    found = Mention.objects.current().filter(version__document__in=list(documents)).select_related("version")
    for row in found.in_order().defer("version__body", "version__source", "version__plain_text"):
        rows[row.version.document_id].append(row)
    return rows


def _surroundings(
    documents: Mapping[int, Document],
    containers: Mapping[int, int | None],
    groups: Mapping[int, set[int]],
    named: Mapping[int, frozenset[str]],
) -> dict[int, Surroundings]:
    everywhere = list(LinkDecision.objects.active().filter(document=None))
    own: dict[int, list[LinkDecision]] = defaultdict(list)
    for decision in LinkDecision.objects.active().filter(document__in=list(documents)).order_by("pk"):
        own[decision.document_id].append(decision)
    above = _load({key for key in containers.values() if key})
    subjects = {document.pk: subjects_of(document.current_version) for document in above}
    found = {}
    for key, document in documents.items():
        container = containers.get(key)
        peers = groups.get(container, set()) - {key} if container else set()
        found[key] = Surroundings(
            key,
            subjects_of(document.current_version)
            | (subjects.get(container, frozenset()) if container else frozenset()),
            frozenset().union(*(named.get(peer, frozenset()) for peer in peers)),
            (*everywhere, *own[key]),
        )
    return found
