"""Renders one fixture of the CSL test suite by pandoc's citation processor."""

import json
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.csl_fixtures import Fixture

Node = dict[str, Any]

TAGS = {
    "Strong": "<b>{}</b>",
    "Superscript": "<sup>{}</sup>",
    "Subscript": "<sub>{}</sub>",
    "SmallCaps": '<span style="font-variant:small-caps;">{}</span>',
    "Underline": '<span style="text-decoration:underline;">{}</span>',
}


def render(fixture: Fixture, pandoc: str, longest: float) -> str:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "style.csl").write_text(_style(fixture), encoding="utf-8")
        (folder / "items.json").write_text(json.dumps(fixture.items), encoding="utf-8")
        files = [f"--csl={folder}/style.csl", f"--bibliography={folder}/items.json"]
        command = [pandoc, "--from=json", "--to=json", "--citeproc", *files]
        done = subprocess.run(
            command, input=json.dumps(_document(fixture)).encode(), capture_output=True, timeout=longest
        )
    if done.returncode:
        raise RuntimeError(done.stderr.decode())
    blocks = json.loads(done.stdout)["blocks"]
    if fixture.mode == "bibliography":
        [references] = [block for block in blocks if block["t"] == "Div" and block["c"][0][0] == "refs"]
        return "\n".join(_blocks(entry["c"][1]) for entry in references["c"][1])
    return "\n".join(_inlines(span["c"][1]) for span in _spans(blocks))


def _style(fixture: Fixture) -> str:
    """Pandoc begins each note with a capital; most fixtures of styles with notes do not mean a note."""
    if any(placed.note for placed in fixture.citations):
        return fixture.style
    return fixture.style.replace('class="note"', 'class="in-text"', 1)


def _document(fixture: Fixture) -> Node:
    """A paragraph for each citation; before those that have a note, as many others as there must be."""
    blocks: list[Node] = []
    note = 0
    for place, placed in enumerate(fixture.citations):
        while placed.note > note + 1:
            blocks.append(_paragraph({"t": "Note", "c": [_paragraph({"t": "Str", "c": "-"})]}))
            note += 1
        note = placed.note or note
        cite = {"t": "Cite", "c": [[_citation(one) for one in placed.cites], []]}
        blocks.append(_paragraph({"t": "Span", "c": [[f"cite-{place}", [], []], [cite]]}))
    listed = [{"t": "Cite", "c": [[_citation({"id": id}) for id in fixture.listed], []]}] if fixture.listed else []
    meta = {"nocite": {"t": "MetaInlines", "c": listed}} if listed else {}
    return {"pandoc-api-version": [1, 23, 1], "meta": meta, "blocks": blocks}


def _paragraph(inline: Node) -> Node:
    return {"t": "Para", "c": [inline]}


def _citation(cite: Node) -> Node:
    locator = f"{{{cite.get('label', 'page').replace('-', ' ')} {cite['locator']}}}" if cite.get("locator") else "{}"
    suffix = locator + str(cite.get("suffix") or "")
    return {
        "citationId": str(cite["id"]),
        "citationPrefix": [{"t": "Str", "c": cite["prefix"]}] if cite.get("prefix") else [],
        "citationSuffix": [{"t": "Str", "c": suffix}],
        "citationMode": {"t": "SuppressAuthor" if cite.get("suppress-author") else "NormalCitation"},
        "citationNoteNum": 0,
        "citationHash": 0,
    }


def _spans(node: Any) -> Iterator[Node]:
    if isinstance(node, list):
        for child in node:
            yield from _spans(child)
    elif isinstance(node, dict):
        if node.get("t") == "Span" and node["c"][0][0].startswith("cite-"):
            yield node
        else:
            yield from _spans(node.get("c"))


def _blocks(blocks: list[Node]) -> str:
    return " ".join(_blocks(block["c"][1]) if block["t"] == "Div" else _inlines(block["c"]) for block in blocks)


def _inlines(inlines: list[Node], emphasised: bool = False) -> str:
    return "".join(_inline(inline, emphasised) for inline in inlines)


def _inline(inline: Node, emphasised: bool) -> str:
    kind, content = inline["t"], inline.get("c")
    if kind == "Emph":
        inner = _inlines(content, not emphasised)
        return f'<span style="font-style:normal;">{inner}</span>' if emphasised else f"<i>{inner}</i>"
    if kind in TAGS:
        return TAGS[kind].format(_inlines(content, emphasised))
    if kind == "Quoted":
        opening, closing = "“”" if content[0]["t"] == "DoubleQuote" else "‘’"
        return opening + _inlines(content[1], emphasised) + closing
    if kind in ("Span", "Cite", "Link"):
        return _inlines(content[1], emphasised)
    if kind == "Note":
        return _blocks(content)
    if kind == "Str":
        return str(content)
    return " "
