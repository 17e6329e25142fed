"""What Wagtail's admin shows of accounts: links to the account pages of the site, and who wants to teach."""

from django.urls import path, reverse
from wagtail import hooks

from accounts import admin_teachers


@hooks.register("register_admin_urls")
def register_urls():
    return [
        path("teachers/", admin_teachers.teachers, name="accounts_teachers"),
        path("teachers/<int:key>/", admin_teachers.decide, name="accounts_decide_teacher"),
    ]


@hooks.register("register_admin_menu_item")
def add_teachers():
    return admin_teachers.teachers_item()


@hooks.register("construct_homepage_panels")
def show_teachers_who_wait(request, panels):
    panels.append(admin_teachers.TeachersPanel())


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
