"""What pupils type to get into a class."""

from django import forms

from teaching.codes import tidied as tidied_code
from teaching.models.pupils import LONGEST_NICKNAME
from teaching.nicknames import folded, tidied
from teaching.pins import MOST, pin_fault

PLAIN = {"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
DIGITS = {"inputmode": "numeric", "autocomplete": "off", "maxlength": MOST + 12}


class CodeForm(forms.Form):
    """The code of a class, as it stands on the board."""

    code = forms.CharField(
        label="Class code",
        max_length=60,
        help_text="Eight letters and digits, from your teacher. Capitals and spaces do not matter.",
        error_messages={"required": "Type the code that your teacher gave you."},
        widget=forms.TextInput(attrs={**PLAIN, "class": "code-input"}),
    )

    def clean_code(self) -> str:
        code = tidied_code(self.cleaned_data["code"])
        if not code:
            raise forms.ValidationError("A code is made of letters and digits, for example CD34 679F.")
        return code


class _PinForm(forms.Form):
    def clean_nickname(self) -> str:
        return tidied(self.cleaned_data["nickname"])

    def clean_pin(self) -> str:
        return "".join(self.cleaned_data["pin"].split())


class JoinForm(_PinForm):
    """A pupil joins: a nickname and a PIN of their own choosing."""

    nickname = forms.CharField(
        max_length=LONGEST_NICKNAME,
        help_text="Please do not use your real name: make one up, and tell it to your teacher. Your classmates do "
        "not see it.",
        error_messages={"required": "Choose a nickname."},
        widget=forms.TextInput(attrs=PLAIN),
    )
    pin = forms.CharField(
        label="PIN",
        max_length=MOST + 12,
        help_text="4 to 8 digits, easy to remember and hard to guess. You need nickname and PIN to come back.",
        error_messages={"required": "Choose a PIN of 4 to 8 digits."},
        widget=forms.TextInput(attrs=DIGITS),
    )

    def clean_nickname(self) -> str:
        nickname = super().clean_nickname()
        key = folded(nickname)
        if not key:
            raise forms.ValidationError("Choose a nickname with letters or digits that can be seen.")
        if len(key) > 4 * LONGEST_NICKNAME:
            raise forms.ValidationError("This nickname is too long when it is spelled out. Choose a shorter one.")
        return nickname

    def clean_pin(self) -> str:
        pin = super().clean_pin()
        if fault := pin_fault(pin):
            raise forms.ValidationError(fault)
        return pin


class SignInForm(_PinForm):
    """A pupil comes back, on this device or another."""

    nickname = forms.CharField(
        label="Your nickname",
        max_length=4 * LONGEST_NICKNAME,
        error_messages={"required": "Type the nickname with which you joined."},
        widget=forms.TextInput(attrs=PLAIN),
    )
    pin = forms.CharField(
        label="Your PIN",
        max_length=MOST + 12,
        error_messages={"required": "Type your PIN."},
        widget=forms.PasswordInput(attrs=DIGITS),
    )
