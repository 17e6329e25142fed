"""Question sets of the site in the form of files, and the other way round."""

from collections.abc import Sequence
from typing import Any

from historiography.models import SchoolPage
from importing.files import digest
from importing.questions import OptionEntry, QuestionEntry, QuestionFile, SectionKey, tidy_line, tidy_text
from importing.references import References
from teaching.models import QuestionSet, SetQuestion
from teaching.options import SCHOOL, Option, option_keys


class Schools:
    """How questions and files name schools: by the keys of their documents, and by their slugs. One query."""

    def __init__(self, references: References):
        schools = SchoolPage.objects.values_list("pk", "document_id", "short_title", "slug")
        self.slugs = {str(document): references.schools.names.get(pk, slug) for pk, document, _, slug in schools}
        titles = {pk: (str(document), title) for pk, document, title, _ in schools}
        self.by_slug = {slug: titles[pk] for slug, pk in references.schools.keys.items() if pk in titles}

    def option(self, entry: OptionEntry) -> Option:
        key, title = self.by_slug[entry.school]
        return {"key": key, "text": title, "is_right": entry.right}


def hash_of(file: QuestionFile, *, is_offered: bool) -> str:
    """By which a later change is told."""
    return digest(f"{is_offered} {file.content()}")


def read_set(found: QuestionSet, section: SectionKey, schools: Schools) -> QuestionFile:
    """What a set says."""
    questions = found.questions.order_by("position", "pk")
    return QuestionFile(section, tuple(_entry(question, schools) for question in questions))


def _entry(question: SetQuestion, schools: Schools) -> QuestionEntry:
    options = (_option_entry(question.kind, option, schools) for option in question.options)
    return QuestionEntry(question.kind, tidy_text(question.text), tuple(options), tidy_text(question.guide))


def _option_entry(kind: str, option: Option, schools: Schools) -> OptionEntry:
    right = bool(option["is_right"])
    if kind == SCHOOL:
        return OptionEntry(school=schools.slugs.get(option["key"], ""), right=right)
    return OptionEntry(text=tidy_line(option["text"]), right=right)


def as_told(questions: Sequence[QuestionEntry], schools: Schools) -> list[dict[str, Any]]:
    """What questions of a file say, by the names of the model's fields."""
    return [
        {
            "kind": question.kind,
            "text": question.question,
            "options": _options(question, schools),
            "guide": question.guide,
        }
        for question in questions
    ]


def _options(question: QuestionEntry, schools: Schools) -> list[Option]:
    if question.kind == SCHOOL:
        return [schools.option(entry) for entry in question.options]
    named = option_keys([entry.text for entry in question.options])
    return [
        {"key": key, "text": entry.text, "is_right": entry.right}
        for key, entry in zip(named, question.options, strict=True)
    ]
