from io import StringIO

import pytest
from allauth.account.models import EmailAddress
from django.core.management import CommandError, call_command

from accounts.models import User
from accounts.roles import ROLES

pytestmark = pytest.mark.django_db


def run() -> str:
    output = StringIO()
    call_command("create_demo_accounts", stdout=output)
    return output.getvalue()


def test_command_makes_one_account_for_each_role_and_prints_its_password():
    lines = run().splitlines()[1:]
    found = {
        user.groups.get().name: (user.email, user.check_password(password))
        for *_, email, password in map(str.split, lines)
        for user in [User.objects.get(email=email)]
    }
    assert found == {
        "Writer": ("writer@example.org", True),
        "Editor": ("editor@example.org", True),
        "Chief editor": ("chief-editor@example.org", True),
        "Teacher": ("teacher@example.org", True),
    }
    assert EmailAddress.objects.filter(verified=True, primary=True).count() == len(ROLES)


def test_command_run_twice_changes_nothing():
    run()
    before = list(User.objects.order_by("pk").values())
    assert run() == "The demo accounts exist already; nothing was changed.\n"
    assert list(User.objects.order_by("pk").values()) == before


def test_command_leaves_an_existing_account_as_it_is():
    user = User.objects.create_user("writer@example.org", "my own", display_name="Somebody")
    assert "writer@example.org" not in run()
    user.refresh_from_db()
    assert (user.check_password("my own"), user.display_name, user.groups.count()) == (True, "Somebody", 0)


def test_command_refuses_in_production(settings):
    settings.PRODUCTION = True
    with pytest.raises(CommandError, match="production mode"):
        run()
    assert User.objects.count() == 0
