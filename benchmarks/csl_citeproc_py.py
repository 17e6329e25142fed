"""Renders one fixture by citeproc-py: JSON in, text out. Runs with an interpreter that has citeproc-py, by itself."""

import io
import json
import sys
import warnings

from citeproc import (
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
    Locator,
    formatter,
)
from citeproc.source.json import CiteProcJSON


def main() -> None:
    fixture = json.load(sys.stdin)
    style = CitationStylesStyle(io.BytesIO(fixture["style"].encode()), validate=False)
    source = CiteProcJSON(_with_all_dates(fixture["items"]))
    bibliography = CitationStylesBibliography(style, source, formatter.html)
    citations = [_citation(placed) for placed in fixture["citations"]]
    for citation in citations:
        bibliography.register(citation)
    for id in fixture["listed"]:
        if id not in bibliography.keys:
            bibliography.register(Citation([CitationItem(id)]))
    if style.has_bibliography():
        bibliography.sort()
    if fixture["mode"] == "citation":
        print("\n".join(str(bibliography.cite(citation, lambda item: None)) for citation in citations))
    else:
        print("\n".join(str(entry) for entry in bibliography.bibliography()))


def _citation(placed):
    citation = Citation([_item(cite) for cite in placed["cites"]])
    if placed["note"]:
        citation.note_index = placed["note"]
    return citation


def _item(cite):
    options = {name: cite[name] for name in ("prefix", "suffix") if cite.get(name)}
    if cite.get("locator"):
        options["locator"] = Locator(cite.get("label", "page"), str(cite["locator"]))
    return CitationItem(str(cite["id"]), **options)


def _with_all_dates(items):
    """As the package's own runner of the suite does: dates of numbers only."""
    for item in items:
        for value in item.values():
            if isinstance(value, dict) and "date-parts" in value:
                value["date-parts"] = [[int(part) for part in date] for date in value["date-parts"]]
    return items


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    main()
