import pytest
from django.urls import reverse

from accounts.roles import EDITOR, TEACHER
from tests.factories.accounts import UserFactory
from tests.factories.pages import make_article, make_information
from tests.publishing.admin import count_queries

pytestmark = pytest.mark.usefixtures("site")
ARTICLES = "/admin/articles/"


def test_articles_for_anonymous_lead_to_login(client):
    assert client.get(ARTICLES).url == f"/accounts/login/?next={ARTICLES}"


def test_articles_for_a_teacher_are_forbidden(client):
    client.force_login(UserFactory(role=TEACHER))
    assert client.get(ARTICLES).status_code == 403


def test_articles_lists_drafts_and_published_and_leads_to_sections(client):
    client.force_login(UserFactory(role=EDITOR))
    article = make_article(sections=["One"])
    make_article("Another", live=False)
    make_information()
    response = client.get(ARTICLES)
    assert {page.title for page in response.context["object_list"]} == {"The intervention", "Another"}
    assert reverse("wagtailadmin_explore", args=[article.pk]) in response.content.decode()


def test_articles_take_as_many_queries_for_three_as_for_one(client):
    client.force_login(UserFactory(role=EDITOR))
    make_article("First", sections=["One"])
    count_queries(client, ARTICLES)
    for_one = count_queries(client, ARTICLES)
    make_article("Second", sections=["One"])
    make_article("Third", sections=["One"])
    assert count_queries(client, ARTICLES) == for_one
