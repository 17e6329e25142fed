"""Forms of the site's own account pages."""

from django import forms
from django.http import HttpRequest

from accounts.models import User


class SignupForm(forms.ModelForm):
    """What signing up asks besides e-mail address and password."""

    class Meta:
        model = User
        fields = ["display_name"]
        labels = {"display_name": "Name"}

    def signup(self, request: HttpRequest, user: User) -> None:
        user.display_name = self.cleaned_data["display_name"]
        user.save(update_fields=["display_name"])
