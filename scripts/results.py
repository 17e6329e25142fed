"""Reads what pytest wrote about its runs: how many tests passed and failed, and which ran in none of them."""

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree


@dataclass
class Results:
    """The outcome of one or more runs over the same tests, by test."""

    passed: Counter[str] = field(default_factory=Counter)
    failed: Counter[str] = field(default_factory=Counter)
    skipped: dict[str, str] = field(default_factory=dict)

    def read(self, report: Path) -> None:
        """Add a JUnit report of pytest's."""
        cases = ElementTree.parse(report).getroot().iter("testcase")  # noqa: S314 - our own file
        # What was tried once more stands there twice: its last outcome counts.
        for name, case in {f"{case.get('classname')}.{case.get('name')}": case for case in cases}.items():
            skipped = case.find("skipped")
            if case.find("failure") is not None or case.find("error") is not None:
                self.failed[name] += 1
            elif skipped is not None and skipped.get("type") != "pytest.xfail":
                self.skipped[name] = skipped.get("message") or "no reason given"
            else:
                self.passed[name] += 1

    def never_run(self) -> dict[str, str]:
        """Tests that every run skipped, with the reason. One that needs PostgreSQL may well skip SQLite."""
        return {
            name: reason for name, reason in self.skipped.items() if name not in self.passed and name not in self.failed
        }

    def closing_line(self) -> str:
        return f"{self.passed.total()} passed, {self.failed.total()} failed, {len(self.never_run())} skipped"
