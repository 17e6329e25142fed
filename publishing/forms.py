"""Forms: why a page is withdrawn or withheld, what a reader reports."""

from django import forms
from django.core.exceptions import ValidationError

from publishing.models import ErrorReport, Version


class WithdrawForm(forms.Form):
    """Why a page leaves the site."""

    reason = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        help_text="Readers see this at the page's address.",
    )
    keep_readable = forms.BooleanField(
        required=False,
        initial=True,
        label="Last version stays readable",
        help_text="Show the last version below the reason. Numbered versions stay at their addresses in any case.",
    )


class WithholdForm(forms.Form):
    """Which versions are withheld, and why."""

    versions = forms.ModelMultipleChoiceField(
        Version.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        help_text="A withheld version is answered with status 451 everywhere. Nothing is deleted.",
    )
    reason = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 3}), max_length=2000, help_text="Readers see this instead of the text."
    )

    def __init__(self, *args, document, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["versions"].queryset = document.versions.newest_first()


class ErrorReportForm(forms.ModelForm):
    """A reader's report of an error. ``website`` is a trap: people do not see it, programs fill it in."""

    website = forms.CharField(required=False, widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}))

    class Meta:
        model = ErrorReport
        fields = ["passage", "message", "email"]
        widgets = {
            "passage": forms.Textarea(attrs={"rows": 3}),
            "message": forms.Textarea(attrs={"rows": 5}),
            "email": forms.EmailInput(attrs={"autocomplete": "email"}),
        }

    def clean_website(self):
        if self.cleaned_data["website"]:
            raise ValidationError("Leave this field empty.")
        return ""
