"""Forms with which chief editors keep the accounts, and everybody their own name."""

from allauth.account.models import EmailAddress
from django import forms
from wagtail.users.forms import UserForm

from accounts.models import User


class AccountForm(UserForm):
    """Wagtail's user form without user name and without the superuser's mark, which only the command line gives."""

    first_name = None
    last_name = None
    is_superuser = None
    password_required = False

    class Meta:
        model = User
        fields = ["email", "display_name", "groups"]
        labels = {"groups": "Roles"}
        widgets = {"groups": forms.CheckboxSelectMultiple}

    def clean_email(self) -> str:
        email = self.cleaned_data["email"].lower()
        # Somebody may have added this one to their account as a second address.
        if EmailAddress.objects.filter(email=email).exclude(user=self.instance.pk).exists():
            raise forms.ValidationError("Another account has this e-mail address.")
        return email


class AccountCreationForm(AccountForm):
    """Without a password, the person is sent a link to set one."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["password1"].help_text = "Leave blank to send the person a link with which to set a password."


class AccountEditForm(AccountForm):
    """Nobody can close their own account."""

    def __init__(self, *args, editing_self: bool = False, **kwargs):
        super().__init__(*args, **kwargs)
        if editing_self:
            del self.fields["is_active"]

    class Meta(AccountForm.Meta):
        fields = [*AccountForm.Meta.fields, "is_active"]


class DisplayNameForm(forms.ModelForm):
    """The name that versions are signed with."""

    class Meta:
        model = User
        fields = ["display_name"]
