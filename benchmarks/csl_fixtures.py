"""Reads fixtures of the CSL test suite (github.com/citation-style-language/test-suite, processor-tests/humans)."""

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

SECTION = re.compile(r"^>>=+ *([A-Z-]+) *=+(?:>>)?\n(.*?)^<<=+ *\1 *=+<<", re.MULTILINE | re.DOTALL)
# What notes in Chicago's style, MLA and APA stand on.
WHAT_WE_NEED = ("position", "integration", "locator", "label", "page", "name", "nameattr", "nameorder", "etal", "date")
WHAT_WE_NEED += ("textcase", "disambiguate", "substitute", "quotes", "punctuation")
MARK = re.compile(r"^(?:>>|\.\.)\[\d+\] ", re.MULTILINE)
UNDECORATED = re.compile(r'<span (?:style="font-(?:style|variant|weight): ?normal;"|class="nodecor")>(.*?)</span>')


@dataclass(frozen=True)
class Placed:
    """A citation where it stands in the document: in which note, or 0 for in the text."""

    cites: list[dict[str, Any]]
    note: int = 0


@dataclass(frozen=True)
class Fixture:
    name: str
    mode: str
    style: str
    expected: str
    items: list[dict[str, Any]]
    citations: list[Placed] = field(default_factory=list)
    listed: list[str] = field(default_factory=list)  # what the bibliography holds, where a fixture says so

    @property
    def group(self) -> str:
        return self.name.split("_")[0]

    @property
    def is_of_our_styles(self) -> bool:
        """Whether it renders with a form of Chicago, MLA or APA, or is named after one."""
        title = re.search(r"<title>([^<]*)", self.style)
        words = f"{self.name} {title[1] if title else ''}"
        return bool(re.search(r"Chicago|Turabian|\bAPA\b|_Apa|American Psych|\bMLA\b|_Mla|Modern Language", words))


def fixtures(folder: Path) -> Iterator[Fixture]:
    for path in sorted(folder.glob("*.txt")):
        sections = {name: text.strip("\n") for name, text in SECTION.findall(path.read_text(encoding="utf-8"))}
        if {"MODE", "CSL", "INPUT", "RESULT"} <= sections.keys() and sections["MODE"] in ("citation", "bibliography"):
            yield _fixture(path.stem, sections)


def normal(text: str) -> str:
    """Results alike to a reader are alike: white space, entities and marks of what changed last do not count."""
    text = UNDECORATED.sub(r"\1", MARK.sub("", text))
    return " ".join(html.unescape(re.sub(r"</?(?:div|a)\b[^>]*>", " ", text)).replace("\u00a0", " ").split())


def _fixture(name: str, sections: dict[str, str]) -> Fixture:
    items = json.loads(sections["INPUT"])
    for item in items:
        item["id"] = str(item.get("id", ""))
    entries = json.loads(sections.get("BIBENTRIES") or "[]")
    return Fixture(
        name=name,
        mode=sections["MODE"].strip(),
        style=sections["CSL"].strip(),
        expected=sections["RESULT"],
        items=items,
        citations=_citations(sections, items),
        listed=[str(id) for id in entries[-1]] if entries else [],
    )


def _citations(sections: dict[str, str], items: list[dict[str, Any]]) -> list[Placed]:
    if sections.get("CITATION-ITEMS"):
        return [Placed(cites) for cites in json.loads(sections["CITATION-ITEMS"])]
    if sections.get("CITATIONS"):
        return _as_at_the_end(json.loads(sections["CITATIONS"]))
    return [Placed([{"id": item["id"]} for item in items])]


def _as_at_the_end(steps: list[Any]) -> list[Placed]:
    """A fixture may insert and change citations step by step; the last step tells the order of all."""
    cites = {step[0].get("citationID"): step[0]["citationItems"] for step in steps}
    last, before, after = steps[-1]
    order = [*before, [last.get("citationID"), last.get("properties", {}).get("noteIndex", 0)], *after]
    return [Placed(cites[id], note) for id, note in order if id in cites]
