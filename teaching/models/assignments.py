"""What a class is given: texts as of one moment of the site's history, and questions on them."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from publishing.models import Document, Version
from teaching.models.classrooms import Classroom


class LatePolicy(models.TextChoices):
    """What happens to answers after the due date."""

    ACCEPT = "accept", "Accept late answers and mark them late"
    REFUSE = "refuse", "Accept nothing after the due date"


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    """Which assignments."""

    def published(self):
        """Those that pupils know of, though some may not be available yet."""
        return self.exclude(published_at=None)


class Assignment(models.Model):
    """Texts to read, in order, with questions. A draft until it is published."""

    classroom = models.ForeignKey(Classroom, on_delete=models.CASCADE, related_name="assignments")
    title = models.CharField(max_length=200)
    instructions = models.TextField(max_length=5000, blank=True)
    available_from = models.DateTimeField(null=True, blank=True)
    due_at = models.DateTimeField("due", null=True, blank=True)
    late_policy = models.CharField(max_length=10, choices=LatePolicy, default=LatePolicy.ACCEPT)
    published_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    objects = AssignmentQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        ordering = [F("due_at").asc(nulls_last=True), "pk"]
        constraints = [
            models.CheckConstraint(name="teaching_assignment_has_title", condition=~Q(title="")),
            models.CheckConstraint(
                name="teaching_assignment_available_before_due",
                condition=Q(available_from=None) | Q(due_at=None) | Q(available_from__lt=F("due_at")),
                violation_error_message="It is due before it is available. Change one of the two.",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def is_available(self, now) -> bool:
        """Whether pupils may open it."""
        return self.published_at is not None and (self.available_from is None or self.available_from <= now)

    def is_past_due(self, now) -> bool:
        return self.due_at is not None and now > self.due_at

    def accepts_answers(self, now) -> bool:
        late = self.is_past_due(now) and self.late_policy == LatePolicy.REFUSE
        return self.is_available(now) and not self.classroom.is_archived and not late


class Item(models.Model):
    """One text of an assignment: a version, and the place in the order of publications as of which all around it
    (terms, notes, sources) is shown. Neither changes unless a teacher moves it."""

    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="items")
    position = models.PositiveIntegerField()
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="assigned_items")
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="assigned_items")
    serial = models.PositiveBigIntegerField()
    note = models.TextField("instructions for this text", max_length=2000, blank=True)
    stays_against = models.ForeignKey(
        Version,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="The newest version that the teacher saw and did not move to.",
    )

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["assignment", "document"], name="teaching_item_text_once")]

    def __str__(self) -> str:
        return f"{self.version} as of {self.serial}"


class QuestionKind(models.TextChoices):
    """How a question is answered."""

    SHORT = "short", "Short answer"
    LONG = "long", "Long answer"
    SINGLE = "single", "One of several choices"
    MULTIPLE = "multiple", "Several of several choices"
    SCHOOL = "school", "Which school would say this?"
    EVIDENCE = "evidence", "Mark a passage as evidence"


class StudyQuestionBase(models.Model):
    """A question on a text. ``options``: ``[{"key": "a", "text": "…", "is_right": true}]`` of choices, else empty.

    The options of a question about schools are schools: their keys are the keys of the schools' documents.
    """

    position = models.PositiveIntegerField(default=0)
    kind = models.CharField(max_length=10, choices=QuestionKind, default=QuestionKind.SHORT)
    text = models.TextField("question", max_length=2000)
    options = models.JSONField(default=list, blank=True)
    guide = models.TextField(
        "answer guide", max_length=4000, blank=True, help_text="What a good answer says. Only teachers see it."
    )

    class Meta:
        abstract = True
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.text[:80]

    @property
    def is_choice(self) -> bool:
        return self.kind in (QuestionKind.SINGLE, QuestionKind.MULTIPLE, QuestionKind.SCHOOL)


class StudyQuestionQuerySet(models.QuerySet["StudyQuestion"]):
    """Which questions."""

    def asked(self):
        """Those that are still asked; one that was answered is never deleted, only no longer asked."""
        return self.filter(retired_at=None)


class StudyQuestion(StudyQuestionBase):
    """A question that a teacher asks on a text of an assignment."""

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="questions")
    retired_at = models.DateTimeField(null=True, blank=True)

    objects = StudyQuestionQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta(StudyQuestionBase.Meta):
        constraints = [models.CheckConstraint(name="teaching_question_has_text", condition=~Q(text=""))]
