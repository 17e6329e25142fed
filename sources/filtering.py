"""What a reader may ask of the list of sources."""

from collections.abc import Sequence
from typing import Any

from django import forms

from sources.listing import Entry, kinds_of

LONGEST_QUESTION = 100  # characters


class SourceFilterForm(forms.Form):
    """Words and a kind; both may be left out."""

    q = forms.CharField(
        label="Author, title or year",
        required=False,
        max_length=LONGEST_QUESTION,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
        error_messages={"max_length": f"Look for at most {LONGEST_QUESTION} characters: all sources are shown."},
    )
    kind = forms.ChoiceField(
        required=False, error_messages={"invalid_choice": "There is no source of that kind here: all are shown."}
    )

    def __init__(self, *args, entries: Sequence[Entry], **kwargs):
        super().__init__(*args, auto_id="source-%s", **kwargs)
        self.fields["kind"].choices = [("", "All kinds"), *kinds_of(entries)]

    def asked(self) -> dict[str, Any]:
        """What is asked, less what cannot be: the form says so at the field."""
        answerable = self.cleaned_data if self.is_bound and self.errors is not None else {}
        return {"words": answerable.get("q", ""), "kind": answerable.get("kind", "")}
