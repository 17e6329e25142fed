import pytest
from django.db import IntegrityError, transaction

from accounts.models import User
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db


def test_email_with_capitals_is_refused_by_the_database():
    user = UserFactory()
    with pytest.raises(IntegrityError, match="accounts_user_email_lowercase"), transaction.atomic():
        User.objects.filter(pk=user.pk).update(email="Ada@example.org")


def test_email_of_another_is_refused_by_the_database():
    UserFactory(email="ada@example.org")
    with pytest.raises(IntegrityError), transaction.atomic():
        UserFactory(email="ada@example.org")


def test_created_user_has_the_email_in_small_letters():
    assert User.objects.create_user("Ada@Example.ORG").email == "ada@example.org"


def test_created_user_without_email_is_refused():
    with pytest.raises(ValueError, match="needs an e-mail address"):
        User.objects.create_user("")


def test_created_superuser_may_everything():
    user = User.objects.create_superuser("root@example.org", "secret")
    assert (user.is_superuser, user.is_staff, user.has_perm("publishing.anything")) == (True, True, True)


def test_full_name_is_the_display_name_or_else_the_email():
    named, nameless = User(email="a@b.org", display_name="Ada Byron"), User(email="a@b.org")
    assert (named.get_full_name(), nameless.get_full_name()) == ("Ada Byron", "a@b.org")
    assert (named.get_short_name(), nameless.get_short_name()) == ("Ada Byron", "a")
