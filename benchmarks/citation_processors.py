"""How many fixtures of the CSL test suite pandoc's citation processor and citeproc-py render as expected.

    python -m benchmarks.citation_processors FOLDER --other PYTHON

FOLDER is processor-tests/humans of a copy of github.com/citation-style-language/test-suite; PYTHON an interpreter
with citeproc-py (which the site does not use, so that it is none of its packages).
"""

import argparse
import json
import subprocess
import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pypandoc

from benchmarks.csl_fixtures import WHAT_WE_NEED, Fixture, fixtures, normal
from benchmarks.csl_pandoc import render
from benchmarks.tables import show

LONGEST = 30  # seconds for one fixture
OTHER = Path(__file__).with_name("csl_citeproc_py.py")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--other", required=True, help="an interpreter with citeproc-py")
    parser.add_argument("--failures", type=Path, help="where to write what differs, as JSON")
    options = parser.parse_args()
    found = list(fixtures(options.folder))
    with ThreadPoolExecutor(2) as threads:
        start = time.perf_counter()
        pandoc = dict(zip([one.name for one in found], threads.map(_pandoc, found), strict=True))
        middle = time.perf_counter()
        other = dict(zip(pandoc, threads.map(lambda one: _citeproc_py(one, options.other), found), strict=True))
    end = time.perf_counter()
    print(f"{len(found)} fixtures, one start of a program each: {middle - start:.0f} s and {end - middle:.0f} s")
    _show(found, {"pandoc": pandoc, "citeproc-py": other})
    if options.failures:
        rows = {one.name: [normal(one.expected), pandoc[one.name], other[one.name]] for one in found}
        options.failures.write_text(json.dumps(rows, indent=1, ensure_ascii=False))
    return 0


def _pandoc(fixture: Fixture) -> str:
    try:
        return normal(render(fixture, pypandoc.get_pandoc_path(), LONGEST))
    except Exception as fault:  # noqa: BLE001 (whatever goes wrong, the fixture is not passed)
        return f"failed: {fault}"


def _citeproc_py(fixture: Fixture, python: str) -> str:
    command = [python, str(OTHER)]
    try:
        done = subprocess.run(
            command, input=json.dumps(_plain(fixture)), capture_output=True, text=True, timeout=LONGEST, check=True
        )
    except subprocess.SubprocessError as fault:
        return f"failed: {getattr(fault, 'stderr', '') or fault}"
    return normal(done.stdout)


def _plain(fixture: Fixture) -> dict[str, object]:
    citations = [{"cites": placed.cites, "note": placed.note} for placed in fixture.citations]
    return {**vars(fixture), "citations": citations}


def _show(found: list[Fixture], results: dict[str, dict[str, str]]) -> None:
    groups = {
        "all": found,
        "styles of Chicago, MLA, APA": [one for one in found if one.is_of_our_styles],
        "what these need": [one for one in found if one.group in WHAT_WE_NEED],
    }
    for group, _ in Counter(one.group for one in found).most_common():
        groups[group] = [one for one in found if one.group == group]
    rows = []
    for group, members in groups.items():
        passed = [sum(result[one.name] == normal(one.expected) for one in members) for result in results.values()]
        rows.append([group, str(len(members)), *(f"{count} ({count / len(members):.0%})" for count in passed)])
    show("Fixtures rendered as expected", ["fixtures", "number", *results], rows)


if __name__ == "__main__":
    sys.exit(main())
