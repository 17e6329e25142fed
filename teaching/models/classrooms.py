"""Classes, who teaches them, and the codes with which pupils join."""

from datetime import date, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone

RETENTION_DAYS = 400  # a school year, the summer after it, and a month for marks that are disputed


def default_erase_on() -> date:
    return timezone.now().date() + timedelta(days=RETENTION_DAYS)


class ClassroomQuerySet(models.QuerySet["Classroom"]):
    """Which classes."""

    def taught_by(self, user):
        """Those of a teacher or co-teacher: all that anybody may see, whatever else they may do on the site."""
        return self.filter(pk__in=ClassTeacher.objects.filter(teacher=user.pk).values("classroom"))

    def current(self):
        return self.filter(archived_at=None)

    def due_for_erasure(self, today: date):
        """Classes whose pupils' data must not be kept: their day has come, or nobody teaches them any more."""
        return self.filter(Q(erase_on__lte=today) | Q(teachers=None)).distinct()


class Classroom(models.Model):
    """A class: pupils who get the same assignments. Called so because ``class`` is a word of Python."""

    name = models.CharField(max_length=120, help_text="For example: History 11b.")
    term = models.CharField(max_length=60, blank=True, help_text="For example: Autumn 2026.")
    time_zone = models.CharField(max_length=64, help_text="In which due dates are read and shown.")
    accepts_pupils = models.BooleanField("new pupils can join", default=True)
    created_at = models.DateTimeField(auto_now_add=True)
    archived_at = models.DateTimeField(null=True, blank=True)
    erase_on = models.DateField(
        "pupils' data are kept until",
        default=default_erase_on,
        help_text="On this day nicknames, answers and notes of all pupils are erased for good.",
    )

    objects = ClassroomQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        permissions = [("teach", "Can have classes")]
        ordering = ["name", "pk"]
        verbose_name = "class"
        verbose_name_plural = "classes"
        constraints = [models.CheckConstraint(name="teaching_classroom_has_name", condition=~Q(name=""))]

    def __str__(self) -> str:
        return f"{self.name}, {self.term}" if self.term else self.name

    @property
    def is_archived(self) -> bool:
        return self.archived_at is not None


class JoinCode(models.Model):
    """A code under which a class is reached. A retired one still leads in who has joined; none is given twice."""

    code = models.CharField(max_length=12, unique=True)
    classroom = models.ForeignKey(Classroom, on_delete=models.CASCADE, related_name="join_codes")
    made_at = models.DateTimeField(auto_now_add=True)
    retired_at = models.DateTimeField(null=True, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["classroom"], condition=Q(retired_at=None), name="teaching_join_code_one_in_use"
            )
        ]

    def __str__(self) -> str:
        return self.code


class ClassTeacher(models.Model):
    """Somebody teaches a class; one of them owns it."""

    classroom = models.ForeignKey(Classroom, on_delete=models.CASCADE, related_name="teachers")
    teacher = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="classes")
    is_owner = models.BooleanField(default=False)
    since = models.DateTimeField(auto_now_add=True)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-is_owner", "since"]
        constraints = [
            models.UniqueConstraint(fields=["classroom", "teacher"], name="teaching_teacher_once"),
            models.UniqueConstraint(
                fields=["classroom"], condition=Q(is_owner=True), name="teaching_classroom_one_owner"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.teacher_id} teaches {self.classroom_id}"


class Invitation(models.Model):
    """A teacher is asked by e-mail address to teach a class with others, until they answer or it is taken back."""

    classroom = models.ForeignKey(Classroom, on_delete=models.CASCADE, related_name="invitations")
    email = models.EmailField("e-mail address")
    invited_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE, related_name="+")
    invited_at = models.DateTimeField(auto_now_add=True)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["invited_at"]
        constraints = [
            models.UniqueConstraint(fields=["classroom", "email"], name="teaching_invitation_once"),
            models.CheckConstraint(name="teaching_invitation_email_lowercase", condition=Q(email=Lower("email"))),
        ]

    def __str__(self) -> str:
        return f"{self.email} to {self.classroom_id}"
