"""People who log in: writers, editors, chief editors and teachers. Pupils are not users."""

from datetime import datetime

from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.db import models


class UserManager(BaseUserManager["User"]):
    """Makes users known by their e-mail address."""

    use_in_migrations = True

    def create_user(self, email: str, password: str | None = None, **fields) -> "User":
        """Raises ValueError without an e-mail address."""
        if not email:
            raise ValueError("A user needs an e-mail address.")
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields) -> "User":
        return self.create_user(email, password, **{"is_staff": True, "is_superuser": True, **fields})


class User(AbstractUser):
    """A person with an account, who logs in with an e-mail address and signs with a display name."""

    username = None
    first_name = None
    last_name = None
    email = models.EmailField("e-mail address", unique=True)
    display_name = models.CharField(
        max_length=150,
        help_text="The name that versions are signed with in public, for example: Ada Byron.",
    )

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["display_name"]

    objects = UserManager()

    class Meta:
        verbose_name = "user"
        constraints = [
            models.CheckConstraint(
                name="accounts_user_email_lowercase",
                condition=models.Q(email=models.functions.Lower("email")),
                violation_error_message="Write the e-mail address in small letters.",
            )
        ]

    def __str__(self) -> str:
        return self.get_full_name()

    def get_full_name(self) -> str:
        """For colleagues. What readers see is signed with ``display_name`` alone: no address is ever published."""
        return self.display_name or self.email

    def get_short_name(self) -> str:
        return self.display_name or self.email.partition("@")[0]


class TeacherSignup(models.Model):
    """Whether teachers may make accounts of their own. One row; without it the defaults hold."""

    is_open = models.BooleanField(
        "teachers can sign up", default=True, help_text="Anybody who confirms an e-mail address can ask to teach here."
    )
    needs_approval = models.BooleanField(
        "each needs approval",
        default=False,
        help_text="Who signs up waits until a chief editor approves. Who waits already goes on waiting.",
    )

    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [models.CheckConstraint(name="accounts_teacher_signup_one_row", condition=models.Q(pk=1))]

    def __str__(self) -> str:
        return "open" if self.is_open else "closed"

    @classmethod
    def current(cls) -> "TeacherSignup":
        return cls.objects.filter(pk=1).first() or cls(pk=1)


class TeacherRequestQuerySet(models.QuerySet["TeacherRequest"]):
    """Which requests."""

    def to_decide(self):
        """Those that wait, of people who have shown that the address is theirs; the longest waiting first."""
        found = self.filter(state=TeacherRequest.State.WAITING, user__is_active=True, user__emailaddress__verified=True)
        return found.select_related("user").distinct().order_by("asked_at", "pk")

    def declined(self):
        return self.filter(state=TeacherRequest.State.DECLINED).select_related("user").order_by("-decided_at", "pk")

    def never_confirmed(self, before: datetime):
        """Those of people who did not follow the link that they were sent."""
        return self.filter(asked_at__lt=before, user__last_login=None).exclude(user__emailaddress__verified=True)


class TeacherRequest(models.Model):
    """Somebody signed up to teach, and what became of it."""

    class State(models.TextChoices):
        """What became of it."""

        WAITING = "waiting", "Waits"
        APPROVED = "approved", "Approved"
        DECLINED = "declined", "Declined"

    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="teacher_request")
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    asked_at = models.DateTimeField(auto_now_add=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    objects = TeacherRequestQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        permissions = [("decide_teachers", "Can decide who teaches")]
        constraints = [
            models.CheckConstraint(
                name="accounts_teacher_request_decided_at",
                condition=models.Q(state="waiting", decided_at=None)
                | (~models.Q(state="waiting") & models.Q(decided_at__isnull=False)),
            )
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_state_display().lower()}"
