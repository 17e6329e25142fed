"""Who passes below /admin/ when a second factor is required, and what a session must have shown."""

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import get_resolver, reverse

from accounts.middleware import SecondFactorMiddleware
from accounts.roles import CHIEF_EDITOR, EDITOR, TEACHER, WRITER
from tests.factories.accounts import PASSWORD, UserFactory

LOGIN, PROVE, FACTORS = "/accounts/login/", "/accounts/2fa/reauthenticate/", "/accounts/2fa/"


@pytest.fixture(autouse=True)
def _required(settings, db):
    settings.REQUIRE_MFA_FOR_ADMIN = True
    cache.clear()  # allauth counts attempts there


@pytest.fixture
def editor():
    return UserFactory(role=EDITOR)


def code_of(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


def enrol(user) -> str:
    secret = generate_totp_secret()
    TOTP.activate(user, secret)
    return secret


def log_in(client, user):
    return client.post(LOGIN, {"login": user.email, "password": PASSWORD})


def log_in_with_code(client, user, secret):
    log_in(client, user)
    return client.post("/accounts/2fa/authenticate/", {"code": code_of(secret)})


def reach_admin(client) -> str:
    """Where a request for the dashboard ends: at it, or where it is led."""
    response = client.get("/admin/")
    return "admin" if response.status_code == 200 else response.headers.get("Location", str(response.status_code))


def test_anonymous_is_led_to_login(client):
    assert reach_admin(client) == f"{LOGIN}?next=/admin/"


def test_anonymous_in_the_background_is_refused(client):
    assert client.get("/admin/", headers={"x-requested-with": "XMLHttpRequest"}).status_code == 403


def test_password_alone_leads_to_setting_up_a_factor(client, editor):
    log_in(client, editor)
    assert reach_admin(client) == FACTORS
    assert "set up a second factor" in client.get(FACTORS).content.decode()


def test_password_alone_in_the_background_is_refused(client, editor):
    log_in(client, editor)
    assert client.get("/admin/", headers={"x-requested-with": "XMLHttpRequest"}).status_code == 403


def test_superuser_needs_a_factor_too(client):
    user = UserFactory(is_superuser=True)
    log_in(client, user)
    assert reach_admin(client) == FACTORS


def test_password_without_the_code_leaves_the_session_anonymous(client, editor):
    enrol(editor)
    assert log_in(client, editor).headers["Location"] == "/accounts/2fa/authenticate/"
    assert reach_admin(client) == f"{LOGIN}?next=/admin/"


def test_password_and_code_pass(client, editor):
    log_in_with_code(client, editor, enrol(editor))
    assert reach_admin(client) == "admin"


def test_recovery_code_passes(client, editor):
    enrol(editor)
    codes = RecoveryCodes.activate(editor).get_unused_codes()
    log_in(client, editor)
    client.post("/accounts/2fa/authenticate/", {"code": codes[0]})
    assert reach_admin(client) == "admin"


def test_session_opened_before_the_factor_was_set_up_is_led_to_prove_it(client, editor):
    log_in(client, editor)
    secret = enrol(editor)
    assert reach_admin(client) == f"{PROVE}?next=%2Fadmin%2F"
    response = client.post(PROVE, {"code": code_of(secret), "next": "/admin/"})
    assert response.headers["Location"] == "/admin/"
    assert reach_admin(client) == "admin"


def test_session_opened_before_does_not_pass_by_the_password_again(client, editor):
    log_in(client, editor)
    enrol(editor)
    client.post("/accounts/reauthenticate/", {"password": PASSWORD, "next": "/admin/"})
    assert reach_admin(client) == f"{PROVE}?next=%2Fadmin%2F"


@pytest.mark.parametrize(
    "page",
    [
        "",
        "totp/deactivate/",
        "totp/activate/",
        "webauthn/",
        "webauthn/add/",
        "recovery-codes/",
        "recovery-codes/generate/",
        "recovery-codes/download/",
    ],
)
def test_session_that_has_proven_nothing_cannot_touch_the_factors(page, client, editor):
    log_in(client, editor)
    enrol(editor)
    RecoveryCodes.activate(editor)
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    for response in (client.get(FACTORS + page), client.post(FACTORS + page)):
        assert response.headers["Location"].partition("?")[0] == PROVE
    assert Authenticator.objects.filter(user=editor).count() == 2


@pytest.fixture
def _commits(monkeypatch):
    """Run at once what allauth does after the commit: a test's transaction is never committed."""
    monkeypatch.setattr("django.db.transaction.on_commit", lambda function, **kwargs: function())


@pytest.mark.usefixtures("_commits")
def test_setting_up_a_factor_in_this_session_passes(client, editor):
    log_in(client, editor)
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    secret = client.get("/accounts/2fa/totp/activate/").context["form"].secret
    client.post("/accounts/2fa/totp/activate/", {"code": code_of(secret)})
    assert reach_admin(client) == "admin"


@pytest.mark.usefixtures("_commits")
def test_setting_up_a_factor_elsewhere_does_not_pass(client, editor):
    elsewhere = Client()
    log_in(client, editor)
    log_in(elsewhere, editor)
    elsewhere.post("/accounts/reauthenticate/", {"password": PASSWORD})
    secret = elsewhere.get("/accounts/2fa/totp/activate/").context["form"].secret
    elsewhere.post("/accounts/2fa/totp/activate/", {"code": code_of(secret)})
    assert (reach_admin(elsewhere), reach_admin(client)) == ("admin", f"{PROVE}?next=%2Fadmin%2F")


@pytest.mark.usefixtures("_commits")
def test_setting_up_a_factor_sends_a_notice(client, editor):
    log_in(client, editor)
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    secret = client.get("/accounts/2fa/totp/activate/").context["form"].secret
    client.post("/accounts/2fa/totp/activate/", {"code": code_of(secret)})
    assert [(message.to, message.subject) for message in mail.outbox] == [
        ([editor.email], "[Crossing the Yalu] Authenticator App Activated")
    ]


@pytest.mark.usefixtures("_commits")
def test_wrong_code_while_setting_up_does_not_pass(client, editor):
    log_in(client, editor)
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    client.get("/accounts/2fa/totp/activate/")
    client.post("/accounts/2fa/totp/activate/", {"code": "000000"})
    assert reach_admin(client) == FACTORS


def test_factor_removed_since_does_not_pass(client, editor):
    log_in_with_code(client, editor, enrol(editor))
    Authenticator.objects.filter(user=editor).delete()
    assert reach_admin(client) == FACTORS


def test_factor_replaced_since_is_to_be_proven_again(client, editor):
    log_in_with_code(client, editor, enrol(editor))
    Authenticator.objects.filter(user=editor).delete()
    enrol(editor)
    assert reach_admin(client) == f"{PROVE}?next=%2Fadmin%2F"


def test_passkey_alone_leads_to_proof_by_passkey(client, editor):
    log_in(client, editor)
    Authenticator.objects.create(user=editor, type=Authenticator.Type.WEBAUTHN, data={})
    assert reach_admin(client) == "/accounts/2fa/webauthn/reauthenticate/?next=%2Fadmin%2F"


def test_form_sent_by_an_unproven_session_leads_back_to_the_dashboard(client, editor):
    log_in(client, editor)
    enrol(editor)
    response = client.post(reverse("wagtailadmin_pages:copy", args=[1]))
    assert response.headers["Location"] == f"{PROVE}?next=%2Fadmin%2F"


def test_factor_is_not_asked_for_when_not_required(client, editor, settings):
    settings.REQUIRE_MFA_FOR_ADMIN = False
    log_in(client, editor)
    assert reach_admin(client) == "admin"


@pytest.mark.parametrize("required", [True, False])
def test_teacher_is_refused_and_not_sent_in_circles(required, client, settings):
    settings.REQUIRE_MFA_FOR_ADMIN = required
    log_in(client, UserFactory(role=TEACHER))
    assert reach_admin(client) == "403"


def admin_addresses() -> list[str]:
    """An address for every pattern below /admin/ whose arguments are numbers or words."""
    found = []

    def walk(patterns, prefix):
        for pattern in patterns:
            route = prefix + str(pattern.pattern).lstrip("^").rstrip("$").rstrip("\\Z")
            if hasattr(pattern, "url_patterns"):
                walk(pattern.url_patterns, route)
            else:
                found.append("/" + fill(route))

    def fill(route):
        return re.sub(r"<(?:(\w+):)?\w+>", lambda m: "1" if m[1] == "int" else "a", route)

    walk([p for p in get_resolver().url_patterns if str(p.pattern) == "admin/"], "")
    return sorted({address for address in found if not set(address) & set("()?*[]\\^")})


@pytest.mark.parametrize("factor", ["missing", "unproven"])
def test_no_address_of_the_admin_answers_a_session_without_proof(factor, client):
    user = UserFactory(role=CHIEF_EDITOR)
    log_in(client, user)
    if factor == "unproven":
        enrol(user)
    to_login = ("/admin/login/", "/admin/logout/", "/admin/password_reset/")
    addresses = [address for address in admin_addresses() if not address.startswith(to_login)]
    assert len(addresses) > 100
    led_to = {client.get(address).headers.get("Location", address).partition("?")[0] for address in addresses}
    assert led_to == {FACTORS if factor == "missing" else PROVE}


@pytest.mark.parametrize("path", ["/", "/articles/", "/administration/", "/accounts/login/", "/static/admin/"])
def test_public_addresses_pass_without_a_look_at_the_session(path, rf):
    request = rf.get(path)  # has neither session nor user
    assert SecondFactorMiddleware(None).process_view(request, None, (), {}) is None


@pytest.mark.parametrize(("role", "value"), [(WRITER, "1"), (EDITOR, "1"), (CHIEF_EDITOR, "1"), (TEACHER, None)])
def test_editor_cookie_is_set_at_login_for_editorial_roles(role, value, client):
    response = log_in(client, UserFactory(role=role))
    cookie = response.cookies.get("editor")
    assert (cookie.value if cookie else None) == value
    if cookie:
        flags = (cookie["httponly"], cookie["samesite"], cookie["max-age"], cookie["expires"], cookie["secure"])
        assert flags == ("", "Lax", "", "", "")


def test_editor_cookie_waits_for_the_second_factor(client, editor):
    secret = enrol(editor)
    assert "editor" not in log_in(client, editor).cookies
    assert client.post("/accounts/2fa/authenticate/", {"code": code_of(secret)}).cookies["editor"].value == "1"


def test_editor_cookie_is_secure_where_sessions_are(client, editor, settings):
    settings.SESSION_COOKIE_SECURE = True
    assert log_in(client, editor).cookies["editor"]["secure"] is True


@pytest.mark.parametrize("address", ["/accounts/logout/", "/admin/logout/"])
def test_editor_cookie_is_removed_at_logout(address, client, editor):
    log_in(client, editor)
    assert client.post(address).cookies["editor"]["max-age"] == 0


def test_editor_cookie_is_removed_when_the_session_has_ended():
    client = Client()
    client.cookies["editor"] = "1"
    assert client.get(LOGIN).cookies["editor"]["max-age"] == 0
