"""Questions that editors offer with a section, for teachers to start from."""

from django.db import models
from django.db.models import Q
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from publishing.models import Document
from teaching.models.assignments import StudyQuestionBase


class QuestionSet(ClusterableModel):
    """The questions on one section. Teachers get copies: changing it changes no assignment."""

    document = models.OneToOneField(Document, on_delete=models.PROTECT, related_name="question_set")
    is_offered = models.BooleanField("offered to teachers", default=False)
    changed_at = models.DateTimeField(auto_now=True)

    wagtail_reference_index_ignore = True

    class Meta:
        permissions = [("offer_questionset", "Can offer question sets to teachers")]

    def __str__(self) -> str:
        return f"Questions on {self.document.current_version.title if self.document.current_version else self.document}"


class SetQuestion(StudyQuestionBase):
    """A question of a set."""

    question_set = ParentalKey(QuestionSet, on_delete=models.CASCADE, related_name="questions")

    sort_order_field = "position"  # by this the editor knows that rows can be moved
    wagtail_reference_index_ignore = True

    class Meta(StudyQuestionBase.Meta):
        constraints = [models.CheckConstraint(name="teaching_set_question_has_text", condition=~Q(text=""))]
