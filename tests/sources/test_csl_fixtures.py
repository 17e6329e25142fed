"""Whole cases in our styles: see fixtures/README.md."""

import json
import re
from pathlib import Path

import pytest

from sources.csl.processor import CiteItem, format_entries, format_notes

FIXTURES = sorted((Path(__file__).parent / "fixtures").glob("*.txt"))
SECTION = re.compile(r"^>>===== ([A-Z-]+) =====>>\n(.*?)\n<<===== \1 =====<<", re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_fixture(path):
    sections = dict(SECTION.findall(path.read_text(encoding="utf-8")))
    items = json.loads(sections["INPUT"])
    if sections["MODE"] == "bibliography":
        written = list(format_entries(items, sections["STYLE"]).values())
    else:
        clusters = [[CiteItem(**cite) for cite in cites] for cites in json.loads(sections["CITATION-ITEMS"])]
        written = format_notes({item["id"]: item for item in items}, clusters, sections["STYLE"])
    assert written == sections["RESULT"].split("\n")


def test_there_are_fixtures_of_each_style():
    assert {path.stem.split("_")[0] for path in FIXTURES} == {"apa", "chicago", "mla"}
