"""Forms for assignments and their texts. What somebody else changed meanwhile is not overwritten unawares."""

from collections.abc import Callable
from datetime import date, time
from typing import Any

from django import forms

from teaching.models import Assignment, Item, LatePolicy
from teaching.stamps import stamp
from teaching.times import NoSuchTime, as_closing, as_opening, closing, opening

DAYS = ["%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%d %B %Y", "%d %b %Y"]
TIMES = ["%H:%M", "%H:%M:%S", "%H.%M", "%H%M"]
FIRST_YEAR, LAST_YEAR = 2000, 2100


class StampedForm(forms.Form):
    """A form that holds what its reader saw: if another has saved since, it says so once and keeps what was typed.

    ``stored``: the values as they are in the database now.
    """

    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, stored: dict[str, Any], **options) -> None:
        options["initial"] = stored | {"seen": stamp(stored)} | (options.get("initial") or {})
        super().__init__(*args, **options)
        self.stored = stored

    def differing(self) -> list[str]:
        """What would become another than it is."""
        return [name for name in self.stored if self.cleaned_data[name] != self.stored[name]]

    def _post_clean(self) -> None:
        """Refuse once what would put other values in place of some that the reader has not seen."""
        super()._post_clean()
        differing = [] if self._errors else self.differing()
        if not differing or self.cleaned_data["seen"] == stamp(self.stored):
            return
        self.data = self.data.copy()
        self.data[self.add_prefix("seen")] = stamp(self.stored)
        theirs = "; ".join(f"{self.told_as(name)}: {self.shown(name)}" for name in differing)
        self.add_error(
            None,
            "Somebody else saved this after you opened it. Nothing of yours is saved yet; it is kept below. "
            f"Saved now is: {theirs}. Save again to put yours in its place.",
        )

    def told_as(self, name: str) -> str:
        return str((name in self.fields and self.fields[name].label) or name.capitalize())

    def shown(self, name: str) -> str:
        value = self.stored[name]
        choices = dict(getattr(self.fields[name], "choices", ()))
        told = ", ".join(str(choices.get(each, each)) for each in (value if isinstance(value, list) else [value]))
        return f"“{told}”" if value not in (None, "", []) else "nothing"


def day_field(label: str, explained: str) -> forms.DateField:
    """``explained``: the id of the paragraph that says what happens without a day."""
    widget = forms.DateInput(attrs={"type": "date", "aria-describedby": explained}, format="%Y-%m-%d")
    told = {"invalid": "Write the day like 2026-11-23 or 23/11/2026."}
    return forms.DateField(label=label, required=False, widget=widget, input_formats=DAYS, error_messages=told)


def time_field(label: str, explained: str) -> forms.TimeField:
    widget = forms.TimeInput(attrs={"type": "time", "aria-describedby": explained}, format="%H:%M")
    told = {"invalid": "Write the time like 16:30."}
    return forms.TimeField(label=label, required=False, widget=widget, input_formats=TIMES, error_messages=told)


class TitleForm(forms.Form):
    """How an assignment begins."""

    title = forms.CharField(max_length=200, help_text="Pupils see it. For example: Why China crossed the river.")


class AssignmentForm(StampedForm):
    """What stands above the texts, and when. Days and times are those of the class's zone."""

    title = forms.CharField(max_length=200)
    instructions = forms.CharField(
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Pupils read this first.",
    )
    available_day = day_field("Available from", "opening-explained")
    available_time = time_field("Opens at", "opening-explained")
    due_day = day_field("Due", "due-explained")
    due_time = time_field("Due at", "due-explained")
    late_policy = forms.ChoiceField(
        label="After the due date", choices=LatePolicy, required=False, widget=forms.RadioSelect
    )

    def __init__(self, *args, assignment: Assignment, **options) -> None:
        self.zone = assignment.classroom.time_zone
        super().__init__(*args, stored=_stored(assignment, self.zone), **options)

    def clean_late_policy(self) -> str:
        return self.cleaned_data["late_policy"] or LatePolicy.ACCEPT

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        cleaned["available_from"] = self._instant("available", opening)
        cleaned["due_at"] = self._instant("due", closing)
        if cleaned["available_from"] and cleaned["due_at"] and cleaned["available_from"] >= cleaned["due_at"]:
            self.add_error("due_day", "It is due before it is available. Change one of the two.")
        return cleaned

    def _instant(self, name: str, made_by: Callable):
        day: date | None = self.cleaned_data.get(f"{name}_day")
        at: time | None = self.cleaned_data.get(f"{name}_time")
        if day is None:
            if at is not None and f"{name}_day" not in self.errors:
                self.add_error(f"{name}_day", "Give the day as well, or take the time out.")
            return None
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            self.add_error(f"{name}_day", f"Choose a day between {FIRST_YEAR} and {LAST_YEAR}.")
            return None
        try:
            return made_by(day, at and at.replace(microsecond=0), self.zone)
        except NoSuchTime as fault:
            self.add_error(f"{name}_time", str(fault))
            return None

    def values(self) -> dict[str, Any]:
        """What ``change_assignment`` takes."""
        names = ("title", "instructions", "available_from", "due_at", "late_policy")
        return {name: self.cleaned_data[name] for name in names}


def _stored(assignment: Assignment, zone: str) -> dict[str, Any]:
    opens = as_opening(assignment.available_from, zone) if assignment.available_from else (None, None)
    closes = as_closing(assignment.due_at, zone) if assignment.due_at else (None, None)
    return {
        "title": assignment.title,
        "instructions": assignment.instructions,
        "available_day": opens[0],
        "available_time": _minute(opens[1]),
        "due_day": closes[0],
        "due_time": _minute(closes[1]),
        "late_policy": assignment.late_policy,
    }


def _minute(at: time | None) -> time | None:
    return at and at.replace(second=0, microsecond=0)


class NoteForm(StampedForm):
    """Instructions for one text."""

    note = forms.CharField(
        label="Instructions for this text",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args, item: Item, **options) -> None:
        super().__init__(*args, prefix=f"item-{item.pk}", stored={"note": item.note}, **options)


class ReuseForm(forms.Form):
    """Which class gets an assignment too, and with which texts."""

    classroom = forms.ModelChoiceField(queryset=None, label="Class", empty_label=None)
    texts = forms.ChoiceField(
        choices=[
            ("then", "As they were assigned here"),
            ("now", "As readers get them now"),
        ],
        initial="then",
        widget=forms.RadioSelect,
        help_text="If you are not sure, leave it: you can move each text to its newest version later.",
    )

    def __init__(self, *args, classes, **options) -> None:
        super().__init__(*args, **options)
        self.fields["classroom"].queryset = classes


class CountForm(forms.Form):
    """A confirmation of something that takes answers with it: how many the teacher was told of."""

    answers = forms.IntegerField(min_value=0, max_value=10**9, widget=forms.HiddenInput)


def confirmed_count(data) -> int | None:
    form = CountForm(data)
    return form.cleaned_data["answers"] if form.is_valid() else None
