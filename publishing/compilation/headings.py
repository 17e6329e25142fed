"""Step: headings get ids that last. No ORM, no Django."""

import re
import unicodedata
from dataclasses import replace
from html import unescape

from publishing.compilation.structure import Block, Compilation, Heading

HEADING = re.compile(r"^<h([34])>(.*)</h\1>$", re.DOTALL)
TAG = re.compile(r"<[^>]+>")
LONGEST_ANCHOR = 60  # characters


def anchor_text(text: str) -> str:
    """A heading's words as they may stand in an id, in any script.

    >>> anchor_text("Who decided, Moscow or Beijing?")
    'who-decided-moscow-or-beijing'
    >>> anchor_text("抗美援朝")
    '抗美援朝'
    """
    folded = unicodedata.normalize("NFC", text).lower()
    words = re.sub(r"[^\w]+", "-", folded).strip("-")
    return words[:LONGEST_ANCHOR].rstrip("-") or "heading"


def _free(anchor: str, taken: set[str]) -> str:
    candidate, count = anchor, 1
    while candidate in taken:
        count += 1
        candidate = f"{anchor}-{count}"
    return candidate


def anchor_headings(compilation: Compilation) -> Compilation:
    """Give every heading block an id: the one it had in the version before, or one made of its words."""
    kept = {
        block.id: compilation.previous_anchors[block.id]
        for block in compilation.blocks
        if block.kind == "heading" and block.id in compilation.previous_anchors
    }
    taken = set(kept.values())
    blocks: list[Block] = []
    contents: list[Heading] = []
    for block in compilation.blocks:
        match = HEADING.match(block.html) if block.kind == "heading" else None
        if match is None:
            blocks.append(block)
            continue
        level, inner = match.groups()
        text = unescape(TAG.sub("", inner)).strip()
        anchor = kept.pop(block.id, None) or _free(f"{compilation.anchor}-{anchor_text(text)}", taken)
        taken.add(anchor)
        blocks.append(replace(block, html=f'<h{level} id="{anchor}">{inner}</h{level}>'))
        contents.append(Heading(level=int(level), text=text, anchor=anchor, block=block.id))
    return replace(compilation, blocks=tuple(blocks), contents=tuple(contents))
