"""The difference of two versions, in plain values: no ORM, no Django. Words are compared by lxml.html.diff."""

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from html import escape
from itertools import zip_longest
from typing import Any, Literal

from lxml import html as lxml_html
from lxml.html.diff import htmldiff

from publishing.compilation.links import without_mentions, without_note_references

BLOCK = re.compile(
    r'<div class="block block-[\w-]+" id="[^"]*-b(\w*)">(.*?)</div>(?=\n<div class="block |\Z)', re.DOTALL
)
ID_ATTRIBUTE = re.compile(r' id="[^"]*"')
LONGEST_COMPARED = 40_000  # characters; beyond this both texts are shown whole
Note = dict[str, Any]
NoteKey = Callable[[Note], Hashable]
Status = Literal["same", "changed", "added", "removed"]


@dataclass(frozen=True)
class BlockDifference:
    """One block of the two versions side by side. ``inline_html`` marks words with <ins> and <del>."""

    status: Status
    inline_html: str = ""
    old_html: str = ""
    new_html: str = ""


@dataclass(frozen=True)
class FieldDifference:
    """One field beside the body that changed."""

    label: str
    old: str
    new: str
    inline_html: str


@dataclass(frozen=True)
class NoteDifference(BlockDifference):
    """One note that came, went or changed. ``place`` is the title of the text it stands in, where there are several."""

    place: str = ""
    old_number: int | None = None
    new_number: int | None = None


def split_blocks(body: str) -> list[tuple[str, str]]:
    """The blocks of a compiled body: (short id, HTML without ids, without the numbers of notes, which all change
    when a note is put before them, and without the links that the site sets by itself)."""
    return [(key, ID_ATTRIBUTE.sub("", _of_authors(html))) for key, html in BLOCK.findall(body)]


def _of_authors(html: str) -> str:
    return without_mentions(without_note_references(html))


def mark_words(old: str, new: str) -> str:
    """One HTML with the words that left in <del> and those that came in <ins>."""
    if len(old) + len(new) > LONGEST_COMPARED:
        return f"<del>{old}</del><ins>{new}</ins>"
    return htmldiff(old, new)


def only(html: str, kept: Literal["ins", "del"]) -> str:
    """A marked text as it was (``del`` kept) or as it is now (``ins`` kept)."""
    dropped = "del" if kept == "ins" else "ins"
    root = lxml_html.fragment_fromstring(html, create_parent="div")
    for element in list(root.iter(dropped)):
        element.drop_tree()
    inner = [escape(root.text or "")] + [lxml_html.tostring(child, encoding="unicode") for child in root]
    return "".join(inner)


def _keys(blocks: Sequence[tuple[str, str]], other: Iterable[tuple[str, str]]) -> list[str]:
    shared = {key for key, _ in other}
    return [key if key in shared else html for key, html in blocks]


def _pair(old: str, new: str) -> BlockDifference:
    if old == new:
        return BlockDifference("same", new, old, new)
    marked = mark_words(old, new)
    return BlockDifference("changed", marked, only(marked, "del"), only(marked, "ins"))


def compare_blocks(old: Sequence[tuple[str, str]], new: Sequence[tuple[str, str]]) -> list[BlockDifference]:
    """Align two bodies by the ids of their blocks and compare what stands against each other."""
    differences: list[BlockDifference] = []
    matcher = SequenceMatcher(a=_keys(old, new), b=_keys(new, old), autojunk=False)
    for tag, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        if tag == "equal":
            pairs = zip(old[old_start:old_end], new[new_start:new_end], strict=True)
            differences += [_pair(before, after) for (_, before), (_, after) in pairs]
            continue
        for _, html in old[old_start:old_end]:
            marked = f"<del>{html}</del>"
            differences.append(BlockDifference("removed", marked, old_html=marked))
        for _, html in new[new_start:new_end]:
            marked = f"<ins>{html}</ins>"
            differences.append(BlockDifference("added", marked, new_html=marked))
    return differences


def _shown(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(_shown(item) for item in value)
    if isinstance(value, dict):
        return ", ".join(str(item) for item in value.values() if item)
    return "" if value is None else str(value)


def compare_fields(old: dict[str, Any], new: dict[str, Any], labels: dict[str, str]) -> list[FieldDifference]:
    """The labelled fields that differ, in the order of the labels."""
    found = []
    for name, label in labels.items():
        before, after = _shown(old.get(name)), _shown(new.get(name))
        if before != after:
            marked = mark_words(f"<p>{escape(before)}</p>", f"<p>{escape(after)}</p>")
            found.append(FieldDifference(label, before, after, marked))
    return found


def compare_links(old: Iterable[dict[str, Any]], new: Iterable[dict[str, Any]]) -> tuple[list[dict], list[dict]]:
    """The links of authors that came and those that went: ``{"text", "href"}``."""

    def counted(links: Iterable[dict[str, Any]]) -> Counter[tuple[str, str]]:
        return Counter((link["text"], link["href"]) for link in links if not link.get("is_mention"))

    before, after = counted(old), counted(new)
    return (
        [{"text": text, "href": href} for text, href in (after - before).elements()],
        [{"text": text, "href": href} for text, href in (before - after).elements()],
    )


def compare_notes(old: Sequence[Note], new: Sequence[Note]) -> list[NoteDifference]:
    """The notes that differ, aligned by the text they stand in and what they cite.

    Notes are as versions hold them, each with ``text``, the key of its text, and ``place``.
    """
    found = [_note_difference(before, after) for before, after in _aligned(old, new, [_cited, _sources])]
    return [difference for difference in found if difference.status != "same"]


def _aligned(
    old: Sequence[Note], new: Sequence[Note], keys: Sequence[NoteKey]
) -> Iterator[tuple[Note | None, Note | None]]:
    """Notes against each other by the first key; those that it leaves over, by the next ones, then by their order."""
    if not keys or not old or not new:
        yield from zip_longest(old, new)
        return
    key, *others = keys
    matcher = SequenceMatcher(a=[key(note) for note in old], b=[key(note) for note in new], autojunk=False)
    for tag, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        yield from _aligned(old[old_start:old_end], new[new_start:new_end], [] if tag == "equal" else others)


def _cited(note: Note) -> Hashable:
    return (note["text"], *(tuple(sorted(cite.items())) for cite in note["cites"]))


def _sources(note: Note) -> Hashable:
    return (note["text"], *(cite["document"] for cite in note["cites"]))


def _note_difference(before: Note | None, after: Note | None) -> NoteDifference:
    numbers = {"old_number": before and before["number"], "new_number": after and after["number"]}
    shown = {"place": (after or before or {})["place"], **numbers}
    if before is None or after is None:
        kind: Literal["ins", "del"] = "ins" if before is None else "del"
        marked = f"<{kind}>{(after or before or {})['html']}</{kind}>"
        sides = {"new_html": marked} if before is None else {"old_html": marked}
        return NoteDifference("added" if before is None else "removed", marked, **sides, **shown)
    return NoteDifference(**vars(_pair(before["html"], after["html"])), **shown)
