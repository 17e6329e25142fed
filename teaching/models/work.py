"""What pupils do with an assignment. All of it goes with the pupil."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from publishing.models import Document, Version
from teaching.models.assignments import Assignment, Item, StudyQuestion
from teaching.models.pupils import Pupil


class Reading(models.Model):
    """A pupil opened a text: when first, and which version as of which serial last."""

    pupil = models.ForeignKey(Pupil, on_delete=models.CASCADE, related_name="readings")
    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="readings")
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="+")
    serial = models.PositiveBigIntegerField()
    opened_at = models.DateTimeField(auto_now_add=True)

    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [models.UniqueConstraint(fields=["pupil", "item"], name="teaching_reading_once")]

    def __str__(self) -> str:
        return f"{self.pupil_id} opened {self.item_id}"


class Submission(models.Model):
    """A pupil handed in an assignment. Returned ones can be changed and handed in again."""

    pupil = models.ForeignKey(Pupil, on_delete=models.CASCADE, related_name="submissions")
    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="submissions")
    submitted_at = models.DateTimeField()
    returned_at = models.DateTimeField(null=True, blank=True)
    return_note = models.TextField(max_length=2000, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [models.UniqueConstraint(fields=["pupil", "assignment"], name="teaching_submission_once")]

    def __str__(self) -> str:
        return f"{self.pupil_id} handed in {self.assignment_id}"

    @property
    def is_open(self) -> bool:
        """Whether the pupil may go on writing."""
        return self.returned_at is not None and self.returned_at >= self.submitted_at


class Answer(models.Model):
    """A pupil's answer, with the version that was before them when they last wrote, and the teacher's feedback.

    ``choices`` are keys of options. ``passage`` is the evidence marked: ``{"quote", "before", "after", "block"}``,
    where ``block`` is the id of the element in which it stands. ``revision`` counts savings, so that a tab that is
    behind overwrites nothing.
    """

    pupil = models.ForeignKey(Pupil, on_delete=models.CASCADE, related_name="answers")
    question = models.ForeignKey(StudyQuestion, on_delete=models.CASCADE, related_name="answers")
    text = models.TextField(blank=True)
    choices = models.JSONField(default=list, blank=True)
    passage = models.JSONField(default=dict, blank=True)
    revision = models.PositiveIntegerField(default=1)
    saved_at = models.DateTimeField()
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="+")
    serial = models.PositiveBigIntegerField()
    mark = models.CharField(max_length=20, blank=True)
    comment = models.TextField(max_length=4000, blank=True)
    marked_at = models.DateTimeField(null=True, blank=True)
    marked_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["pupil", "question"], name="teaching_answer_once"),
            models.CheckConstraint(name="teaching_answer_revision_from_one", condition=Q(revision__gte=1)),
        ]

    def __str__(self) -> str:
        return f"{self.pupil_id} on {self.question_id}"

    @property
    def is_empty(self) -> bool:
        return not (self.text.strip() or self.choices or self.passage)


class Highlight(models.Model):
    """A passage that a pupil marked for themselves, with a note or without one. Nobody else sees it."""

    pupil = models.ForeignKey(Pupil, on_delete=models.CASCADE, related_name="highlights")
    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="highlights")
    quote = models.TextField(max_length=2000, blank=True)
    before = models.CharField(max_length=80, blank=True)
    after = models.CharField(max_length=80, blank=True)
    block = models.CharField(max_length=80, blank=True)
    note = models.TextField(max_length=2000, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["made_at", "pk"]
        constraints = [
            models.CheckConstraint(name="teaching_highlight_not_empty", condition=~Q(quote="") | ~Q(note=""))
        ]

    def __str__(self) -> str:
        return self.quote[:60] or self.note[:60]


class Lookup(models.Model):
    """How often the card of a term was opened from a text of an assignment, by the whole class together."""

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="lookups")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")
    count = models.PositiveIntegerField(default=0)

    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [models.UniqueConstraint(fields=["item", "document"], name="teaching_lookup_once")]

    def __str__(self) -> str:
        return f"{self.document_id}: {self.count}"
