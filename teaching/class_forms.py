"""Forms about classes, their teachers and their pupils."""

from datetime import date, timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from teaching.models import Classroom, Pupil
from teaching.models.classrooms import default_erase_on
from teaching.models.pupils import LONGEST_NICKNAME
from teaching.nicknames import folded, tidied
from teaching.zones import zone_choices

LONGEST_KEPT = 800  # days from today: two school years


class DateInput(forms.DateInput):
    """A date as browsers take it."""

    input_type = "date"

    def __init__(self):
        super().__init__(format="%Y-%m-%d")


class ClassForm(forms.ModelForm):
    """Name, term, time zone, and until when pupils' data are kept."""

    erase_on = forms.DateField(
        label="Keep pupils’ data until",
        widget=DateInput,
        help_text="On this day nicknames, answers, notes and marks of all pupils are erased for good. You are warned "
        f"on your page of classes 30 days before. At most {LONGEST_KEPT} days from today.",
    )

    class Meta:
        model = Classroom
        fields = ["name", "term", "time_zone", "erase_on"]
        help_texts = {"time_zone": "Due dates are read and shown on its clocks."}
        widgets = {"name": forms.TextInput(attrs={"autocomplete": "off"})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        chosen = self.initial.get("time_zone", "")
        choices = [("", "Choose"), *zone_choices(also=chosen)]
        label, text = self.fields["time_zone"].label, self.fields["time_zone"].help_text
        self.fields["time_zone"] = forms.ChoiceField(choices=choices, label=label, help_text=text)
        first, last = allowed_days()
        self.fields["erase_on"].widget.attrs.update({"min": first.isoformat(), "max": last.isoformat()})
        if not self.instance.pk:
            self.initial.setdefault("erase_on", default_erase_on())
            if not chosen:
                self.fields["time_zone"].widget.attrs["data-own-zone"] = ""

    def clean_erase_on(self) -> date:
        day = self.cleaned_data["erase_on"]
        first, last = allowed_days()
        if day == self.instance.erase_on and self.instance.pk and day >= first:
            return day  # as it was: no limit that came later makes the form unusable
        if not first <= day <= last:
            raise ValidationError(f"Choose a day from {_in_words(first)} to {_in_words(last)}.")
        return day


def allowed_days() -> tuple[date, date]:
    """The first and the last day until which data may be kept, chosen today."""
    today = timezone.now().date()
    return today + timedelta(days=1), today + timedelta(days=LONGEST_KEPT)


def _in_words(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


class InviteForm(forms.Form):
    """A colleague's address."""

    email = forms.EmailField(
        label="E-mail address",
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
        help_text="Your colleague is sent a mail and answers it after signing in with this address.",
    )

    def clean_email(self) -> str:
        return self.cleaned_data["email"].lower()


class DeleteForm(forms.Form):
    """The class's name, typed: nobody deletes a class by a slip."""

    name = forms.CharField(
        label="Type the name of the class to confirm", widget=forms.TextInput(attrs={"autocomplete": "off"})
    )

    def __init__(self, *args, classroom: Classroom, **kwargs):
        super().__init__(*args, **kwargs)
        self.classroom = classroom

    def clean_name(self) -> str:
        if " ".join(self.cleaned_data["name"].split()) != " ".join(self.classroom.name.split()):
            raise ValidationError(f"That is not its name. Type: {self.classroom.name}")
        return self.cleaned_data["name"]


class NicknameForm(forms.ModelForm):
    """What a pupil is called in the class."""

    class Meta:
        model = Pupil
        fields = ["nickname"]
        widgets = {"nickname": forms.TextInput(attrs={"autocomplete": "off"})}

    def clean_nickname(self) -> str:
        nickname = tidied(self.cleaned_data["nickname"])
        if not folded(nickname):
            raise ValidationError("Write a nickname with at least one letter, digit or sign.")
        if len(folded(nickname)) > 4 * LONGEST_NICKNAME:
            raise ValidationError("This nickname is too long when it is spelled out. Choose a shorter one.")
        return nickname
