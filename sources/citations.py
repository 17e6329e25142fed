"""Citations as rich text holds them: the sources cited at one place, each with a locator. No ORM, no Django.

``<a linktype="citation" items="[{&quot;source&quot;:41,&quot;locator&quot;:&quot;3&quot;}]">[Chen 1994, p. 3]</a>``:
what is cited stands in ``items``; the words are for editors only.
"""

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any, NamedTuple


class Label(NamedTuple):
    """What a locator counts: its name in a list to choose from, its short form for one and for several."""

    name: str
    one: str
    several: str


MARK = re.compile(r"<a\b[^<>]*\blinktype=\"citation\"")
PAGE = "page"
# By the names that CSL has for them.
LABELS: Mapping[str, Label] = {
    PAGE: Label("Page", "p.", "pp."),
    "chapter": Label("Chapter", "ch.", "chs."),
    "paragraph": Label("Paragraph", "para.", "paras."),
    "section": Label("Section", "sec.", "secs."),
    "volume": Label("Volume", "vol.", "vols."),
    "part": Label("Part", "pt.", "pts."),
    "book": Label("Book", "bk.", "bks."),
    "issue": Label("Number", "no.", "nos."),
    "note": Label("Note", "n.", "nn."),
    "figure": Label("Figure", "fig.", "figs."),
    "table": Label("Table", "table", "tables"),
    "line": Label("Line", "line", "lines"),
    "verse": Label("Verse", "v.", "vv."),
    "column": Label("Column", "col.", "cols."),
    "folio": Label("Folio", "fol.", "fols."),
    "sub-verbo": Label("Entry", "s.v.", "s.vv."),
}

MOST_SOURCES = 20  # in one citation
LONGEST = {"locator": 200, "prefix": 300, "suffix": 300}  # characters
LARGEST_KEY = 2**63 - 1  # that databases take
TEXTS = ("locator", "label", "prefix", "suffix")
SEVERAL = re.compile(r"\d\w*\s*(?:[-‐-―,&;]|and\b)\s*\w*\d")
# Wagtail finds tags and attributes by patterns that know four entities only: what else a pattern could trip over is
# written as JSON writes characters.
TROUBLE = str.maketrans({char: f"\\u{ord(char):04x}" for char in "<>&'\u2028\u2029"})
JOINED = tuple(",;:.)]?!’”")  # what a suffix may begin with to stand close to the words before it
# A slash just before the cursor would open the editor's menu of commands.
EDITOR_SLASH = str.maketrans({"/": "\u2215"})


@dataclass(frozen=True)
class Cited:
    """One source of a citation, by its primary key, and what is said of it there."""

    source: int
    locator: str = ""
    label: str = PAGE
    prefix: str = ""
    suffix: str = ""


def faults_of(cited: Cited) -> dict[str, str]:
    """What is wrong with the words of a citation, in plain words, by field."""
    faults = {}
    if cited.label not in LABELS:
        faults["label"] = f"“{shortened(cited.label)}” is nothing that a locator can count. Choose from the list."
    for field, most in LONGEST.items():
        text: str = getattr(cited, field)
        if len(text) > most:
            faults[field] = f"This has {len(text):,} characters; {most} is the limit. Shorten it."
        elif "<" in text or ">" in text:
            faults[field] = "This is plain text: “<” and “>” have no place in it. Take them out."
        elif any(unicodedata.category(char) == "Cc" for char in text):
            faults[field] = "This has a line break or another invisible character in it. Write it anew on one line."
    return faults


def read_items(text: str) -> tuple[Cited, ...]:
    """The sources of a citation. Raises ValueError, in plain words, where anything is not as ``write_items`` writes."""
    try:
        rows = json.loads(text)
    except (ValueError, RecursionError):
        raise ValueError("This citation cannot be read. Remove it and cite again.") from None
    if not isinstance(rows, list) or not rows:
        raise ValueError("This citation names no source. Remove it and cite again.")
    if len(rows) > MOST_SOURCES:
        raise ValueError(f"This citation names {len(rows):,} sources; {MOST_SOURCES} is the limit. Divide it.")
    return tuple(_read_row(row) for row in rows)


def _read_row(row: Any) -> Cited:
    if not isinstance(row, dict) or not is_key(row.get("source")):
        raise ValueError("This citation names something that is not a source. Remove it and cite again.")
    fields = {name: value for name, value in row.items() if name != "source"}
    if not set(fields) <= set(TEXTS) or not all(isinstance(value, str) for value in fields.values()):
        raise ValueError("This citation says something of a source that is not known here. Remove it and cite again.")
    cited = Cited(row["source"], **fields)
    for field, fault in faults_of(cited).items():
        raise ValueError(f"The {field} of a citation: {fault}")
    return cited


def is_key(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 < value <= LARGEST_KEY


def write_items(cited: Iterable[Cited]) -> str:
    """The one way to write these sources: keys in order, nothing that is empty or goes without saying."""
    return json.dumps([_row(each) for each in cited], ensure_ascii=False, separators=(",", ":")).translate(TROUBLE)


def _row(cited: Cited) -> dict[str, Any]:
    row: dict[str, Any] = {"source": cited.source}
    for name in TEXTS:
        value = getattr(cited, name)
        says_something = bool(cited.locator) and value != PAGE if name == "label" else bool(value)
        if says_something:
            row[name] = value
    return row


def write_citation(cited: Sequence[Cited], names: Mapping[int, str]) -> str:
    """A whole citation exactly as the editor stores it; ``names`` gives the short forms of the sources."""
    items, words = escape(write_items(cited)), escape(short_text(cited, names), quote=False)
    return f'<a linktype="citation" items="{items}">{words}</a>'


def short_text(cited: Iterable[Cited], names: Mapping[int, str]) -> str:
    """What stands in the editor for a citation.

    >>> short_text([Cited(1, "3", "chapter"), Cited(2, "99–101", prefix="see")], {1: "Chen 1994", 2: "Hao 1990"})
    '[Chen 1994, ch. 3; see Hao 1990, pp. 99–101]'
    """
    parts = ("; ".join(_short_form(each, names.get(each.source, "missing source")) for each in cited)).split()
    return f"[{' '.join(parts)}]".translate(EDITOR_SLASH)


def _short_form(cited: Cited, name: str) -> str:
    located = ", ".join(filter(None, (name, short_locator(cited))))
    suffix = f" {cited.suffix}" if cited.suffix and not cited.suffix.startswith(JOINED) else cited.suffix
    return f"{cited.prefix} {located}{suffix}"


def short_locator(cited: Cited) -> str:
    """The locator with the short form of what it counts: ``pp. 99–101``."""
    if not cited.locator:
        return ""
    label = LABELS.get(cited.label, LABELS[PAGE])
    return f"{label.several if SEVERAL.search(cited.locator) else label.one} {cited.locator}"


def shortened(text: str, most: int = 40) -> str:
    return text if len(text) <= most else f"{text[:most]}…"


def count_citations(rich_text: str) -> int:
    """How many citations stand in a rich text.

    >>> count_citations('<p>So <a linktype="citation" items="[]">[Chen 1994]</a>.</p>')
    1
    """
    return len(MARK.findall(rich_text))
