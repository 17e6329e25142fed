"""“What this changes”, and the ways that lead there."""

import pytest
from django.urls import reverse

from accounts.roles import EDITOR, WRITER
from tests.factories.accounts import UserFactory
from tests.factories.glossary import make_term, name
from tests.factories.pages import body, fresh, make_article, make_information, make_section
from tests.linking.sites import document_of, make_text

pytestmark = pytest.mark.usefixtures("site")


@pytest.fixture
def editor(client):
    user = UserFactory(role=EDITOR)
    client.force_login(user)
    return user


def address_of(page, query: str = "") -> str:
    return f"/admin/links/impact/{fresh(page).document_id}/{query}"


def told(response) -> list[tuple[str, str, str, str, str]]:
    """Page, kind of change, words, entry and former entry of everything that is shown."""
    return [
        (each.page.title, change.kind, change.sentence.quote, change.title, change.former)
        for each in response.context["pages"]
        for change in each.changes
    ]


def redraft(term, **fields):
    """Save a draft that is not published."""
    draft = fresh(term)
    names = fields.pop("names", None)
    for key, value in fields.items():
        setattr(draft, key, value)
    if names is not None:
        draft.names = names
    draft.save_revision()


def test_new_term_shows_the_sentences_that_gain_a_link(client, editor, site):
    make_text("They met. Then Peng Dehuai spoke. They left.")
    term = make_term("Peng Dehuai", live=False)
    response = client.get(address_of(term))
    assert told(response) == [("Introduction", "gained", "Peng Dehuai", "Peng Dehuai", "")]
    (change,) = response.context["pages"][0].changes
    assert (change.sentence.before, change.sentence.after) == ("Then ", " spoke.")


def test_renamed_term_shows_what_is_lost_and_gained(client, editor, site):
    term = make_term("Peng Dehuai")
    make_text("Then Peng Dehuai spoke.", title="Old")
    make_text("Then the Marshal Alpha spoke.", title="New")
    redraft(term, title="Marshal Alpha")
    assert told(client.get(address_of(term))) == [
        ("New", "gained", "Marshal Alpha", "Marshal Alpha", ""),
        ("Old", "lost", "Peng Dehuai", "Marshal Alpha", ""),
    ]


def test_withdrawal_shows_what_is_lost_and_which_versions_stay(client, editor, site):
    term = make_term("Peng Dehuai")
    make_text("Then Peng Dehuai spoke.")
    response = client.get(address_of(term, "?becomes=withdrawn"))
    assert told(response) == [("Introduction", "lost", "Peng Dehuai", "Peng Dehuai", "")]
    assert response.context["summary"] == "1 link gone"
    assert "Their 1 numbered version stays as it is" in " ".join(response.content.decode().split())


def test_link_that_leads_elsewhere_names_both_entries(client, editor, site):
    first = make_term("Peng Dehuai", names=[name("Marshal Alpha")])
    second = make_term("Lin Biao")
    make_text("Then Marshal Alpha spoke.")
    redraft(first, names=[])
    assert told(client.get(address_of(first))) == [("Introduction", "lost", "Marshal Alpha", "Peng Dehuai", "")]
    redraft(second, names=[name("Marshal Alpha")])
    # Two entries of one name: neither is sure any more.
    assert told(client.get(address_of(second))) == [("Introduction", "lost", "Marshal Alpha", "Peng Dehuai", "")]


def test_draft_that_changes_no_name_changes_no_link(client, editor, site):
    term = make_term("Peng Dehuai")
    make_text("Then Peng Dehuai spoke.")
    redraft(term, definition="<p>Somebody else.</p>")
    response = client.get(address_of(term))
    assert (told(response), "No link in any published text changes." in response.content.decode()) == ([], True)


def test_looking_changes_nothing(client, editor, site):
    text = make_text("Then Peng Dehuai spoke.")
    term = make_term("Peng Dehuai", live=False)
    client.get(address_of(term))
    assert (fresh(term).live, document_of(text).current_version.number) == (False, 1)
    assert client.post(address_of(term)).status_code == 405


def test_names_and_texts_are_escaped(client, editor, site):
    article = make_article()
    words = body("Then &lt;script&gt;alert(1)&lt;/script&gt; Peng Dehuai spoke.")
    make_section(article, "<script>alert(2)</script>", slug="evil", body=words)
    term = make_term("Peng Dehuai", live=False, names=[name("<script>alert(3)</script>")])
    html = client.get(address_of(term)).content.decode()
    assert ("<script>alert" in html, "&lt;script&gt;alert(1)" in html) == (False, True)


def test_what_is_no_entry_is_not_found(client, editor, site):
    assert client.get(address_of(make_information())).status_code == 404
    assert client.get("/admin/links/impact/999/").status_code == 404


@pytest.mark.parametrize("role", [WRITER, EDITOR])
def test_editor_of_a_term_leads_to_what_it_changes(client, site, role):
    client.force_login(UserFactory(role=role))
    term = make_term("Peng Dehuai", live=False)
    html = client.get(reverse("wagtailadmin_pages:edit", args=[term.pk])).content.decode()
    assert html.count(f'href="{address_of(term)}"') == 1


def test_editor_of_a_text_does_not(client, editor, site):
    page = make_information()
    html = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert "/admin/links/impact/" not in html


def test_withdrawal_leads_to_what_it_changes(client, editor, site):
    term = make_term("Peng Dehuai")
    response = client.get(reverse("publishing_admin:withdraw", args=[term.pk]))
    assert response.context["previews"] == [("Peng Dehuai", address_of(term, "?becomes=withdrawn"))]
    assert client.get(reverse("publishing_admin:withdraw", args=[make_information().pk])).context["previews"] == []
