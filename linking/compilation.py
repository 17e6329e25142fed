"""Step: the first mention of every entry becomes a link; what was decided is kept for when the version is recorded."""

from __future__ import annotations

from dataclasses import dataclass, replace

from linking.deciding import Place, Surroundings, places
from linking.groups import named_elsewhere
from linking.index import Names, current_names, with_changes
from linking.models import LinkDecision
from linking.readings import Reading, read_text
from linking.registry import entry_of_draft, target_kinds
from linking.showing import with_links
from publishing.actions.publication_sets import arriving_paths
from publishing.compilation.bodies import distinct
from publishing.compilation.links import without_mentions
from publishing.compilation.structure import Compilation
from publishing.compilation.together import Together, together
from publishing.models import Document

KEPT = "linking"


@dataclass(frozen=True)
class Linked:
    """What was decided about a draft's text, and what that rests on."""

    places: tuple[Place, ...]
    named: frozenset[str]
    folded: str
    names: Names
    elsewhere: frozenset[str]
    decisions: frozenset[int]


def link_names(compilation: Compilation) -> Compilation:
    """Link the names in a draft, as the names are now and as they will be by what is published together with it."""
    under_way = together.get()
    names = _names(under_way)
    reading = _reading(compilation, names, under_way)
    own = compilation.document or 0
    elsewhere = named_elsewhere(own, compilation.container, _arriving(compilation, names, under_way))
    decisions = tuple(LinkDecision.objects.for_text(compilation.document)) if _has_text(compilation) else ()
    around = Surroundings(compilation.document, frozenset(compilation.subjects), elsewhere, decisions)
    found = places(reading, names, around)
    kept = Linked(
        tuple(found),
        reading.named,
        reading.folded,
        names,
        elsewhere,
        frozenset(decision.pk for decision in decisions),
    )
    shown = {(place.block, place.start): place for place in found if place.is_first}
    paths = _paths({place.target_id for place in shown.values()})
    html = with_links(reading.blocks, [(p.block, p.start, p.end, p.target_id) for p in shown.values()], paths)
    keys = _keys(compilation)
    blocks = tuple(
        replace(block, html=html.get(key, block.html)) for key, block in zip(keys, compilation.blocks, strict=True)
    )
    return replace(compilation, blocks=blocks, kept={**compilation.kept, KEPT: kept})


def _has_text(compilation: Compilation) -> bool:
    return bool(compilation.texts) or compilation.body_required


def _keys(compilation: Compilation) -> list[str]:
    return distinct(block.short_id for block in compilation.blocks)


def _names(under_way: Together | None) -> Names:
    """The names that hold once all is published that is published together."""
    names = current_names()
    if under_way is None:
        return names
    known = under_way.kept.get("linking.names")
    if known is None or known[0] != names.stamp:
        targets = {key: draft for key, draft in under_way.drafts.items() if draft._meta.label_lower in target_kinds()}
        changes = {str(key): entry_of_draft(draft) for key, draft in targets.items()}
        known = under_way.kept["linking.names"] = (names.stamp, with_changes(names, changes))
        under_way.kept["linking.readings"] = {}
    return known[1]


def _reading(compilation: Compilation, names: Names, under_way: Together | None) -> Reading:
    """A text as it is before links are set in it. It is read once for all that are published together with it."""
    pairs = zip(_keys(compilation), compilation.blocks, strict=True)
    contents = {key: without_mentions(block.html) for key, block in pairs} if _has_text(compilation) else {}
    readings = under_way.kept["linking.readings"] if under_way is not None else {}
    known = readings.get(compilation.document)
    if known is None or known[0] != contents:
        known = readings[compilation.document] = (contents, read_text(compilation.title, contents, names))
    return known[1]


def _arriving(compilation: Compilation, names: Names, under_way: Together | None) -> dict[int, frozenset[str]]:
    """What those texts of the same article name in full that are published together with this one."""
    container = compilation.container
    if under_way is None or container is None:
        return {}
    peers = [one for one in under_way.compilations.values() if container in (one.container, one.document)]
    return {peer.document: _reading(peer, names, under_way).named for peer in peers if peer.document}


def _paths(targets: set[int | None]) -> dict[int, str]:
    """Where the targets are, or will be in a moment."""
    paths = {key: path for key, path in arriving_paths.get().items() if key in targets}
    missing = targets - paths.keys()
    rows = Document.objects.live().filter(pk__in=missing).values_list("pk", "path") if missing else ()
    return paths | dict(rows)
