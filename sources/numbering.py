"""Citations in compiled HTML become numbered references to notes, in plain strings: no ORM, no Django.

A citation comes as ``<a data-cites="[{…}]">[Chen 1994, ch. 3]</a>``. If some of its sources were deleted, it has
``data-missing`` too; if it could not be read at all, ``data-fault`` says why.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from html import unescape

from publishing.compilation.structure import Block, Cite

MARKER = r"<a\b(?=[^>]*\sdata-(?:cites|missing)=)[^>]*>.*?</a>"
SPACE = r"(?:\s|&nbsp;){0,8}"
# Citations that stand together, with the space before them and the punctuation after them: by the rules of the style
# a note's number follows the punctuation.
GROUP = re.compile(rf"{SPACE}({MARKER}(?:{SPACE}{MARKER})*)([.,;:!?…]*)", re.DOTALL)
PARTS = re.compile(r"<a\b([^>]*)>(.*?)</a>", re.DOTALL)
ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')
TAG = re.compile(r"<[^>]+>")


@dataclass(frozen=True)
class Reference:
    """One number in a text: the block where it stands, what it cites, and the words that editors see there.

    ``fault`` says in plain words what is wrong with the citation itself.
    """

    number: int
    block: str
    cites: tuple[Cite, ...]
    words: str
    fault: str = ""


def number_references(blocks: Sequence[Block], anchor: str) -> tuple[tuple[Block, ...], tuple[Reference, ...]]:
    """The blocks with numbers for citations, counted over all of them, and what each number stands for.

    >>> [block], [reference] = number_references([Block("b", "text", '<p>So <a data-cites="[]">[X]</a>.</p>')], "s1")
    >>> block.html
    '<p>So.<sup class="note-reference"><a href="#s1-n1" id="s1-r1" role="doc-noteref">1</a></sup></p>'
    """
    references: list[Reference] = []
    numbered = tuple(replace(block, html=_with_numbers(block, anchor, references)) for block in blocks)
    return numbered, tuple(references)


def _with_numbers(block: Block, anchor: str, references: list[Reference]) -> str:
    """The HTML of a block with its numbers; what they stand for is added to ``references``."""

    def numbers(group: re.Match[str]) -> str:
        found: list[str] = []
        for attributes, inner in PARTS.findall(group[1]):
            reference = _reference(len(references) + 1, block.id, dict(ATTRIBUTE.findall(attributes)), inner)
            references.append(reference)
            found.append(_number(anchor, reference.number, follows=bool(found)))
        return group[2] + "".join(found)

    return GROUP.sub(numbers, block.html)


def _reference(number: int, block: str, attributes: dict[str, str], inner: str) -> Reference:
    words = unescape(TAG.sub("", inner)).strip().removeprefix("[").removesuffix("]")
    try:
        cites = tuple(Cite(**cite) for cite in json.loads(unescape(attributes.get("data-cites", "[]"))))
    except (ValueError, TypeError):
        cites = ()
    fault = ""
    if "data-missing" in attributes:
        fault = f"A source that “{words}” cites has been deleted. Cite another source or take the citation out."
    elif not cites:
        fault = unescape(attributes.get("data-fault", "")) or "This citation names no source. Remove it and cite again."
    return Reference(number, block, cites, words, fault)


def _number(anchor: str, number: int, *, follows: bool) -> str:
    comma = '<span class="note-reference__comma">, </span>' if follows else ""
    link = f'<a href="#{anchor}-n{number}" id="{anchor}-r{number}" role="doc-noteref">{number}</a>'
    return f'<sup class="note-reference">{comma}{link}</sup>'
