"""Writing the questions that editors offer with a section."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction

from publishing.models import Document
from teaching.models import QuestionSet, SetQuestion


@transaction.atomic
def replace_questions(*, document: Document, questions: Sequence[Mapping[str, Any]]) -> QuestionSet:
    """Offer these questions on a section, and no others. Each tells kind, text, options and guide."""
    found = QuestionSet.objects.filter(document=document).first() or QuestionSet(document=document)
    found.is_offered = True
    found.questions = [SetQuestion(position=place, **told) for place, told in enumerate(questions)]
    found.save()
    return found
