"""Pages that are not open to everyone, and everything that could tell of them."""

import pytest
from django.contrib.auth.models import Group
from wagtail.models import Page, PageViewRestriction

from accounts.models import User
from publishing.actions import withdraw
from publishing.models import Render, Version
from tests.factories.pages import body, make_article, revise, sections_of

ARTICLE = "/articles/the-intervention/"
ONE = f"{ARTICLE}one/"
PARTS = ("", "v1/", "history/", "compare/1/1/")


@pytest.fixture
def article(site):
    return make_article(sections=["One", "Two"])


@pytest.fixture
def reader(site):
    return User.objects.create_user("reader@example.org", "a long password")


def restrict(page, kind: str = "login", *, password: str = "", groups=()) -> PageViewRestriction:
    restriction = PageViewRestriction.objects.create(
        page=Page.objects.get(pk=page.pk), restriction_type=kind, password=password
    )
    restriction.groups.set(groups)
    return restriction


def statuses(client, address: str) -> list[int]:
    return [client.get(address + part).status_code for part in PARTS]


def text(client, address: str) -> str:
    return client.get(address).content.decode()


def test_page_for_those_who_log_in_leads_to_the_login(client, article):
    restrict(article)
    answer = client.get(ONE)
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/accounts/login/?next={ONE}")
    assert statuses(client, ARTICLE) == statuses(client, ONE) == [302] * 4


def test_page_for_those_who_log_in_is_served_to_them_and_kept_by_nobody(client, article, reader):
    restrict(article)
    client.force_login(reader)
    assert statuses(client, ONE) == statuses(client, ARTICLE) == [200] * 4
    for part in ("", "v1/"):
        assert client.get(ONE + part).headers["Cache-Control"] == "private, no-store"
    assert "The text of One" in text(client, ONE)


def test_page_with_a_password_asks_for_it_and_opens(client, article):
    restriction = restrict(sections_of(article)[0], "password", password="yalu")
    answer = client.get(ONE)
    assert (answer.status_code, answer.templates[0].name) == (200, "publishing/password_required.html")
    assert "The text of One" not in answer.content.decode()
    action = answer.context["action_url"]
    assert client.post(action, {"password": "no", "return_url": ONE}).status_code == 200
    assert "The text of One" not in text(client, ONE)
    opened = client.post(action, {"password": "yalu", "return_url": ONE})
    assert (opened.status_code, opened.headers["Location"]) == (302, ONE)
    assert "The text of One" in text(client, ONE)
    restriction.delete()
    assert client.get(ONE).headers["Cache-Control"].startswith("public")


def test_page_for_a_group_is_served_to_its_members_only(client, article, reader):
    group = Group.objects.create(name="Invited")
    restrict(article, "groups", groups=[group])
    client.force_login(reader)
    assert statuses(client, ONE) == [302] * 4
    reader.groups.add(group)
    assert statuses(client, ONE) == [200] * 4


def test_article_shows_a_notice_for_its_restricted_section(client, article):
    restrict(sections_of(article)[0])
    for address in (ARTICLE, f"{ARTICLE}v1/"):
        html = text(client, address)
        assert "This section is open to invited readers only." in html
        assert ("The text of One" in html, "The text of Two" in html) == (False, True)


def test_article_for_members_still_hides_a_section_for_fewer(client, article, reader):
    restrict(article)
    restrict(sections_of(article)[0], "groups", groups=[Group.objects.create(name="Invited")])
    client.force_login(reader)
    for address in (ARTICLE, f"{ARTICLE}v1/", f"{ARTICLE}compare/1/1/"):
        html = text(client, address)
        assert ("The text of One" in html, "The text of Two" in html) == (False, True)


def test_comparison_of_an_article_leaves_out_a_restricted_section(client, article):
    one, two = sections_of(article)
    revise(one, body=body("Secret words."))
    revise(two, body=body("Open words."))
    restrict(one)
    html = text(client, f"{ARTICLE}compare/1/3/")
    assert ("Secret" in html, "Open" in html) == (False, True)


def test_lists_leave_out_what_is_restricted(client, article):
    make_article("Open", sections=["Alpha"])
    revise(sections_of(article)[0], title="Secret change")
    restrict(article)
    for address in ("/", "/articles/"):
        html = text(client, address)
        assert ("The intervention" in html, "Secret change" in html, "Open" in html) == (False, False, True)


def test_restricted_page_is_not_stored(client, article):
    restrict(article)
    assert not Render.objects.filter(document__path__startswith=ARTICLE).exists()


def test_restricted_version_takes_no_report_and_thanks_for_none(client, article):
    restrict(article)
    key = Version.objects.get(title="One").pk
    assert client.get(f"/report/?version={key}").status_code == 404
    assert client.get(f"/report/thanks/{key}/").status_code == 404


def test_old_address_of_a_restricted_page_redirects_to_the_login_in_the_end(client, article):
    restrict(article)
    revise(article, slug="secret")
    answer = client.get(ONE, follow=True)
    assert answer.redirect_chain[-1] == ("/accounts/login/?next=/articles/secret/one/", 302)


def test_withdrawn_restricted_page_does_not_tell_why(client, article):
    restrict(article)
    withdraw(page=article, by=None, reason="A secret reason.")
    assert statuses(client, ARTICLE) == [302] * 4


def test_page_that_only_begins_alike_is_open(client, article):
    make_article("The", slug="the")
    restrict(Page.objects.get(slug="the"))
    assert client.get(ARTICLE).status_code == 200
