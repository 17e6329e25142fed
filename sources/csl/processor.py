"""Notes and bibliography entries in a citation style, made by pandoc's citation processor.

A start of pandoc costs some 200 ms, however much it formats: a section's notes, or many entries, go through one run.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sources.csl import pandoc
from sources.csl.cited import CiteItem
from sources.csl.family_first import in_order
from sources.csl.faults import ProcessorFault
from sources.csl.inlines import html_of
from sources.csl.items import cleaned
from sources.csl.listing import as_published, nowhere_named
from sources.csl.locators import citation, restored

__all__ = ["STYLES", "CiteItem", "ProcessorFault", "format_entries", "format_notes"]

STYLES = {"chicago": "Chicago", "mla": "MLA", "apa": "APA"}
WITH_INITIALS = ("apa",)  # where every name is turned round in any case
LANGUAGE: pandoc.Node = {"lang": {"t": "MetaString", "c": "en-US"}}

Item = Mapping[str, Any]
Cluster = Sequence[CiteItem]


def format_notes(items: Mapping[str, Item], clusters: Sequence[Cluster], style: str = "chicago") -> list[str]:
    """HTML of each cluster, in order: a cluster is a note, or in a style without notes the words in brackets."""
    cited = sorted({cite.id for cluster in clusters for cite in cluster})
    for id in cited:
        if id not in items:
            raise ProcessorFault(f"The source “{id}” is cited but is not among the sources.")
    if any(not cluster for cluster in clusters):
        raise ProcessorFault("A citation names no source.")
    if not cited:
        return []
    names = {id: f"item-{place}" for place, id in enumerate(cited)}
    paragraphs = [_paragraph(_cite([citation(cite, names[cite.id]) for cite in cluster])) for cluster in clusters]
    meta: dict[str, pandoc.Node] = {**LANGUAGE, "suppress-bibliography": {"t": "MetaBool", "c": True}}
    blocks = pandoc.cite(
        paragraphs, [cleaned(items[id], names[id], style not in WITH_INITIALS) for id in cited], style, meta
    )
    return [restored(in_order(html_of(_note(block["c"])))) for block in blocks[: len(clusters)]]


def format_entries(items: Sequence[Item], style: str) -> dict[str, str]:
    """HTML of each item's bibliography entry, by id, in the order of the style's bibliography."""
    ids = {f"item-{place}": str(item["id"]) for place, item in enumerate(items)}
    if len(set(ids.values())) < len(ids):
        raise ProcessorFault("Two of the sources to be listed have the same key.")
    if not ids:
        return {}
    entries = _bibliography(dict(zip(ids, items, strict=True)), style)
    missing = {name: item for name, item in zip(ids, items, strict=True) if not entries.get(name)}
    if missing:
        again = _bibliography({name: as_published(item) for name, item in missing.items()}, style)
        entries |= {name: nowhere_named(html) for name, html in again.items()}
    return {ids[name]: html for name, html in entries.items()}


def _bibliography(items: Mapping[str, Item], style: str) -> dict[str, str]:
    everything = _cite([citation(CiteItem(name), name) for name in items])
    meta: dict[str, pandoc.Node] = {**LANGUAGE, "nocite": {"t": "MetaInlines", "c": [everything]}}
    ready = [cleaned(item, name, style not in WITH_INITIALS) for name, item in items.items()]
    return dict(_entries(pandoc.cite([], ready, style, meta)))


def _paragraph(inline: pandoc.Node) -> pandoc.Node:
    return {"t": "Para", "c": [inline]}


def _cite(citations: Sequence[pandoc.Node]) -> pandoc.Node:
    return {"t": "Cite", "c": [list(citations), []]}


def _note(inlines: Sequence[pandoc.Node]) -> list[pandoc.Node]:
    """What the processor put into a paragraph: the text of its note, or the citation itself."""
    [cite] = inlines
    content: list[pandoc.Node] = cite["c"][1]
    if [inline["t"] for inline in content] == ["Note"]:
        return [inline for block in content[0]["c"] for inline in block["c"]]
    return content


def _entries(blocks: Sequence[pandoc.Node]) -> Iterator[tuple[str, str]]:
    for references in blocks:
        for entry in references["c"][1]:
            [name, *_] = entry["c"][0]
            inlines = [inline for block in _paragraphs(entry["c"][1]) for inline in block["c"]]
            yield name.removeprefix("ref-"), in_order(html_of(inlines)).strip()


def _paragraphs(blocks: Sequence[pandoc.Node]) -> Iterator[pandoc.Node]:
    for block in blocks:
        if block["t"] == "Div":
            yield from _paragraphs(block["c"][1])
        else:
            yield block
