"""One login for the site and the admin."""

import pytest
from django.core import mail
from django.core.cache import cache
from django.urls import reverse

from accounts.roles import EDITOR, TEACHER
from tests.factories.accounts import PASSWORD, UserFactory

LOGIN = "/accounts/login/"


@pytest.fixture(autouse=True)
def _no_attempts(db):
    cache.clear()


def log_in(client, email, password=PASSWORD, **data):
    return client.post(LOGIN, {"login": email, "password": password} | data)


@pytest.mark.parametrize("written", ["ada@example.org", "ADA@example.org", " Ada@Example.ORG "])
def test_login_does_not_mind_capitals_in_the_email(written, client):
    user = UserFactory(email="ada@example.org")
    log_in(client, written)
    assert client.session["_auth_user_id"] == str(user.pk)


def test_login_with_a_wrong_password_is_refused_without_saying_whether_the_account_exists(client):
    UserFactory(email="ada@example.org")
    answers = [
        log_in(client, email, "wrong").context["form"].non_field_errors() for email in ("ada@example.org", "x@y.org")
    ]
    assert answers == [["The email address and/or password you specified are not correct."]] * 2


def test_login_is_refused_after_too_many_attempts(client):
    UserFactory(email="ada@example.org")
    for _ in range(10):
        log_in(client, "ada@example.org", "wrong")
    response = log_in(client, "ada@example.org")
    assert "_auth_user_id" not in client.session
    assert "Too many failed login attempts" in response.content.decode()


def test_login_of_a_closed_account_is_refused(client):
    UserFactory(email="ada@example.org", is_active=False)
    log_in(client, "ada@example.org")
    assert "_auth_user_id" not in client.session


def test_login_with_an_unconfirmed_address_sends_the_confirmation(client):
    UserFactory(email="ada@example.org", verified=False)
    response = log_in(client, "ada@example.org")
    assert response.headers["Location"] == reverse("account_email_verification_sent")
    assert [message.to for message in mail.outbox] == [["ada@example.org"]]
    assert mail.outbox[0].subject == "[Crossing the Yalu] Please Confirm Your Email Address"


@pytest.mark.parametrize(("role", "target"), [(EDITOR, "/admin/"), (TEACHER, "/teach/")])
def test_login_leads_each_role_to_its_place(role, target, client):
    assert log_in(client, UserFactory(role=role).email).headers["Location"] == target


@pytest.mark.parametrize(
    ("next_address", "target"),
    [("/admin/pages/", "/admin/pages/"), ("https://evil.example/", "/admin/"), ("//evil.example/", "/admin/")],
)
def test_login_leads_on_within_the_site_only(next_address, target, client):
    assert log_in(client, UserFactory(role=EDITOR).email, next=next_address).headers["Location"] == target


@pytest.mark.parametrize(
    ("address", "target"),
    [
        ("/admin/login/", "/accounts/login/"),
        ("/admin/login/?next=/admin/pages/", "/accounts/login/?next=/admin/pages/"),
        ("/admin/password_reset/", "/accounts/password/reset/"),
        ("/admin/password_reset/confirm/Mg/abc-def/", "/accounts/password/reset/"),
        ("/admin/pages/?p=2", "/accounts/login/?next=/admin/pages/%3Fp%3D2"),
    ],
)
def test_admin_has_no_login_of_its_own(address, target, client):
    assert client.get(address).headers["Location"] == target


def test_admin_logout_ends_the_session(client):
    client.force_login(UserFactory(role=EDITOR))
    assert client.post("/admin/logout/").headers["Location"] == "/"
    assert "_auth_user_id" not in client.session


def test_admin_logout_asks_before_it_ends_the_session(client):
    client.force_login(UserFactory(role=EDITOR))
    assert client.get("/admin/logout/").status_code == 200
    assert "_auth_user_id" in client.session


def test_password_reset_for_an_unknown_address_says_the_same_on_screen(client):
    UserFactory(email="ada@example.org")
    answers = [
        client.post(reverse("account_reset_password"), {"email": email}).headers["Location"]
        for email in ("ada@example.org", "nobody@example.org")
    ]
    assert answers == [reverse("account_reset_password_done")] * 2


@pytest.mark.parametrize("name", ["account_login", "account_signup", "account_reset_password"])
def test_page_keeps_the_strict_policy_and_the_name_of_the_site(name, client):
    response = client.get(reverse(name))
    policy = dict(part.strip().partition(" ")[::2] for part in response.headers["Content-Security-Policy"].split(";"))
    assert (policy["script-src"], policy["style-src"]) == ("'self'", "'self'")
    html = response.content.decode()
    assert "Crossing the Yalu" in html
    assert (" style=" in html, " onclick=" in html, "<style" in html) == (False, False, False)
