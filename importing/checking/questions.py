"""Whether editors' questions are on sections of the folder, and say in every guide as much as teachers need."""

from collections.abc import Iterator

from importing.checking.findings import Finding, Rule
from importing.checking.limits import GUIDE
from importing.checking.words import word_count
from importing.files import Content


def check_questions(content: Content) -> Iterator[Finding]:
    """Questions on a section without a file; guides that are missing, too short or too long."""
    sections = {file.section_key(content.files) for file in content.files.values() if file.kind_name == "section"}
    for path, file in content.questions.items():
        if file.section not in sections:
            what = f"No section of the folder has the address /{file.section.article}/{file.section.section}/."
            yield Finding(path, 1, Rule.FORM, f"{what} A file of questions is called like the slug of its section.")
        for question in file.questions:
            number = word_count(question.guide)
            if not number:
                yield Finding(path, question.line, Rule.PARTS, "guide is missing: say what a good answer says.")
            elif not GUIDE[0] <= number <= GUIDE[1]:
                what = f"guide: It has {number} words; {GUIDE[0]} to {GUIDE[1]} are wanted."
                yield Finding(path, question.line, Rule.LENGTH, what)
