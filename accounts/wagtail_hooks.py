"""Links from the admin to the account pages of the site."""

from django.urls import reverse
from wagtail import hooks


@hooks.register("register_account_menu_item")
def link_password(request):
    return {
        "url": reverse("account_change_password"),
        "label": "Password",
        "help_text": "Change the password with which you log in.",
    }


@hooks.register("register_account_menu_item")
def link_second_factor(request):
    return {
        "url": reverse("mfa_index"),
        "label": "Second factor",
        "help_text": "Set up an authenticator app, passkeys and recovery codes.",
    }


@hooks.register("register_account_menu_item")
def link_email(request):
    return {
        "url": reverse("account_email"),
        "label": "E-mail address",
        "help_text": "Change the address with which you log in and to which notices are sent.",
    }
