"""Files of questions: what is read of them, what is refused at which line, the one form in which they are written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from importing.question_lists import LONGEST_GUIDE, LONGEST_QUESTION, QuestionReader, write_file
from importing.questions import OptionEntry, QuestionEntry, QuestionFile, SectionKey, section_key, tidy_line, tidy_text
from teaching.options import KINDS, LONGEST, MOST, WITH_OPTIONS, option_faults

PATH = "questions/war/decision.yaml"
CANONICAL = """- kind: short
  question: Who decided?
- kind: single
  question: 'Why: out of fear?'
  options:
    - text: Out of fear
      right: true
    - text: For oil
  guide: |-
    Fear, says the first part.

    A weak answer says oil.
- kind: school
  question: Moscow ordered it.
  options:
    - school: orthodox-school
      right: true
    - school: revisionist-school
"""


def read(text, path=PATH):
    reader = QuestionReader()
    reader.read(path, text)
    return reader


def faults(text, path=PATH):
    return [(fault.line, fault.reason) for fault in read(text, path).faults]


def test_questions_are_read_in_their_order():
    reader = read(CANONICAL)
    assert reader.faults == []
    assert reader.files == {
        PATH: QuestionFile(
            SectionKey("war", "decision"),
            (
                QuestionEntry("short", "Who decided?"),
                QuestionEntry(
                    "single",
                    "Why: out of fear?",
                    (OptionEntry("Out of fear", right=True), OptionEntry("For oil")),
                    "Fear, says the first part.\n\nA weak answer says oil.",
                ),
                QuestionEntry(
                    "school",
                    "Moscow ordered it.",
                    (OptionEntry(school="orthodox-school", right=True), OptionEntry(school="revisionist-school")),
                ),
            ),
        )
    }


def test_canonical_file_is_written_as_it_is():
    assert write_file(read(CANONICAL).files[PATH]) == CANONICAL


@pytest.mark.parametrize("path", ["questions/decision.yaml", "questions/a/b/c.yaml"])
def test_file_at_another_place_is_refused(path):
    assert section_key(path) is None
    assert faults(CANONICAL, path) == [
        (1, "Questions on a section have their file at questions/<article>/<section>.yaml.")
    ]


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("", 1, "The file is a list of questions: each begins with “- kind:”."),
        ("[]", 1, "The file is a list of questions: each begins with “- kind:”."),
        ("kind: short", 1, "The file is a list of questions: each begins with “- kind:”."),
        ("- kind: short\n  question: [", 2, "This is no YAML: expected the node content, but found '<stream end>'."),
        ("- short", 1, "Lines of the form “key: value” are needed here."),
        ("- question: Why?", 1, "kind is missing."),
        ("- kind: short", 1, "question is missing."),
        ("- kind: short\n  question: ' '", 1, "question is missing."),
        (
            "- kind: essay\n  question: Why?",
            1,
            "kind: “essay” is none of short, long, single, multiple, school, evidence.",
        ),
        (
            "- kind: short\n  question: Why?\n  answer: So.",
            3,
            "“answer” is no key of a question: kind, question, options, guide are known.",
        ),
        ("- kind: short\n  question: Why?\n  guide: [a]", 3, "guide: This is a list; text is needed here."),
        (
            "- kind: single\n  question: Why?\n  options: a",
            3,
            "options: A list is needed here: lines that begin with “- ”.",
        ),
        (
            "- kind: single\n  question: Why?\n  options:\n    - text: a\n      wrong: true",
            5,
            "options: “wrong” is no key of an option: text, school, right are known.",
        ),
        (
            "- kind: single\n  question: Why?\n  options:\n    - text: a\n      right: yes",
            5,
            "options: right: “yes” is neither true nor false.",
        ),
        (
            "- kind: single\n  question: Why?\n  options:\n    - right: true",
            4,
            "options: An option has a text, or else a school.",
        ),
        (
            "- kind: single\n  question: Why?\n  options:\n    - text: a\n      school: b",
            4,
            "options: An option has a text, or else a school.",
        ),
        (
            "- kind: single\n  question: Why?\n  options:\n    - text: a\n    - text: b",
            1,
            "options: Put a “right: true” before the right option, or before each if several are right.",
        ),
        (
            "- kind: long\n  question: Why?\n  options:\n    - text: a",
            1,
            "options: Only questions with choices have options: take them out, or choose another kind of question.",
        ),
        (
            "- kind: school\n  question: Why?\n  options:\n    - text: a\n      right: true\n    - school: b",
            1,
            "options: Where a school is asked for, each option is a school: write “school: <slug>”.",
        ),
        (
            "- kind: single\n  question: Why?\n  options:\n    - text: a\n      right: true\n    - school: b",
            1,
            "options: Only a question of the kind school has schools for options: write “text: …”.",
        ),
        (f"- kind: short\n  question: {'x' * 2001}", 2, "question: This has 2001 characters; 2000 are allowed."),
    ],
)
def test_fault_is_told_with_its_line_and_field(text, line, reason):
    assert faults(text) == [(line, reason)]


def test_schools_that_nobody_knows_are_told():
    reader = read(CANONICAL)
    reader.check_schools({"orthodox-school"})
    assert [(fault.line, fault.reason) for fault in reader.faults] == [
        (18, "options: There is no school “revisionist-school”. Known are: orthodox-school.")
    ]


LINES = st.text(max_size=LONGEST).map(tidy_line)
OPTIONS = st.lists(st.builds(OptionEntry, LINES.filter(bool), right=st.booleans()), min_size=2, max_size=MOST)
SLUGS = st.from_regex(r"[-a-z]+", fullmatch=True)
SCHOOLS = st.lists(st.builds(OptionEntry, school=SLUGS, right=st.booleans()), min_size=2, max_size=MOST)


@st.composite
def questions(draw):
    kind = draw(st.sampled_from(KINDS))
    options = draw(SCHOOLS if kind == "school" else OPTIONS) if kind in WITH_OPTIONS else []
    told = [{"text": one.text or one.school, "is_right": one.right} for one in options]
    text = draw(st.text(max_size=LONGEST_QUESTION).map(tidy_text).filter(str.strip))
    guide = draw(st.text(max_size=LONGEST_GUIDE).map(tidy_text))
    return QuestionEntry(kind, text, () if option_faults(kind, told) else tuple(options), guide)


@given(st.lists(questions().filter(lambda one: one.options or one.kind not in WITH_OPTIONS), min_size=1, max_size=4))
def test_questions_written_and_read_again_are_the_same(found):
    file = QuestionFile(SectionKey("war", "decision"), tuple(found))
    reader = read(write_file(file))
    assert (reader.faults, reader.files) == ([], {PATH: file})


@given(st.text(max_size=300))
def test_reading_anything_never_fails(text):
    reader = read(text)
    assert reader.files or reader.faults
