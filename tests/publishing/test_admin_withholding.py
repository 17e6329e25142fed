import pytest
from django.urls import reverse

from accounts.roles import CHIEF_EDITOR, EDITOR
from publishing.actions import withhold
from publishing.models import DocumentState, Withholding
from tests.factories.accounts import UserFactory
from tests.factories.pages import fresh, make_article, make_section, revise, sections_of
from tests.publishing.admin import count_queries

pytestmark = pytest.mark.usefixtures("site")


@pytest.fixture
def section():
    section = sections_of(make_article(sections=["One"]))[0]
    return revise(section, key_question="Who?", change_kind="wording", change_note="A question.")


@pytest.fixture
def chief(client):
    user = UserFactory(role=CHIEF_EDITOR, display_name="Ada Byron")
    client.force_login(user)
    return user


def url(section):
    return reverse("publishing_admin:withhold", args=[section.pk])


def lift_url(section, withholding):
    return reverse("publishing_admin:lift", args=[section.pk, withholding.pk])


def version_of(section, number):
    return section.document.versions.get(number=number)


def form(section, *numbers, **fields):
    chosen = [version_of(section, number).pk for number in numbers]
    return {"versions": chosen, "reason": "A court order.", "confirmed": "on"} | fields


def test_withhold_for_anonymous_leads_to_login(client, section):
    assert client.post(url(section), form(section, 1)).url == f"/accounts/login/?next={url(section)}"


def test_withhold_by_editor_is_refused(client, section):
    client.force_login(UserFactory(role=EDITOR))
    response = client.post(url(section), form(section, 1))
    assert (response.url, Withholding.objects.count()) == ("/admin/", 0)


def test_withhold_answers_for_the_chosen_versions_only(client, chief, section):
    assert client.post(url(section), form(section, 1)).url == url(section)
    assert list(Withholding.objects.values_list("version", "reason", "by_name")) == [
        (version_of(section, 1).pk, "A court order.", "Ada Byron")
    ]
    assert [client.get(f"{section.document.path}v{n}/").status_code for n in (1, 2)] == [451, 200]


def test_withhold_of_the_current_version_withholds_the_document(client, chief, section):
    client.post(url(section), form(section, 2))
    assert fresh(section).document.state == DocumentState.WITHHELD


@pytest.mark.parametrize("missing", ["versions", "reason", "confirmed"])
def test_withhold_without_a_part_of_the_form_changes_nothing(client, chief, section, missing):
    data = form(section, 1)
    del data[missing]
    response = client.post(url(section), data)
    assert list(response.context["form"].errors) == [missing]
    assert Withholding.objects.count() == 0


def test_withhold_offers_no_version_of_another_document(client, chief, section):
    other = make_section(section.get_parent(), "Two")
    response = client.post(url(section), form(other, 1))
    assert list(response.context["form"].errors) == ["versions"]


def test_withhold_lists_what_is_withheld_and_does_not_offer_it_again(client, chief, section):
    withhold(version=version_of(section, 1), by=chief, reason="A court order.")
    context = client.get(url(section)).context
    assert [w.version.number for w in context["withholdings"]] == [1]
    assert [v.number for v in context["form"].fields["versions"].queryset] == [2]


def test_withhold_of_a_draft_is_refused(client, chief, section):
    draft = make_section(section.get_parent(), "Draft", live=False)
    assert client.get(url(draft)).url == "/admin/"


def test_withhold_takes_as_many_queries_for_three_as_for_one(client, chief, section):
    revise(section, key_question="When?", change_kind="wording")
    revise(section, key_question="Why?", change_kind="wording")
    withhold(version=version_of(section, 1), by=chief, reason="A court order.")
    count_queries(client, url(section))
    for_one = count_queries(client, url(section))
    for number in (2, 3):
        withhold(version=version_of(section, number), by=chief, reason="A court order.")
    assert count_queries(client, url(section)) == for_one


def test_lift_gives_the_version_back(client, chief, section):
    withholding = withhold(version=version_of(section, 2), by=chief, reason="A court order.")
    assert client.post(lift_url(section, withholding)).url == url(section)
    assert client.get(section.document.path).status_code == 200


def test_lift_by_editor_is_refused(client, chief, section):
    withholding = withhold(version=version_of(section, 2), by=chief, reason="A court order.")
    client.force_login(UserFactory(role=EDITOR))
    assert client.post(lift_url(section, withholding)).url == "/admin/"
    assert Withholding.objects.get().lifted_at is None


def test_lift_for_anonymous_leads_to_login(client, section):
    withholding = withhold(version=version_of(section, 2), by=UserFactory(role=CHIEF_EDITOR), reason="A court order.")
    address = lift_url(section, withholding)
    assert client.post(address).url == f"/accounts/login/?next={address}"


def test_lift_by_a_link_is_refused(client, chief, section):
    withholding = withhold(version=version_of(section, 2), by=chief, reason="A court order.")
    assert client.get(lift_url(section, withholding)).status_code == 405


@pytest.mark.parametrize(("role", "shown"), [(CHIEF_EDITOR, True), (EDITOR, False)])
def test_header_offers_withholding_to_chief_editors_only(client, section, role, shown):
    client.force_login(UserFactory(role=role))
    html = client.get(reverse("wagtailadmin_pages:edit", args=[section.pk])).content.decode()
    assert (url(section) in html) is shown
