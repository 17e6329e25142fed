from io import StringIO

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.core.management import CommandError, call_command

from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db


def run(email: str) -> str:
    output = StringIO()
    call_command("remove_second_factors", email, stdout=output)
    return output.getvalue()


def test_command_removes_every_factor_of_that_person_alone():
    ada, other = UserFactory(email="ada@example.org"), UserFactory()
    for user in (ada, other):
        TOTP.activate(user, "JBSWY3DPEHPK3PXP")
        RecoveryCodes.activate(user)
    assert run("Ada@example.org") == "ada@example.org: removed 2.\n"
    assert set(Authenticator.objects.values_list("user", flat=True)) == {other.pk}


def test_command_says_that_there_was_no_factor():
    UserFactory(email="ada@example.org")
    assert run("ada@example.org") == "ada@example.org had no second factor.\n"


def test_command_refuses_an_unknown_address():
    with pytest.raises(CommandError, match="No account has the e-mail address"):
        run("nobody@example.org")
