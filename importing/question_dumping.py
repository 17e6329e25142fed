"""Editors' questions on sections, from the site to files. Classes, pupils and their work are in no file."""

from collections.abc import Callable

from articles.models import SectionPage
from importing.naming import LIVE
from importing.question_sets import Schools, read_set
from importing.questions import QuestionEntry, QuestionFile, SectionKey
from importing.references import References
from teaching.models import QuestionSet
from teaching.options import SCHOOL


def dumped_questions(references: References, note: Callable[[str], None]) -> dict[str, QuestionFile]:
    """The sets that are offered with published sections, by path; ``note`` is told what has no form in a file."""
    schools = Schools(references)
    sections = SectionPage.objects.filter(LIVE)
    sets = QuestionSet.objects.filter(is_offered=True, document__in=sections.values("document"))
    files = {}
    for found in sets.select_related("document").order_by("document__path"):
        article, section = found.document.path.strip("/").split("/")[-2:]
        file = _without_unknown(read_set(found, SectionKey(article, section), schools), schools, note)
        if file.questions:
            files[file.path] = file
    return files


def _without_unknown(file: QuestionFile, schools: Schools, note: Callable[[str], None]) -> QuestionFile:
    kept = []
    for question in file.questions:
        if _is_known(question, schools):
            kept.append(question)
        else:
            note(f"{file.path}: the question “{question.question}” was left out: not all its schools are published.")
    return QuestionFile(file.section, tuple(kept))


def _is_known(question: QuestionEntry, schools: Schools) -> bool:
    return question.kind != SCHOOL or all(option.school in schools.by_slug for option in question.options)
