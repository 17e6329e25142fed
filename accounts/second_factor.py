"""Whether a session has proven a second factor that its user still has.

Having a second factor is not enough: a session that was opened with the password alone, before the factor was set
up somewhere else, has proven nothing (docs/decisions/0005).
"""

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from django.http import HttpRequest

SESSION_KEY = "accounts_enrolled_factors"
FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def remember_enrolment(request: HttpRequest, authenticator: Authenticator, **kwargs) -> None:
    """Setting up a factor asks for the password and for a code or the key's signature: this session has proven it."""
    if authenticator.type in FACTORS:
        request.session[SESSION_KEY] = [*request.session.get(SESSION_KEY, []), authenticator.pk]


def has_second_factor(user) -> bool:
    return Authenticator.objects.filter(user=user, type__in=FACTORS).exists()


def session_has_proven_factor(request: HttpRequest) -> bool:
    """One query. A factor that was removed since, or a set of recovery codes that was replaced, does not count."""
    records = get_authentication_records(request, request.user)
    proven = {record.get("id") for record in records if record.get("method") == "mfa"}
    proven.update(request.session.get(SESSION_KEY, []))
    proven.discard(None)
    return bool(proven) and Authenticator.objects.filter(user=request.user, pk__in=proven).exists()
