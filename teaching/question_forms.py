"""The form of a question: all six kinds, with options that need no script."""

from __future__ import annotations

import string
from typing import Any

from django import forms

from teaching.assigning_forms import StampedForm
from teaching.models import QuestionKind, StudyQuestion
from teaching.options import LONGEST, MOST
from teaching.schools import school_keys

ROWS_AT_FIRST, ROWS_MORE = 4, 4
CHOICES = (QuestionKind.SINGLE, QuestionKind.MULTIPLE)


class OptionForm(forms.Form):
    """One option. The key tells it from the others, however it is reworded: answers hold on to it."""

    key = forms.CharField(required=False, max_length=8, widget=forms.HiddenInput)
    text = forms.CharField(label="Option", required=False, max_length=LONGEST)
    is_right = forms.BooleanField(label="Right", required=False)


OptionFormSet = forms.formset_factory(OptionForm, extra=0, max_num=MOST, absolute_max=MOST)


class QuestionForm(StampedForm):
    """A question. Which fields count depends on its kind; those of other kinds are kept until it is saved."""

    kind = forms.ChoiceField(label="How is it answered?", choices=QuestionKind, widget=forms.RadioSelect)
    text = forms.CharField(label="Question", max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))
    schools = forms.MultipleChoiceField(label="Schools to choose from", required=False)
    right_schools = forms.MultipleChoiceField(label="Right", required=False)
    guide = forms.CharField(
        label="Answer guide",
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="What a good answer says. Only teachers see it.",
    )

    def __init__(self, data=None, *, question: StudyQuestion, **options) -> None:
        self.before = question.options
        titles = {key: title for title, key in school_keys().items()}
        chosen = question.options if question.kind == QuestionKind.SCHOOL else []
        self.titles = titles | {option["key"]: option["text"] for option in chosen}
        stored = {
            "kind": question.kind,
            "text": question.text,
            "schools": [option["key"] for option in chosen] or list(titles),
            "right_schools": [option["key"] for option in chosen if option["is_right"]],
            "guide": question.guide,
            "options": question.options,
        }
        self.is_new = question.pk is None
        super().__init__(data, stored=stored, **options)
        for name in ("schools", "right_schools"):
            self.fields[name].choices = list(self.titles.items())
        rows = question.options if question.kind in CHOICES else []
        blank = max(1, ROWS_AT_FIRST - len(rows)) if len(rows) < MOST else 0
        self.options = OptionFormSet(data, prefix="options", initial=[*rows, *({} for _ in range(blank))])
        for place, row in enumerate(self.options, start=1):
            row.place = place

    def clear_faults(self) -> None:
        """Show what was typed without saying what is wrong with it: it is not finished."""
        self._errors = forms.utils.ErrorDict()
        for row in self.options:
            row._errors = forms.utils.ErrorDict()

    def school_rows(self) -> list[dict[str, Any]]:
        """Each school with whether it is offered and right, as typed or as stored."""
        offered, right = self["schools"].value() or [], self["right_schools"].value() or []
        return [
            {"key": key, "title": title, "is_offered": key in offered, "is_right": key in right}
            for key, title in self.titles.items()
        ]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        kind = cleaned.get("kind")
        if kind in CHOICES:
            cleaned["options"] = self._choices(kind)
        else:
            cleaned["options"] = self._schools() if kind == QuestionKind.SCHOOL else []
        return cleaned

    def differing(self) -> list[str]:
        return [] if self.is_new else super().differing()

    def shown(self, name: str) -> str:
        if name == "options":
            return f"“{'; '.join(option['text'] for option in self.before)}”" if self.before else "nothing"
        return super().shown(name)

    def _choices(self, kind: str) -> list[dict[str, Any]]:
        if not self.options.is_valid():
            self.add_error(None, "Look at the options: one of them is marked.")
            return []
        rows = [row.cleaned_data for row in self.options if row.cleaned_data.get("text")]
        empty = [row.place for row in self.options if row.cleaned_data.get("is_right") and not row.cleaned_data["text"]]
        right = sum(row["is_right"] for row in rows)
        folded = [row["text"].casefold() for row in rows]
        if empty:
            self.add_error(None, f"Option {empty[0]} is marked as right, but nothing is written there.")
        elif len(rows) < 2:
            self.add_error(None, "Give at least two options to choose from.")
        elif len(set(folded)) < len(folded):
            self.add_error(None, "Two options say the same. Change one of them.")
        elif right == 0:
            self.add_error(None, "Mark which option is right.")
        elif kind == QuestionKind.SINGLE and right > 1:
            several = QuestionKind.MULTIPLE.label
            self.add_error(None, f"Only one option can be right here. Mark one, or choose “{several}”.")
        return self._with_keys(rows)

    def _with_keys(self, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """Options that stay keep their keys; new ones get keys that none had."""
        known = {option["key"] for option in self.before}
        fresh = (letter for letter in [*string.ascii_lowercase, *(f"{x}2" for x in string.ascii_lowercase)])
        fresh = (key for key in fresh if key not in known)
        used: set[str] = set()
        options = []
        for row in rows:
            key = row["key"] if row["key"] in known - used else next(fresh)
            used.add(key)
            options.append({"key": key, "text": row["text"], "is_right": row["is_right"]})
        return options

    def _schools(self) -> list[dict[str, Any]]:
        offered = self.cleaned_data.get("schools") or []
        right = self.cleaned_data.get("right_schools") or []
        if len(offered) < 2:
            self.add_error(None, "Choose at least two schools to choose from.")
        elif not right:
            self.add_error(None, "Mark which school would say this.")
        elif not set(right) <= set(offered):
            title = self.titles[next(key for key in right if key not in offered)]
            self.add_error(None, f"{title} is marked as right, but pupils cannot choose it. Tick it as a choice too.")
        return [
            {"key": key, "text": title, "is_right": key in right}
            for key, title in self.titles.items()
            if key in offered
        ]

    def values(self) -> dict[str, Any]:
        """What ``change_question`` takes."""
        return {name: self.cleaned_data[name] for name in ("kind", "text", "options", "guide")}


def with_more_rows(data):
    """The same data with more rows for options."""
    data = data.copy()
    rows = data.get("options-TOTAL_FORMS", "")
    rows = int(rows) if rows.isdecimal() and len(rows) < 4 else ROWS_AT_FIRST
    data["options-TOTAL_FORMS"] = str(min(MOST, rows + ROWS_MORE))
    return data
