"""What publishing tells of."""

from historiography.actions import follow_question_and_school, follow_school
from historiography.models import Question, SchoolPage

SCHOOL, QUESTION = SchoolPage._meta.label_lower, Question._meta.label_lower


def whole_changed(sender, document, **kwargs) -> None:
    """A question or a school is published, moved or withdrawn: so are the positions on it."""
    if document.kind == SCHOOL:
        follow_school(school=document)
    if document.kind in (SCHOOL, QUESTION):
        follow_question_and_school(whole=document)
