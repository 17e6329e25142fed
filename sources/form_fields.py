"""The fields of the form that stand for variables of a CSL-JSON item."""

from __future__ import annotations

from collections.abc import Callable

from django import forms
from django.core.exceptions import ValidationError
from wagtail.admin.widgets import AdminAutoHeightTextInput

from sources.dates import EXAMPLES, DateFault, csl_date, edtf_of
from sources.kinds import CHOICES
from sources.validation import IDENTIFIERS
from sources.variables import LABELS, LONG_TEXTS, MOST_CHARACTERS, MOST_CHARACTERS_OF_A_LONG_TEXT

HELP = {
    "title": "With its subtitle after a colon. Words in italics: <i>Pravda</i>.",
    "title-short": "For notes after the first. Example: China’s Road.",
    "container-title": "What the work stands in. Example: The China Quarterly.",
    "genre": "Example: PhD diss.; telegram; minutes of the Politburo.",
    "edition": "Example: 2, or revised.",
    "page": "Example: 94–115.",
    "publisher": "Of a thesis: the university. Several with a slash.",
    "event-title": "Example: Annual meeting of the Society for Military History.",
    "archive": "Example: Arkhiv Prezidenta Rossiiskoi Federatsii (APRF).",
    "archive_collection": "Example: Record Group 59, Central Decimal File.",
    "DOI": "Example: 10.2307/2757785. A whole address will do.",
    "ISBN": "Of 10 or 13 digits, with hyphens or without; several are parted by spaces.",
    "URL": "A permanent address, if there is one. Example: https://digitalarchive.wilsoncenter.org/document/110221.",
    "language": "Its code. Examples: en, zh, ko, ru.",
    "annote": "What the work is good for, and what is to be watched. Readers see it on the page of the source.",
}
DATES = {"original-date": "first published", "accessed": "looked at (web pages)"}


def field_name(variable: str) -> str:
    """The name of a variable's form field: ``container_title``, ``doi``."""
    return "kind" if variable == "type" else variable.replace("-", "_").lower()


class DateField(forms.CharField):
    """A date in EDTF."""

    def clean(self, value):
        text = super().clean(value)
        try:
            if text:
                csl_date(text)
        except DateFault as fault:
            raise ValidationError(str(fault)) from fault
        return text


class IdentifierField(forms.CharField):
    """An identifier, brought into its one form."""

    def __init__(self, *args, normal: Callable[[str], str], **kwargs):
        self.normal = normal
        super().__init__(*args, **kwargs)

    def clean(self, value):
        text = super().clean(value)
        try:
            return self.normal(text) if text else ""
        except ValueError as error:
            raise ValidationError(str(error)) from error


def _variable_field(variable: str) -> forms.Field:
    is_long = variable in LONG_TEXTS
    options = {
        "label": LABELS[variable][:1].upper() + LABELS[variable][1:],
        "help_text": HELP.get(variable, ""),
        "required": variable == "title",
        "max_length": MOST_CHARACTERS_OF_A_LONG_TEXT if is_long else MOST_CHARACTERS,
    }
    if variable in IDENTIFIERS:
        return IdentifierField(normal=IDENTIFIERS[variable], **options)
    if is_long or variable == "title":
        return forms.CharField(widget=AdminAutoHeightTextInput, **options)
    return forms.CharField(**options)


def _date_field(variable: str) -> forms.Field:
    return DateField(
        label=DATES[variable].capitalize(), required=False, max_length=40, help_text=f"Examples: {EXAMPLES}."
    )


def _fields() -> dict[str, forms.Field]:
    kind = forms.ChoiceField(choices=CHOICES, help_text="What is cited decides how notes print it.")
    texts = {field_name(variable): _variable_field(variable) for variable in LABELS}
    dates = {field_name(variable): _date_field(variable) for variable in DATES}
    return {"kind": kind} | texts | dates


# A form with a field for each variable; ``sources.forms`` makes it part of the form of a source.
ItemFields = type("ItemFields", (forms.Form,), _fields())


def initial_of(csl: dict) -> dict[str, str]:
    """What the fields show of an item."""
    texts = {field_name(variable): str(csl.get(variable, "")) for variable in LABELS}
    dates = {field_name(variable): edtf_of(csl.get(variable)) or "" for variable in DATES}
    return texts | dates | {"kind": csl.get("type", "book")}


def filled_in(csl: dict, cleaned: dict[str, str]) -> dict:
    """An item with what a form says of it. What the form does not show, or did not change, stays as it was."""
    before, item = initial_of(csl), dict(csl)
    for variable in ("type", *LABELS, *DATES):
        name = field_name(variable)
        value = cleaned.get(name)
        if value is None or (value == before[name] and (variable in item or not value)):
            continue
        if not value:
            item.pop(variable, None)
        else:
            item[variable] = dict(csl_date(value)) if variable in DATES else value
    return item
