"""What is done with accounts."""

from allauth.account.adapter import get_adapter
from allauth.account.forms import default_token_generator
from allauth.account.models import EmailAddress
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from django.db import transaction
from django.http import HttpRequest

from accounts.models import User


@transaction.atomic
def vouch_for_address(*, user: User) -> None:
    """Make the user's e-mail address their only one, and a verified one: who made the account knows whose it is."""
    EmailAddress.objects.filter(user=user).exclude(email=user.email).delete()
    EmailAddress.objects.update_or_create(user=user, email=user.email, defaults={"primary": True, "verified": True})


def invite(*, request: HttpRequest, user: User) -> None:
    """Send the link with which a new user sets a password. Raises OSError if the mail cannot be sent."""
    adapter = get_adapter(request)
    key = f"{user_pk_to_url_str(user)}-{default_token_generator.make_token(user)}"
    context = {"user": user, "address": adapter.get_reset_password_from_key_url(key)}
    adapter.send_mail("account/email/invitation", user.email, context)


def remove_second_factors(*, user: User) -> int:
    """For who lost every factor. Open sessions that had proven one lose the admin at once."""
    removed, _ = Authenticator.objects.filter(user=user).delete()
    return removed
