"""How readers narrow down the list of terms."""

from collections import Counter
from collections.abc import Sequence

from django import forms

from glossary.listing import Entry
from glossary.models import TermKind

LONGEST_QUESTION = 100  # characters


class TermFilterForm(forms.Form):
    """By name, kind and subject. Offered are the kinds and subjects that the terms have, each with how many have it."""

    q = forms.CharField(
        label="Name",
        required=False,
        max_length=LONGEST_QUESTION,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
        error_messages={"max_length": f"Look for at most {LONGEST_QUESTION} characters: all names are shown."},
    )
    kind = forms.ChoiceField(
        required=False, error_messages={"invalid_choice": "There is no such kind of term here: all kinds are shown."}
    )
    subject = forms.ChoiceField(
        required=False, error_messages={"invalid_choice": "No term has that subject: all subjects are shown."}
    )

    def __init__(self, *args, entries: Sequence[Entry], **kwargs):
        super().__init__(*args, auto_id="filter-%s", **kwargs)
        kinds = Counter(entry.kind for entry in entries)
        subjects = Counter(subject for entry in entries for subject in entry.subjects)
        self.fields["kind"].choices = [
            ("", "All kinds"),
            *((value, f"{label} ({kinds[value]})") for value, label in TermKind.choices if kinds[value]),
        ]
        self.fields["subject"].choices = [
            ("", "All subjects"),
            *((subject, f"{subject} ({count})") for subject, count in sorted(subjects.items())),
        ]

    def asked(self) -> dict[str, str]:
        """What is asked for, less what cannot be answered: ``errors`` say what."""
        answerable = self.cleaned_data if self.is_bound and self.errors is not None else {}
        return {
            "words": answerable.get("q", ""),
            "kind": answerable.get("kind", ""),
            "subject": answerable.get("subject", ""),
        }
