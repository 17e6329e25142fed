"""Editors' questions on a section as plain values."""

import json
import re
from dataclasses import asdict, dataclass, field

from importing.spaces import one_line, several_lines

QUESTIONS = "questions/"
PLACE = re.compile(r"questions/(?P<article>[^/]+)/(?P<section>[^/]+)\.yaml")
LINE_ENDS = str.maketrans(dict.fromkeys("\x85\u2028\u2029", "\n"))  # in YAML as in other places


@dataclass(frozen=True)
class SectionKey:
    """By what a file names a section: the last two parts of its address."""

    article: str
    section: str

    @property
    def path(self) -> str:
        """The file with the questions on it."""
        return f"{QUESTIONS}{self.article}/{self.section}.yaml"


@dataclass(frozen=True)
class OptionEntry:
    """What can be chosen: words, or a school by its slug."""

    text: str = ""
    school: str = ""
    right: bool = False
    line: int = field(default=1, compare=False)


@dataclass(frozen=True)
class QuestionEntry:
    """One question."""

    kind: str
    question: str
    options: tuple[OptionEntry, ...] = ()
    guide: str = ""
    line: int = field(default=1, compare=False)


@dataclass(frozen=True)
class QuestionFile:
    """The questions on one section, in their order."""

    section: SectionKey
    questions: tuple[QuestionEntry, ...]

    @property
    def path(self) -> str:
        return self.section.path

    def content(self) -> str:
        """What makes these questions what they are, as text."""
        return json.dumps([_plain(one) for one in self.questions], ensure_ascii=False, sort_keys=True)


def section_key(path: str) -> SectionKey | None:
    """The section that a file at this path is about.

    >>> section_key("questions/war/decision.yaml")
    SectionKey(article='war', section='decision')
    """
    found = PLACE.fullmatch(path)
    return SectionKey(**found.groupdict()) if found else None


def tidy_line(text: str) -> str:
    """A text as files can hold it on one line."""
    return one_line(text.translate(LINE_ENDS))


def tidy_text(text: str) -> str:
    """A text as files can hold it."""
    return several_lines(text.translate(LINE_ENDS))


def _plain(question: QuestionEntry) -> dict[str, object]:
    plain = asdict(question)
    del plain["line"]
    for option in plain["options"]:
        del option["line"]
    return plain
