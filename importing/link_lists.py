"""The list of editors' decisions about links: places in pages, and phrases that are never a link."""

import re
from dataclasses import replace
from typing import Any

import yaml

from importing.faults import ContentFault
from importing.files import LINK_LIST, LinkEntry
from importing.yaml_texts import Unfit, Writer, compose, pairs, read_exact, write_yaml, yaml_fault
from linking.engine import Verdict, fold_name
from linking.engine.anchors import CONTEXT

LONGEST_QUOTE = 400
OF_PLACE = {
    "page": 500,
    "block": 40,
    "quote": LONGEST_QUOTE,
    "before": CONTEXT,
    "after": CONTEXT,
    "verdict": 10,
    "target": 500,
}
OF_PHRASE = {"phrase": LONGEST_QUOTE, "target": 500}
VERDICTS = (Verdict.ACCEPTED.value, Verdict.REJECTED.value)
ADDRESS = re.compile(r"/(?:[^/\s]+/)*")


class LinkReader:
    """Reads the list, collecting faults."""

    def __init__(self) -> None:
        self.faults: list[ContentFault] = []
        self.entries: list[LinkEntry] = []

    def read(self, text: str) -> None:
        try:
            node = compose(text)
        except yaml.YAMLError as error:
            self.faults.append(yaml_fault(LINK_LIST, error, 1))
            return
        if node is not None and not isinstance(node, yaml.SequenceNode):
            self.refuse(1, "The file is a list of decisions: each begins with “- page:” or “- phrase:”.")
            return
        for item in node.value if node is not None else ():
            self.read_item(item)

    def refuse(self, line: int, reason: str) -> None:
        self.faults.append(ContentFault(LINK_LIST, line, reason))

    def read_item(self, node: yaml.Node) -> None:
        try:
            entry = _read_entry(node)
        except Unfit as unfit:
            self.refuse(unfit.line + 1, unfit.reason)
            return
        if entry in self.entries:
            self.refuse(entry.line, f"The same stands on line {self.entries[self.entries.index(entry)].line}.")
        else:
            self.entries.append(entry)


def _read_entry(node: yaml.Node) -> LinkEntry:
    found = list(pairs(node))
    known = OF_PHRASE if any(name == "phrase" for name, _, _ in found) else OF_PLACE
    values: dict[str, str] = {}
    for name, key, value in found:
        if name not in known:
            raise Unfit(f"“{name}” is no key of such a decision: {', '.join(known)} are known.", key)
        values[name] = read_exact(value, known[name])
        if fault := _fault(name, values[name]):
            raise Unfit(fault, key)
    entry = LinkEntry(**values, line=node.start_mark.line + 1)
    if known is OF_PHRASE:
        return replace(entry, phrase=fold_name(entry.phrase))
    for name in ("page", "block", "quote", "verdict"):
        if not values.get(name):
            raise Unfit(f"{name} is missing.", node)
    if entry.verdict == Verdict.ACCEPTED and not entry.target:
        raise Unfit("target is missing: say to which entry the words lead.", node)
    return entry


def _fault(name: str, value: str) -> str:
    if name in ("page", "target") and value and not ADDRESS.fullmatch(value):
        return f"{name}: “{value}” is no address of a page: write it like /glossary/yalu-river/."
    if name == "verdict" and value not in VERDICTS:
        return f"verdict: “{value}” is none of {', '.join(VERDICTS)}."
    if name == "quote" and not value.strip():
        return "quote: Write the words that the decision is about."
    if name == "phrase" and not fold_name(value):
        return "phrase: Write the words that are never to be a link."
    return ""


class _OnOneLine(str):
    """Text whose line ends are told by signs."""


Writer.add_representer(_OnOneLine, lambda writer, text: writer.represent_scalar("tag:yaml.org,2002:str", text, '"'))


def write_list(entries: tuple[LinkEntry, ...]) -> str:
    """The text of the list: places by page and block, in their order there, then phrases."""
    return write_yaml([_plain(entry) for entry in sorted(entries, key=LinkEntry.order)]) if entries else ""


def _plain(entry: LinkEntry) -> dict[str, Any]:
    known = OF_PHRASE if entry.phrase else OF_PLACE
    texts = {name: getattr(entry, name) for name in known if getattr(entry, name)}
    values: dict[str, Any] = {name: _OnOneLine(text) if "\n" in text else text for name, text in texts.items()}
    if entry.block.isdecimal():
        values["block"] = int(entry.block)
    return values
