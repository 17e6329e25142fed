import pytest
from django.urls import reverse
from wagtail.models import Page

from accounts.roles import CHIEF_EDITOR, EDITOR, WRITER
from publishing.models import DocumentState
from tests.factories.accounts import UserFactory
from tests.factories.pages import (
    body,
    fresh,
    link_to,
    make_article,
    make_information,
    make_section,
    revise,
    sections_of,
)
from tests.publishing.admin import count_queries, texts

pytestmark = pytest.mark.usefixtures("site")
HOME = "/admin/"


def url(name, page):
    return reverse(f"publishing_admin:{name}", args=[page.pk])


@pytest.fixture
def article():
    return make_article(sections=["One", "Two"])


@pytest.fixture
def editor(client):
    user = UserFactory(role=EDITOR)
    client.force_login(user)
    return user


@pytest.mark.parametrize("name", ["withdraw", "used"])
def test_view_for_anonymous_leads_to_login(client, article, name):
    response = client.get(url(name, article))
    assert response.url == f"/accounts/login/?next={url(name, article)}"


@pytest.mark.parametrize("method", ["get", "post"])
def test_withdraw_by_writer_is_refused(client, article, method):
    client.force_login(UserFactory(role=WRITER))
    response = getattr(client, method)(url("withdraw", article), {"reason": "Because."})
    assert (response.status_code, response.url, fresh(article).live) == (302, HOME, True)


def test_withdraw_of_a_page_that_is_no_document_is_not_found(client, editor):
    assert client.get(reverse("publishing_admin:withdraw", args=[1])).status_code == 404


def test_withdraw_takes_the_page_and_what_is_below_with_the_reason(client, editor, article):
    response = client.post(url("withdraw", article), {"reason": "Superseded."})
    documents = [page.document for page in (fresh(article), *sections_of(article))]
    assert response.url == reverse("wagtailadmin_explore", args=[article.get_parent().pk])
    assert [(d.state, d.reason, d.readable_when_withdrawn) for d in documents] == [
        (DocumentState.WITHDRAWN, "Superseded.", False)
    ] * 3


def test_withdraw_keeps_the_last_version_readable_when_ticked(client, editor, article):
    client.post(url("withdraw", article), {"reason": "Superseded.", "keep_readable": "on"})
    assert fresh(article).document.readable_when_withdrawn is True


def test_withdraw_without_reason_changes_nothing(client, editor, article):
    response = client.post(url("withdraw", article), {"reason": "  "})
    assert response.context["form"].errors == {"reason": ["This field is required."]}
    assert fresh(article).live


def test_withdraw_of_the_front_page_says_that_it_cannot(client, editor, site):
    response = client.post(url("withdraw", site), {"reason": "Tired."})
    assert response.context["form"].non_field_errors() == ["The front page cannot be withdrawn."]
    assert fresh(site).live


def test_withdraw_lists_what_goes_with_it_and_where_it_is_used(client, editor, article):
    about = make_information(body=body(f"See {link_to(sections_of(article)[0], 'the first section')}."))
    response = client.get(url("withdraw", article))
    assert [page.title for page in response.context["below"]] == ["One", "Two"]
    assert [use.version for use in response.context["uses"]] == [about.document.current_version]


@pytest.mark.parametrize("method", ["get", "post"])
def test_unpublish_of_wagtail_leads_to_withdrawing(client, editor, article, method):
    response = getattr(client, method)(reverse("wagtailadmin_pages:unpublish", args=[article.pk]))
    assert (response.url, fresh(article).live) == (url("withdraw", article), True)


def test_editor_offers_to_withdraw_in_place_of_unpublishing(client, editor, article):
    html = client.get(reverse("wagtailadmin_pages:edit", args=[article.pk])).content.decode()
    assert html.count(f'href="{url("withdraw", article)}"') == 1
    assert "action-unpublish" not in html


def test_where_used_names_the_words_and_points_to_the_block(client, editor, article):
    section = sections_of(article)[0]
    words = f"<p>See {link_to(section, 'the first section')}.</p>"
    about = make_information(body=body(("text", words, "0a1b2c3d-0000-4000-8000-000000000000")))
    uses = client.get(url("used", section)).context["uses"]
    anchor = fresh(about).document.anchor
    assert [(use.version.title, [(p.words, p.address) for p in use.places]) for use in uses] == [
        ("About", [("“the first section”", f"/about/#{anchor}-b0a1b2c3d")]),
        ("The intervention", [("as a section", "/articles/the-intervention/")]),
    ]


def test_where_used_forgets_a_link_that_a_newer_version_has_not(client, editor, article):
    section = sections_of(article)[0]
    about = make_information(body=body(f"See {link_to(section)}."))
    revise(about, body=body("No link."), change_kind="wording")
    assert [use.version.title for use in client.get(url("used", section)).context["uses"]] == ["The intervention"]


@pytest.mark.parametrize("name", ["used", "withdraw"])
def test_uses_take_as_many_queries_for_three_as_for_one(client, editor, article, name):
    section = sections_of(article)[0]
    make_information("First", body=body(f"See {link_to(section)}."))
    count_queries(client, url(name, section))  # what is cached from now on
    for_one = count_queries(client, url(name, section))
    for title in ("Second", "Third"):
        make_information(title, body=body(f"See {link_to(section)}."))
    assert count_queries(client, url(name, section)) == for_one


def test_delete_of_a_published_page_leads_to_withdrawing(client, editor, article):
    section = sections_of(article)[0]
    response = client.post(reverse("wagtailadmin_pages:delete", args=[section.pk]))
    assert response.url == url("withdraw", section)
    assert texts(response) == [
        "“One” was published and cannot be deleted: what cites it must keep working. Withdraw it instead."
    ]
    assert Page.objects.filter(pk=section.pk).exists()


def test_delete_of_a_withdrawn_page_says_that_it_is_gone_already(client, editor, article):
    section = sections_of(article)[0]
    client.post(url("withdraw", section), {"reason": "Superseded."})
    response = client.post(reverse("wagtailadmin_pages:delete", args=[section.pk]), follow=False)
    assert response.url == reverse("wagtailadmin_pages:edit", args=[section.pk])
    assert texts(response)[-1] == (
        "“One” was published and cannot be deleted: what cites it must keep working. It is not on the site any more."
    )


def test_delete_of_a_draft_works_as_usual(client, editor, article):
    draft = make_section(article, "Draft", live=False)
    client.post(reverse("wagtailadmin_pages:delete", args=[draft.pk]))
    assert not Page.objects.filter(pk=draft.pk).exists()


def bulk(action, *pages):
    return (
        reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
        + "?"
        + "&".join(f"id={p.pk}" for p in pages)
    )


def test_bulk_unpublishing_withdraws_with_one_reason(client, editor, article):
    one, two = sections_of(article)
    client.post(bulk("unpublish", one, two), {"reason": "Superseded.", "keep_readable": "on"})
    states = [(p.document.state, p.document.reason) for p in sections_of(article)]
    assert states == [(DocumentState.WITHDRAWN, "Superseded.")] * 2
    # One publication: the article is left with one new version, without sections.
    assert fresh(article).document.versions.count() == 2


def test_bulk_unpublishing_without_reason_changes_nothing(client, editor, article):
    response = client.post(bulk("unpublish", *sections_of(article)), {"reason": ""})
    assert (response.status_code, [page.live for page in sections_of(article)]) == (200, [True, True])


def test_bulk_unpublishing_by_writer_withdraws_nothing(client, article):
    client.force_login(UserFactory(role=WRITER))
    client.post(bulk("unpublish", *sections_of(article)), {"reason": "Because."})
    assert [page.live for page in sections_of(article)] == [True, True]


def test_bulk_deleting_deletes_drafts_and_names_what_stays(client, article):
    client.force_login(UserFactory(role=CHIEF_EDITOR))
    published, draft = sections_of(article)[0], make_section(article, "Draft", live=False)
    response = client.get(bulk("delete", published, draft))
    assert [item["item"].title for item in response.context["items"]] == ["Draft"]
    assert [(i["item"].title, i["is_published"]) for i in response.context["items_with_no_access"]] == [("One", True)]
    assert url("withdraw", published) in response.content.decode()
    client.post(bulk("delete", published, draft))
    left = Page.objects.filter(pk__in=[published.pk, draft.pk]).values_list("pk", flat=True)
    assert list(left) == [published.pk]


def test_unpublish_of_wagtail_for_anonymous_leads_to_login(client, article):
    address = reverse("wagtailadmin_pages:unpublish", args=[article.pk])
    assert client.get(address).url == f"/accounts/login/?next={address}"


def test_bulk_unpublishing_for_anonymous_leads_to_login(client, article):
    assert client.post(bulk("unpublish", article), {"reason": "Because."}).url.startswith("/accounts/login/")
    assert fresh(article).live
