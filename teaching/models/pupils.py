"""Pupils: a nickname and a PIN in one class, nothing else."""

from django.contrib.auth.hashers import check_password, make_password
from django.db import models
from django.db.models import Q
from django.utils.crypto import salted_hmac

from teaching.models.classrooms import Classroom
from teaching.nicknames import folded

LONGEST_NICKNAME = 40


class Pupil(models.Model):
    """Somebody in a class. No user of the site: neither name nor address is asked for."""

    classroom = models.ForeignKey(Classroom, on_delete=models.CASCADE, related_name="pupils")
    nickname = models.CharField(max_length=LONGEST_NICKNAME)
    nickname_key = models.CharField(max_length=4 * LONGEST_NICKNAME, editable=False)
    pin = models.CharField(max_length=128, editable=False, help_text="Hashed; empty until a new one is chosen.")
    joined_at = models.DateTimeField(auto_now_add=True)
    last_seen_at = models.DateTimeField(null=True, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["nickname_key"]
        constraints = [
            models.UniqueConstraint(
                fields=["classroom", "nickname_key"],
                name="teaching_nickname_once_in_class",
                violation_error_message="Somebody in this class has that nickname already. Choose another.",
            ),
            models.CheckConstraint(name="teaching_pupil_has_nickname", condition=~Q(nickname_key="")),
        ]

    def __str__(self) -> str:
        return self.nickname

    def save(self, **options) -> None:
        self.nickname_key = folded(self.nickname)
        if options.get("update_fields") is not None:
            options["update_fields"] = {*options["update_fields"], "nickname_key"}
        super().save(**options)

    def set_pin(self, pin: str) -> None:
        self.pin = make_password(pin)

    def check_pin(self, pin: str) -> bool:
        return bool(self.pin) and check_password(pin, self.pin)

    @property
    def stamp(self) -> str:
        """What a session must hold to be this pupil's: another after every change of the PIN."""
        return salted_hmac("teaching.pupil", f"{self.pk} {self.pin}").hexdigest()[:20]
