"""The files of editors' questions: read with the line of each, written in one form."""

from collections.abc import Callable, Collection
from typing import Any

import yaml

from importing.comparison import no_school
from importing.faults import ContentFault
from importing.kinds import LONGEST_ITEM
from importing.questions import OptionEntry, QuestionEntry, QuestionFile, section_key, tidy_line, tidy_text
from importing.yaml_texts import (
    Unfit,
    compose,
    items,
    pairs,
    read_line,
    read_text,
    scalar,
    write_yaml,
    yaml_fault,
)
from teaching.options import KINDS, LONGEST, SCHOOL, Option, option_faults

LONGEST_QUESTION = 2000
LONGEST_GUIDE = 4000


class QuestionReader:
    """Reads files one by one, collecting faults."""

    def __init__(self) -> None:
        self.faults: list[ContentFault] = []
        self.files: dict[str, QuestionFile] = {}

    def read(self, path: str, text: str) -> None:
        section = section_key(path)
        if section is None:
            self.refuse(path, 1, "Questions on a section have their file at questions/<article>/<section>.yaml.")
            return
        try:
            node = compose(text)
        except yaml.YAMLError as error:
            self.faults.append(yaml_fault(path, error, 1))
            return
        if not isinstance(node, yaml.SequenceNode) or not node.value:
            self.refuse(path, 1, "The file is a list of questions: each begins with “- kind:”.")
            return
        found = [question for item in node.value if (question := self.read_question(path, item)) is not None]
        self.files[path] = QuestionFile(section, tuple(found))

    def refuse(self, path: str, line: int, reason: str) -> None:
        self.faults.append(ContentFault(path, line, reason))

    def read_question(self, path: str, node: yaml.Node) -> QuestionEntry | None:
        try:
            question = QuestionEntry(**_read_pairs(node, READERS, "a question"), line=node.start_mark.line + 1)
        except Unfit as unfit:
            self.refuse(path, unfit.line + 1, unfit.reason)
            return None
        for reason in faults_of(question):
            self.refuse(path, question.line, f"options: {reason}")
        return question

    def check_schools(self, schools: Collection[str]) -> None:
        """Tell the options that name no school."""
        for path, file in self.files.items():
            for option in (option for question in file.questions for option in question.options):
                if option.school and option.school not in schools:
                    self.refuse(path, option.line, f"options: {no_school(option.school, schools)}")


def faults_of(question: QuestionEntry) -> list[str]:
    """What is wrong with the options of a question, but for schools that nobody knows."""
    if question.kind == SCHOOL and any(option.text for option in question.options):
        return ["Where a school is asked for, each option is a school: write “school: <slug>”."]
    if question.kind != SCHOOL and any(option.school for option in question.options):
        return ["Only a question of the kind school has schools for options: write “text: …”."]
    told: list[Option] = [{"text": one.text or one.school, "is_right": one.right} for one in question.options]
    return [reason.replace("“*”", "“right: true”") for reason in option_faults(question.kind, told)]


def write_file(file: QuestionFile) -> str:
    """The canonical text of a file."""
    return write_yaml([_plain(question) for question in file.questions])


def _plain(question: QuestionEntry) -> dict[str, Any]:
    options = [
        ({"school": one.school} if one.school else {"text": one.text}) | ({"right": True} if one.right else {})
        for one in question.options
    ]
    values = {"kind": question.kind, "question": question.question, "options": options, "guide": question.guide}
    return {name: value for name, value in values.items() if value}


def _read_pairs(node: yaml.Node, readers: dict[str, Callable[[yaml.Node], Any]], what: str) -> dict[str, Any]:
    values = {}
    for name, key, value in pairs(node):
        if name not in readers:
            raise Unfit(f"“{name}” is no key of {what}: {', '.join(readers)} are known.", key)
        try:
            values[name] = readers[name](value)
        except Unfit as unfit:
            unfit.reason = unfit.reason if unfit.reason.startswith("options: ") else f"{name}: {unfit.reason}"
            raise
    for name in ("kind", "question"):
        if name in readers and not values.get(name):
            raise Unfit(f"{name} is missing.", node)
    return values


def _read_kind(node: yaml.Node) -> str:
    if scalar(node) not in KINDS:
        raise Unfit(f"“{scalar(node)}” is none of {', '.join(KINDS)}.", node)
    return scalar(node)


def _read_right(node: yaml.Node) -> bool:
    if scalar(node) not in ("true", "false"):
        raise Unfit(f"“{scalar(node)}” is neither true nor false.", node)
    return scalar(node) == "true"


def _read_options(node: yaml.Node) -> tuple[OptionEntry, ...]:
    return tuple(map(_read_option, items(node)))


def _read_option(node: yaml.Node) -> OptionEntry:
    option = OptionEntry(**_read_pairs(node, OPTION_READERS, "an option"), line=node.start_mark.line + 1)
    if bool(option.text) == bool(option.school):
        raise Unfit("options: An option has a text, or else a school.", node)
    return option


READERS: dict[str, Callable[[yaml.Node], Any]] = {
    "kind": _read_kind,
    "question": lambda node: tidy_text(read_text(node, LONGEST_QUESTION)),
    "options": _read_options,
    "guide": lambda node: tidy_text(read_text(node, LONGEST_GUIDE)),
}
OPTION_READERS: dict[str, Callable[[yaml.Node], Any]] = {
    "text": lambda node: tidy_line(read_line(node, LONGEST)),
    "school": lambda node: read_line(node, LONGEST_ITEM),
    "right": _read_right,
}
