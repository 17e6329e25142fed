"""Chief editors keep the accounts in the admin; everybody their own name."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group
from django.core import mail
from django.core.cache import cache
from django.urls import reverse

from accounts import admin_views
from accounts.models import User
from accounts.roles import CHIEF_EDITOR, EDITOR, WRITER
from tests.factories.accounts import PASSWORD, UserFactory

ADD = "/admin/users/new/"


@pytest.fixture
def chief(sign_in):
    cache.clear()
    return sign_in(CHIEF_EDITOR)


def role_key(role) -> int:
    return Group.objects.get(name=role.name).pk


def edit_url(user) -> str:
    return reverse("wagtailusers_users:edit", args=[user.pk])


def test_added_user_without_password_is_sent_a_link_that_sets_one(chief, client):
    chief.post(
        reverse("wagtailusers_users:add"),
        {"email": "Ada@Example.org", "display_name": "Ada Byron", "groups": [role_key(WRITER)]},
    )
    user = User.objects.get(email="ada@example.org")
    assert (user.display_name, user.groups.get().name, user.has_usable_password()) == ("Ada Byron", "Writer", False)
    (message,) = mail.outbox
    assert (message.to, message.subject) == (["ada@example.org"], "[Crossing the Yalu] Your account")
    address = re.search(r"http://testserver(\S+)", message.body)[1]
    chief.logout()
    form = chief.get(address, follow=True)
    chief.post(form.redirect_chain[-1][0], {"password1": PASSWORD, "password2": PASSWORD})
    response = chief.post("/accounts/login/", {"login": "ada@example.org", "password": PASSWORD})
    assert response.headers["Location"] == "/admin/"


def test_added_user_with_password_is_sent_nothing_and_can_log_in(chief):
    data = {"email": "ada@example.org", "password1": PASSWORD, "password2": PASSWORD, "groups": [role_key(EDITOR)]}
    chief.post(reverse("wagtailusers_users:add"), data | {"display_name": "Ada Byron"})
    assert mail.outbox == []
    chief.logout()
    response = chief.post("/accounts/login/", {"login": "ada@example.org", "password": PASSWORD})
    assert response.headers["Location"] == "/admin/"


@pytest.mark.parametrize("fault", [ConnectionRefusedError("no server"), TimeoutError("too slow")])
def test_added_user_is_kept_when_the_mail_cannot_be_sent(fault, chief, monkeypatch):
    def fail(**kwargs):
        raise fault

    monkeypatch.setattr(admin_views, "invite", fail)
    response = chief.post(
        reverse("wagtailusers_users:add"), {"email": "ada@example.org", "display_name": "Ada Byron"}, follow=True
    )
    assert User.objects.filter(email="ada@example.org").count() == 1
    assert "could not be sent" in response.content.decode()


@pytest.mark.parametrize("taken", ["ada@example.org", "ADA@example.org", "second@example.org"])
def test_added_user_with_the_address_of_another_is_refused(taken, chief):
    ada = UserFactory(email="ada@example.org")
    EmailAddress.objects.create(user=ada, email="second@example.org", verified=True)
    response = chief.post(reverse("wagtailusers_users:add"), {"email": taken, "display_name": "Ada Byron"})
    assert list(response.context["form"].errors) == ["email"]
    assert mail.outbox == []


def test_added_user_with_a_weak_password_is_refused(chief):
    data = {"email": "ada@example.org", "display_name": "Ada", "password1": "12345", "password2": "12345"}
    response = chief.post(reverse("wagtailusers_users:add"), data)
    assert list(response.context["form"].errors) == ["password2"]


def test_edited_address_replaces_the_old_ones(chief):
    user = UserFactory(email="old@example.org")
    chief.post(edit_url(user), {"email": "New@example.org", "display_name": "Ada Byron", "is_active": "on"})
    rows = EmailAddress.objects.filter(user=user).values_list("email", "primary", "verified")
    assert list(rows) == [("new@example.org", True, True)]


def test_edited_user_keeps_the_password_when_none_is_given(chief):
    user = UserFactory()
    chief.post(edit_url(user), {"email": user.email, "display_name": "Renamed", "is_active": "on"})
    user.refresh_from_db()
    assert (user.display_name, user.check_password(PASSWORD)) == ("Renamed", True)


def test_form_cannot_make_a_superuser(chief):
    user = UserFactory()
    wanted = {"display_name": "Ada Byron", "is_superuser": "on"}
    chief.post(edit_url(user), {"email": user.email, "is_active": "on", **wanted})
    chief.post(reverse("wagtailusers_users:add"), {"email": "ada@example.org", **wanted})
    user.refresh_from_db()
    assert user.display_name == "Ada Byron"
    assert list(User.objects.values_list("email", "is_superuser").filter(email="ada@example.org")) == [
        ("ada@example.org", False)
    ]
    assert User.objects.filter(is_superuser=True).count() == 0


def test_superuser_is_edited_by_superusers_alone(chief):
    root = UserFactory(is_superuser=True)
    data = {"email": root.email, "password1": "another password", "password2": "another password", "is_active": "on"}
    chief.post(edit_url(root), data | {"display_name": "Root"})
    root.refresh_from_db()
    assert root.check_password(PASSWORD)
    chief.force_login(root)
    assert chief.get(edit_url(root)).status_code == 200


def test_nobody_closes_their_own_account(chief):
    chief.post(
        edit_url(chief.user), {"email": chief.user.email, "display_name": "Chief", "groups": [role_key(CHIEF_EDITOR)]}
    )
    chief.user.refresh_from_db()
    assert (chief.user.display_name, chief.user.is_active) == ("Chief", True)


def test_user_without_a_name_is_refused(chief):
    response = chief.post(reverse("wagtailusers_users:add"), {"email": "ada@example.org"})
    assert list(response.context["form"].errors) == ["display_name"]
    assert User.objects.filter(email="ada@example.org").exists() is False


def test_users_are_found_by_name_and_address(chief):
    UserFactory(email="ada@example.org", display_name="Countess of Lovelace")
    for words in ("lovelace", "ada@"):
        response = chief.get(reverse("wagtailusers_users:index"), {"q": words})
        assert [user.email for user in response.context["users"]] == ["ada@example.org"]


def test_own_account_page_keeps_the_display_name(sign_in):
    client = sign_in(WRITER)
    html = client.get(reverse("wagtailadmin_account")).content.decode()
    assert ('name="display_name-display_name"' in html, "first_name" in html, "avatar-avatar" in html) == (
        True,
        False,
        False,
    )
    data = {
        "display_name-display_name": "Ada Byron",
        "locale-preferred_language": "",
        "locale-current_time_zone": "",
        "theme-theme": "system",
        "theme-contrast": "system",
        "theme-density": "default",
    }
    client.post(reverse("wagtailadmin_account"), data)
    client.user.refresh_from_db()
    assert client.user.display_name == "Ada Byron"


def test_own_account_page_has_the_policy_of_the_admin(sign_in):
    policy = sign_in(WRITER).get(reverse("wagtailadmin_account")).headers["Content-Security-Policy"]
    assert "script-src 'self' 'unsafe-inline'" in policy
