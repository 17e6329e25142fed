import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from wagtail.models import ModelLogEntry

from accounts.models import User
from articles.models import HomePage
from publishing.actions import lift_withholding, publish, withdraw, withhold
from publishing.faults import PublicationRefused
from publishing.models import Document, Withholding
from tests.factories.pages import fresh, make_article, revise, sections_of

pytestmark = pytest.mark.usefixtures("site")


def member_of(role: str) -> User:
    user = User.objects.create_user(f"{role.lower().replace(' ', '-')}@example.org", display_name=role)
    user.groups.add(Group.objects.get(name=role))
    return user


@pytest.fixture
def chief(site):
    return member_of("Chief editor")


def state_of(page) -> tuple[str, str]:
    document = Document.objects.get(pk=page.document_id)
    return document.state, document.reason


def status(client, address: str) -> int:
    return client.get(address).status_code


def test_withdrawn_page_is_gone_with_its_reason(client):
    article = make_article(sections=["One"])
    withdraw(page=sections_of(article)[0], by=None, reason="  Doubtful.  ")
    [one] = sections_of(article)
    assert (one.live, state_of(one)) == (False, ("withdrawn", "Doubtful."))
    answer = client.get("/articles/the-intervention/one/")
    assert answer.status_code == 410
    assert "<blockquote>Doubtful.</blockquote>" in answer.content.decode()


def test_withdrawn_page_shows_its_last_version_where_it_stays_readable(client):
    article = make_article(sections=["One", "Two"])
    one, two = sections_of(article)
    withdraw(page=one, by=None, reason="Doubtful.", keep_readable=True)
    withdraw(page=two, by=None, reason="Doubtful.", keep_readable=False)
    texts = [client.get(f"/articles/the-intervention/{slug}/").content.decode() for slug in ("one", "two")]
    assert ["<p>The text of" in text for text in texts] == [True, False]


def test_withdrawn_page_keeps_its_numbered_versions_and_history(client):
    article = make_article(sections=["One"])
    withdraw(page=sections_of(article)[0], by=None, reason="Doubtful.", keep_readable=False)
    address = "/articles/the-intervention/one/"
    assert [status(client, address + part) for part in ("", "v1/", "history/", "compare/1/1/")] == [410, 200, 200, 200]


def test_withdrawing_takes_everything_below_too():
    article = make_article(sections=["One", "Two"])
    withdraw(page=article, by=None, reason="Doubtful.")
    assert [state_of(page) for page in (article, *sections_of(article))] == [("withdrawn", "Doubtful.")] * 3
    assert article.document.versions.count() == 1


def test_withdrawing_without_a_reason_is_refused():
    article = make_article()
    with pytest.raises(PublicationRefused, match="Say why it is withdrawn") as refusal:
        withdraw(page=article, by=None, reason=" ")
    assert refusal.value.faults[0].field == "reason"
    assert state_of(article) == ("live", "")


def test_front_page_cannot_be_withdrawn(site):
    with pytest.raises(PublicationRefused, match="The front page cannot be withdrawn"):
        withdraw(page=site, by=None, reason="Doubtful.")
    assert HomePage.objects.get().live


def test_withdrawn_page_published_again_is_live_with_the_same_version(client):
    article = make_article()
    withdraw(page=article, by=None, reason="Doubtful.")
    publish(pages=[fresh(article)])
    assert (state_of(article), article.document.versions.count()) == (("live", ""), 1)
    assert status(client, "/articles/the-intervention/") == 200


def test_unpublishing_by_wagtail_alone_withdraws_with_a_reason():
    article = make_article()
    article.unpublish()
    assert state_of(article) == ("withdrawn", "The editors withdrew this page.")


def test_withheld_current_version_is_answered_451_everywhere(client, chief):
    article = make_article(sections=["One"])
    [one] = sections_of(article)
    withhold(version=one.document.current_version, by=chief, reason="A court says so.")
    address = "/articles/the-intervention/one/"
    assert state_of(one) == ("withheld", "A court says so.")
    assert [status(client, address + part) for part in ("", "v1/", "compare/1/1/", "history/")] == [451, 451, 451, 200]
    assert "A court says so." in client.get(address).content.decode()
    assert "The text of One" not in client.get(address).content.decode()


def test_withheld_section_is_a_notice_in_its_article(client, chief):
    article = make_article(sections=["One", "Two"])
    withhold(version=sections_of(article)[0].document.current_version, by=chief, reason="A court says so.")
    for address in ("/articles/the-intervention/", "/articles/the-intervention/v1/"):
        text = client.get(address).content.decode()
        assert '<p class="notice">This section is withheld. A court says so.</p>' in text
        assert ("The text of One" in text, "The text of Two" in text) == (False, True)


def test_withheld_earlier_version_leaves_the_current_one(client, chief):
    article = make_article(sections=["One"])
    one = revise(sections_of(article)[0], title="One revised")
    withhold(version=one.document.versions.get(number=1), by=chief, reason="A court says so.")
    address = "/articles/the-intervention/one/"
    assert state_of(one) == ("live", "")
    assert [status(client, address + part) for part in ("", "v1/", "v2/", "compare/1/2/")] == [200, 451, 200, 451]


def test_withheld_version_replaced_by_a_new_one_is_live_again(client, chief):
    article = make_article(sections=["One"])
    [one] = sections_of(article)
    withhold(version=one.document.current_version, by=chief, reason="A court says so.")
    revise(one, title="One, corrected")
    address = "/articles/the-intervention/one/"
    assert state_of(one) == ("live", "")
    assert [status(client, address + part) for part in ("", "v1/", "v2/")] == [200, 451, 200]


def test_withheld_version_published_again_unchanged_stays_withheld(client, chief):
    article = make_article(sections=["One"])
    [one] = sections_of(article)
    withhold(version=one.document.current_version, by=chief, reason="A court says so.")
    publish(pages=[fresh(one)])
    assert state_of(one) == ("withheld", "A court says so.")
    assert status(client, "/articles/the-intervention/one/") == 451


def test_withheld_section_keeps_its_place_when_its_article_is_published(client, chief):
    article = make_article(sections=["One", "Two"])
    one, two = sections_of(article)
    withhold(version=one.document.current_version, by=chief, reason="A court says so.")
    revise(two, title="Two, revised")
    titles = fresh(article).document.current_version.members.values_list("member__title", flat=True)
    assert list(titles) == ["One", "Two, revised"]
    assert "This section is withheld." in client.get("/articles/the-intervention/").content.decode()


def test_lifting_gives_the_version_back(client, chief):
    article = make_article(sections=["One"])
    [one] = sections_of(article)
    version = one.document.current_version
    withhold(version=version, by=chief, reason="A court says so.")
    lift_withholding(version=version, by=chief)
    address = "/articles/the-intervention/one/"
    assert state_of(one) == ("live", "")
    assert [status(client, address + part) for part in ("", "v1/")] == [200, 200]
    assert "The text of One" in client.get("/articles/the-intervention/").content.decode()


def test_lifting_leaves_a_withdrawn_document_withdrawn(chief):
    article = make_article()
    version = article.document.current_version
    withhold(version=version, by=chief, reason="A court says so.")
    withdraw(page=article, by=chief, reason="Doubtful.")
    lift_withholding(version=version, by=chief)
    assert state_of(article) == ("withdrawn", "Doubtful.")


def test_withdrawn_and_withheld_document_shows_no_text(client, chief):
    article = make_article(sections=["One"])
    [one] = sections_of(article)
    withdraw(page=one, by=chief, reason="Doubtful.")
    withhold(version=one.document.current_version, by=chief, reason="A court says so.")
    answer = client.get("/articles/the-intervention/one/")
    assert (answer.status_code, "The text of One" in answer.content.decode()) == (410, False)


def test_withholding_is_a_row_of_its_own_and_logged(chief):
    article = make_article()
    version = article.document.current_version
    withholding = withhold(version=version, by=chief, reason=" A court says so. ")
    assert (withholding.version, withholding.reason, withholding.by, withholding.by_name) == (
        version,
        "A court says so.",
        chief,
        "Chief editor",
    )
    lift_withholding(version=version, by=chief)
    withholding.refresh_from_db()
    assert withholding.lifted_by_name == "Chief editor"
    assert withholding.lifted_at <= timezone.now()
    actions = ModelLogEntry.objects.filter(action__startswith="publishing.").order_by("pk")
    assert list(actions.values_list("action", "user")) == [
        ("publishing.withhold", chief.pk),
        ("publishing.lift_withholding", chief.pk),
    ]


def test_withholding_twice_is_one_row(chief):
    version = make_article().document.current_version
    first = withhold(version=version, by=chief, reason="A court says so.")
    assert withhold(version=version, by=chief, reason="Again.") == first
    assert Withholding.objects.get().reason == "A court says so."


def test_withholding_without_a_reason_is_refused(chief):
    article = make_article()
    with pytest.raises(PublicationRefused, match="Say why it is withheld"):
        withhold(version=article.document.current_version, by=chief, reason=" ")
    assert (state_of(article), Withholding.objects.count()) == (("live", ""), 0)


@pytest.mark.parametrize("role", ["Writer", "Editor", "Teacher", None])
def test_withholding_and_lifting_are_the_chief_editors(chief, role):
    article = make_article()
    version = article.document.current_version
    user = member_of(role) if role else None
    with pytest.raises(PermissionDenied):
        withhold(version=version, by=user, reason="Because.")
    assert state_of(article) == ("live", "")
    withhold(version=version, by=chief, reason="A court says so.")
    with pytest.raises(PermissionDenied):
        lift_withholding(version=version, by=user)
    assert state_of(article) == ("withheld", "A court says so.")
