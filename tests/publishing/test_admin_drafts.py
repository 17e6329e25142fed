from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Workflow

from accounts.roles import EDITOR, WRITER
from publishing.models import Version
from tests.factories.accounts import UserFactory
from tests.factories.pages import body, fresh, make_article, make_section, sections_of
from tests.publishing.admin import texts

pytestmark = pytest.mark.usefixtures("site")


@pytest.fixture
def article():
    return make_article(sections=["One", "Two", "Three"])


@pytest.fixture
def editor(client):
    user = UserFactory(role=EDITOR)
    client.force_login(user)
    return user


def url(article):
    return reverse("publishing_admin:publish_drafts", args=[article.pk])


def draft(page, by=None, **fields):
    page = fresh(page)
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision(user=by)
    return fresh(page)


def filled(response, **fields):
    """What the browser sends of the page that lists the drafts."""
    data = {}
    for each in response.context["drafts"]:
        for field in each.form:
            data[field.html_name] = fields.get(field.name, field.value() or "")
    return data


def titles(response, name="drafts"):
    return [each.page.title for each in response.context[name]]


def test_drafts_for_anonymous_lead_to_login(client, article):
    assert client.get(url(article)).url == f"/accounts/login/?next={url(article)}"


def test_drafts_by_writer_are_refused(client, article):
    client.force_login(UserFactory(role=WRITER))
    draft(sections_of(article)[0], key_question="Who?")
    response = client.post(url(article), {})
    assert (response.url, Version.objects.filter(number=2).count()) == ("/admin/", 0)


def test_drafts_of_a_section_are_not_found(client, editor, article):
    assert client.get(url(sections_of(article)[0])).status_code == 404


def test_drafts_lists_the_changed_and_the_new(client, editor, article):
    draft(sections_of(article)[1], key_question="Who?", change_kind="fact", change_note="A question.")
    make_section(article, "Four", live=False)
    response = client.get(url(article))
    assert titles(response) == ["Two", "Four"]
    assert [each.is_first for each in response.context["drafts"]] == [False, True]
    assert filled(response)[f"draft-{sections_of(article)[1].pk}-change_kind"] == "fact"


def test_drafts_are_published_as_one_publication(client, editor, article):
    for section in sections_of(article)[:2]:
        draft(section, key_question="Who?")
    response = client.post(url(article), filled(client.get(url(article)), change_kind="fact", change_note="Asked."))
    assert response.url == reverse("wagtailadmin_explore", args=[article.pk])
    made = Version.objects.filter(number=2).order_by("serial")
    assert [(v.title, v.change_kind, v.author) for v in made] == [
        ("One", "fact", editor),
        ("Two", "fact", editor),
        ("The intervention", "fact", editor),
    ]
    assert fresh(article).document.versions.count() == 2


def test_drafts_with_what_was_already_said_publish_the_latest_revision(client, editor, article):
    section = draft(sections_of(article)[0], key_question="Who?", change_kind="fact", change_note="Asked.")
    client.post(url(article), filled(client.get(url(article))))
    assert fresh(section).live_revision_id == section.latest_revision_id


def test_drafts_without_a_kind_of_change_publish_nothing(client, editor, article):
    section = draft(sections_of(article)[0], key_question="Who?")
    response = client.post(url(article), filled(client.get(url(article))))
    assert response.context["drafts"][0].form.errors == {"change_kind": ["This field is required."]}
    assert section.document.versions.count() == 1


def test_drafts_edited_since_publish_nothing_and_say_so(client, editor, article):
    section = draft(sections_of(article)[0], key_question="Who?", change_kind="fact")
    data = filled(client.get(url(article)))
    draft(section, key_question="Who and when?", change_kind="fact")
    response = client.post(url(article), data)
    assert list(response.context["drafts"][0].form.errors) == ["state"]
    assert section.document.versions.count() == 1


def test_drafts_sent_twice_publish_once(client, editor, article):
    section = draft(sections_of(article)[0], key_question="Who?", change_kind="fact")
    data = filled(client.get(url(article)))
    client.post(url(article), data)
    response = client.post(url(article), data)
    assert (titles(response), section.document.versions.count()) == ([], 2)


def test_drafts_of_a_new_article_publish_it_with_its_sections(client, editor):
    article = make_article("Another", sections=["First"], live=False)
    client.post(url(article), filled(client.get(url(article))))
    assert [page.live for page in (fresh(article), *sections_of(article))] == [True, True]
    assert Version.objects.get(document=article.document).members.count() == 1


@pytest.mark.parametrize(
    ("obstacle", "reason"),
    [
        ("withdraw", "It was withdrawn. To bring it back, publish it by itself."),
        ("lock", "It is locked."),
        ("submit", "It is being reviewed."),
        ("schedule", "It is scheduled to be published."),
        ("break", "This block is empty. Write its text or remove it."),
    ],
)
def test_drafts_leave_out_what_cannot_be_published(client, editor, article, obstacle, reason):
    other = UserFactory(role=EDITOR)
    section = draft(sections_of(article)[0], by=other, key_question="Who?", change_kind="fact")
    draft(sections_of(article)[1], key_question="When?", change_kind="fact")
    if obstacle == "withdraw":
        client.post(reverse("publishing_admin:withdraw", args=[section.pk]), {"reason": "Superseded."})
    elif obstacle == "lock":
        section.locked, section.locked_by = True, other
        section.save()
    elif obstacle == "submit":
        Workflow.objects.get().start(section, other)
    elif obstacle == "schedule":
        section.revisions.update(approved_go_live_at=timezone.now() + timedelta(days=1))
    else:
        draft(section, body=body(("text", "<p></p>")))
    response = client.get(url(article))
    assert titles(response) == ["Two"]
    assert [(each.page.title, each.reason) for each in response.context["left_out"]] == [("One", reason)]
    client.post(url(article), filled(response))
    assert [s.document.versions.count() for s in sections_of(article)[:2]] == [1, 2]


def test_drafts_below_a_withdrawn_article_are_left_out(client, editor, article):
    client.post(reverse("publishing_admin:withdraw", args=[article.pk]), {"reason": "Superseded."})
    make_section(article, "Four", live=False)
    response = client.get(url(article))
    assert (titles(response), len(response.context["left_out"])) == ([], 5)


def test_drafts_published_are_named_in_a_message(client, editor, article):
    draft(sections_of(article)[0], key_question="Who?", change_kind="fact")
    response = client.post(url(article), filled(client.get(url(article))))
    assert texts(response) == ["Published together: “One”. View live"]


def test_explorer_of_an_article_offers_to_publish_its_drafts(client, editor, article):
    html = client.get(reverse("wagtailadmin_explore", args=[article.pk])).content.decode()
    assert html.count(f'href="{url(article)}"') == 1
