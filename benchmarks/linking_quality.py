"""How well names are linked, on texts that historians tagged: ``python -m benchmarks.linking_quality FOLDER``.

A folder holds for each volume ``*.glossary.jsonl``, a list of persons and abbreviations, and ``*.docs.jsonl``,
documents with their tags (``gold``). The site's own functions do the linking; what they need is taken from the list
and the texts alone. ``--errors`` lists false links, missed mentions and false suggestions, one a line, for judging.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.tables import show
from linking.engine import Context, Decision, Entry, Kind, Name, NamesIndex, Status, Vocabulary, match, resolve

Data = dict[str, Any]
Span = tuple[str, int, int, str]  # document, start, end, target
CLASSES = ("full name", "abbreviation", "unshared surname", "shared surname", "variant")


def read_lines(path: Path) -> list[Data]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def entries(glossary: Iterable[Data]) -> Iterator[Entry]:
    """A volume's list as the apps of the site would describe it."""
    for item in glossary:
        is_person = item["kind"] == "person"
        yield Entry(
            item["id"],
            Kind.PERSON if is_person else Kind.ORGANISATION,
            tuple(Name(text, is_abbreviation=not is_person) for text in item["aliases"] or [item["name"]]),
            description=item["description"] or "",
            surname=(item["surname"] or "") if is_person else "",
        )


def decide(glossary: Iterable[Data], documents: list[Data]) -> dict[str, list[Decision]]:
    """The decisions about every document; whom its title names counts as named in it."""
    names = NamesIndex(entries(glossary))
    vocabulary = Vocabulary.of(document["text"] for document in documents)
    decisions = {}
    for document in documents:
        title = resolve(match(document["title"], names), Context(vocabulary=vocabulary))
        named = frozenset(decision.target for decision in title if decision.status is Status.LINKED)
        found = match(document["text"], names)
        decisions[document["id"]] = resolve(found, Context(named=named, vocabulary=vocabulary))
    return decisions


@dataclass
class Volume:
    """A volume, its tags, and what the engine says."""

    glossary: list[Data]
    documents: list[Data]

    def __post_init__(self) -> None:
        self.items = {item["id"]: item for item in self.glossary}
        self.bearers = Counter(item["surname"] for item in self.glossary if item["surname"])
        self.decisions = decide(self.glossary, self.documents)
        self.gold = {(d["id"], m["start"], m["end"], m["target"]) for d in self.documents for m in d["gold"]}
        self.texts = {document["id"]: document["text"] for document in self.documents}
        self.uncertain = {d["id"]: [(u["start"], u["end"]) for u in d["unlinked"]] for d in self.documents}

    def spans(self, status: Status) -> dict[Span, Decision]:
        """All decisions of a status, but for places that historians tagged without saying whom they mean."""
        found = {}
        for document, decisions in self.decisions.items():
            for decision in decisions:
                span = (document, decision.mention.start, decision.mention.end, decision.target)
                if decision.status is status and (span in self.gold or not self.is_uncertain(span)):
                    found[span] = decision
        return found

    def is_uncertain(self, span: Span) -> bool:
        return any(start < span[2] and span[1] < end for start, end in self.uncertain[span[0]])

    def name_class(self, span: Span) -> str:
        document, start, end, target = span
        surface, item = self.texts[document][start:end], self.items[target]
        if surface in item["aliases"] or surface == item["name"]:
            return "full name" if item["kind"] == "person" else "abbreviation"
        if surface.lower() == (item["surname"] or "").lower():
            return "shared surname" if self.bearers[item["surname"]] > 1 else "unshared surname"
        return "variant"

    def quoted(self, span: Span) -> str:
        document, start, end, _ = span
        text = self.texts[document]
        return f"{text[max(0, start - 60) : start]}[{text[start:end]}]{text[end : end + 40]}".replace("\n", "¶")


def ratio(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "–"


def measures(found: set[Span], gold: set[Span]) -> list[str]:
    right = len(found & gold)
    f1 = 2 * right / (len(found) + len(gold)) if found or gold else 0
    return [str(len(found)), str(right), ratio(right, len(found)), ratio(right, len(gold)), f"{f1:.3f}"]


def report(name: str, volume: Volume) -> None:
    heads = ["", "found", "right", "precision", "recall", "F1"]
    found = {status: set(volume.spans(status)) for status in (Status.LINKED, Status.SUGGESTED)}
    total = [[status.value, *measures(spans, volume.gold)] for status, spans in found.items()]
    show(f"{name}: {len(volume.documents)} documents, {len(volume.gold)} tagged mentions", heads, total)
    rows = []
    for status, spans in found.items():
        for group in CLASSES:
            gold = {span for span in volume.gold if volume.name_class(span) == group}
            rows.append([f"{status}: {group}", *measures({s for s in spans if volume.name_class(s) == group}, gold)])
    show("By class of name", heads, rows)
    rules = []
    for status in found:
        decisions = volume.spans(status)
        for rule, number in Counter(decision.rule for decision in decisions.values()).most_common():
            right = sum(decision.rule is rule for span, decision in decisions.items() if span in volume.gold)
            rules.append([f"{status}: {rule}", str(number), str(right), ratio(right, number)])
    show("By rule", heads[:4], rules)


def list_errors(volume: Volume) -> None:
    linked, suggested = volume.spans(Status.LINKED), volume.spans(Status.SUGGESTED)
    for label, decisions in (("false link", linked), ("false suggestion", suggested)):
        for span, decision in decisions.items():
            if span not in volume.gold:
                print(label, decision.rule.name, span[0], span[3], volume.quoted(span), sep="\t")
    for span in sorted(volume.gold - linked.keys()):
        print(
            "missed",
            suggested[span].rule.name if span in suggested else "",
            span[0],
            span[3],
            volume.quoted(span),
            sep="\t",
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--errors", action="store_true", help="list what is wrong")
    options = parser.parse_args()
    for path in sorted(options.folder.glob("*.docs.jsonl")):
        glossary = read_lines(path.with_name(path.name.replace(".docs.", ".glossary.")))
        volume = Volume(glossary, read_lines(path))
        report(path.name.split(".")[0], volume)
        if options.errors:
            list_errors(volume)


if __name__ == "__main__":
    main()
