"""Pages to act on, and people of each role signed in."""

import pytest
from django.test import Client

from articles.models import HomePage, InformationPage
from tests.factories.accounts import UserFactory
from tests.factories.pages import make_information


@pytest.fixture
def home(site) -> HomePage:
    return site


@pytest.fixture
def draft(home) -> InformationPage:
    page = make_information("About", live=False)
    page.save_revision()
    return page


@pytest.fixture
def live(home) -> InformationPage:
    return make_information("Terms")


@pytest.fixture
def sign_in(db, client):
    """``sign_in(role)``: the test client, used by somebody of the role; nobody's for None."""

    def sign_in(role, **fields) -> Client:
        if role is not None:
            client.user = UserFactory(role=role, **fields)
            client.force_login(client.user)
        return client

    return sign_in
