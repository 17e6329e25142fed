"""What an upload may be, and which entries are chosen."""

from django import forms
from django.core.exceptions import ValidationError

from sources.imports.files import MOST_BYTES, MOST_ENTRIES


class UploadForm(forms.Form):
    """One bibliography."""

    file = forms.FileField(
        label="Bibliography",
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".bib,.bibtex,.ris,.json"}),
        help_text=(
            f"BibTeX (.bib), RIS (.ris) or CSL-JSON (.json), as Zotero, EndNote and library catalogues export them; "
            f"at most {MOST_BYTES // 2**20} MB and {MOST_ENTRIES:,} entries. Nothing is imported yet: first you see "
            "what is new."
        ),
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise ValidationError(
                f"The file has {file.size / 2**20:.1f} MB; at most {MOST_BYTES // 2**20} MB can be imported at once. "
                "Divide it, please."
            )
        return file


class ChoiceForm(forms.Form):
    """Which entries of one page of the report are to be imported, and what is to be done."""

    shown = forms.TypedMultipleChoiceField(coerce=int, required=False)
    chosen = forms.TypedMultipleChoiceField(coerce=int, required=False)
    action = forms.ChoiceField(choices=[(each, each) for each in ("save", "drafts", "publish", "discard")])

    def __init__(self, *args, entries, **kwargs):
        super().__init__(*args, **kwargs)
        choices = [(key, key) for key in entries]
        self.fields["shown"].choices = self.fields["chosen"].choices = choices
