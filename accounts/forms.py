"""Forms of the site's own account pages."""

from django import forms
from django.http import HttpRequest

from accounts.models import User
from accounts.teachers import ask_to_teach


class SignupForm(forms.ModelForm):
    """What signing up asks besides e-mail address and password. Only teachers sign up."""

    class Meta:
        model = User
        fields = ["display_name"]
        labels = {"display_name": "Name"}
        help_texts = {"display_name": "As colleagues and pupils know you, for example: Ms Okafor."}

    def signup(self, request: HttpRequest, user: User) -> None:
        user.display_name = self.cleaned_data["display_name"]
        user.save(update_fields=["display_name"])
        ask_to_teach(user=user)
