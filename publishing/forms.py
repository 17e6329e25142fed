"""Forms: why a page is withdrawn or withheld, what a reader reports."""

from django import forms
from django.core.exceptions import ValidationError

from publishing.models import EDITORS_CHANGE_KINDS, ErrorReport, Version


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


class VersionChoiceField(forms.ModelMultipleChoiceField):
    """Versions of one document, told apart by number and date."""

    def label_from_instance(self, version: Version) -> str:
        label = f"Version {version.number}, {version.published_at:%d %B %Y}: {version.get_change_kind_display()}"
        return f"{label}. {version.change_note}" if version.change_note else label


class WithholdForm(forms.Form):
    """Which versions are withheld, and why."""

    versions = VersionChoiceField(
        Version.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        help_text="A withheld version is answered with status 451 everywhere. Nothing is deleted.",
    )
    reason = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 3}), max_length=2000, help_text="Readers see this instead of the text."
    )
    confirmed = forms.BooleanField(
        label="Withhold them now",
        help_text="Whoever cites or was assigned one of these versions loses it at once, until you lift this.",
    )

    def __init__(self, *args, document, **kwargs):
        super().__init__(*args, **kwargs)
        withheld = document.versions.filter(withholdings__isnull=False, withholdings__lifted_at=None)
        self.fields["versions"].queryset = document.versions.exclude(pk__in=withheld.values("pk")).newest_first()


class DraftChangeForm(forms.Form):
    """What one draft changes, asked before several are published together.

    ``state`` tells which state of the draft the editor has seen: see ``publishing.admin.drafts``.
    """

    state = forms.CharField(widget=forms.HiddenInput)
    change_kind = forms.ChoiceField(label="Kind of change", choices=[("", "Choose"), *EDITORS_CHANGE_KINDS])
    change_note = forms.CharField(
        label="Note to readers", widget=forms.Textarea(attrs={"rows": 2}), max_length=1000, required=False
    )

    def __init__(self, *args, first: bool, **kwargs):
        super().__init__(*args, **kwargs)
        if first:
            del self.fields["change_kind"]

    def clean_state(self) -> str:
        if self.cleaned_data["state"] != self.initial["state"]:
            raise ValidationError("This draft was edited since you opened this page. Look at it, then publish.")
        return self.cleaned_data["state"]


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
