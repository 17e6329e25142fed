"""What the dialogue of a citation asks, and what it says of wrong answers."""

import json
from collections.abc import Mapping
from typing import Any

from django import forms
from django.forms.formsets import TOTAL_FORM_COUNT, BaseFormSet, formset_factory

from sources.citations import LABELS, MOST_SOURCES, PAGE, TEXTS, Cited, faults_of, is_key
from sources.models import Source

PREFIX = "cited"
MOST_ROWS_SHOWN = 200  # of a citation with too many sources


class CitedForm(forms.Form):
    """One source of a citation. ``sources`` are those that exist, by key."""

    source = forms.CharField(widget=forms.HiddenInput, error_messages={"required": "Choose a source."})
    label = forms.CharField(
        required=False,
        label="Counted in",
        initial=PAGE,
        widget=forms.Select(choices=[(name, label.name) for name, label in LABELS.items()]),
    )
    locator = forms.CharField(required=False)
    prefix = forms.CharField(required=False, label="Words before")
    suffix = forms.CharField(required=False, label="Words after")

    def __init__(self, *args, sources: Mapping[str, Source], **kwargs):
        super().__init__(*args, **kwargs)
        self.cited_source = sources.get(str(self["source"].value() or ""))

    def clean_source(self) -> int:
        if self.cited_source is None:
            raise forms.ValidationError("This source does not exist any more. Remove it, or choose another.")
        return self.cited_source.pk

    def clean_label(self) -> str:
        return self.cleaned_data["label"] or PAGE

    def clean(self):
        texts = {name: self.cleaned_data.get(name, "") for name in TEXTS}
        for field, fault in faults_of(Cited(0, **texts)).items():
            self.add_error(field, fault)
        return self.cleaned_data

    def cited(self) -> Cited:
        return Cited(self.cleaned_data["source"], **{name: self.cleaned_data[name] for name in TEXTS})


class BaseCitationForm(BaseFormSet):
    """All sources of a citation, in order."""

    def clean(self):
        if not self.forms:
            raise forms.ValidationError("Choose a source first.")

    def cited(self) -> list[Cited]:
        return [form.cited() for form in self.forms]

    def names(self) -> dict[int, str]:
        """The short forms of the sources, by key."""
        found = (form.cited_source for form in self.forms)
        return {source.pk: source.short_label for source in found if source is not None}


CitationForm = formset_factory(
    CitedForm,
    formset=BaseCitationForm,
    extra=0,
    max_num=MOST_SOURCES,
    absolute_max=MOST_ROWS_SHOWN,
    validate_max=True,
)
MESSAGES = {
    "too_many_forms": f"A citation takes at most {MOST_SOURCES} sources. Divide it, or remove some.",
    "missing_management_form": "What you sent is incomplete. Close this dialogue and open it again.",
}


def citation_form(data: Mapping[str, Any] | None = None) -> BaseCitationForm:
    """The form, empty or filled in, with the sources that it names loaded in two queries."""
    kwargs = {"sources": _sources_named(data or {}), "empty_permitted": False, "use_required_attribute": False}
    if data is None:
        return CitationForm(prefix=PREFIX, form_kwargs=kwargs)
    return CitationForm(data, prefix=PREFIX, form_kwargs=kwargs, error_messages=MESSAGES)


def _sources_named(data: Mapping[str, Any]) -> dict[str, Source]:
    named = [value for name, value in data.items() if name.startswith(PREFIX) and name.endswith("-source")]
    keys = {int(value) for value in named if value.isdecimal() and len(value) < 20 and is_key(int(value))}
    found = Source.objects.filter(pk__in=keys).select_related("document").prefetch_related("names")
    return {str(source.pk): source for source in found}


def form_data(items: str) -> dict[str, str] | None:
    """What the form would have sent for a stored citation, however wrong it is; None where nothing can be told."""
    try:
        rows = [row for row in json.loads(items) if isinstance(row, dict)]
    except (ValueError, TypeError, RecursionError):
        return None
    data = {f"{PREFIX}-{TOTAL_FORM_COUNT}": str(len(rows)), f"{PREFIX}-INITIAL_FORMS": "0"}
    for number, row in enumerate(rows):
        texts = {"label": PAGE} | row
        data |= {f"{PREFIX}-{number}-{name}": str(texts.get(name, "")) for name in ("source", *TEXTS)}
    return data if rows else None
