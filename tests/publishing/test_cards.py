"""Cards at the addresses of versions, and the links that lead to them."""

import pytest

from accounts.roles import CHIEF_EDITOR
from publishing.actions import publish, withdraw, withhold
from publishing.editions import current_edition, permanent_edition
from publishing.models import Document, Version
from tests.factories.accounts import UserFactory
from tests.factories.glossary import make_term, term_link
from tests.factories.pages import body, fresh, make_article, make_section, revise

pytestmark = pytest.mark.usefixtures("site")
CARD = 'data-card="/glossary/peng-dehuai/v{}/card/"'


def html_of(section, number: int | None = None) -> str:
    document = Document.objects.get(pk=section.document_id)
    if number is None:
        return current_edition(document).bodies()[document.current_version_id]
    version = Version.objects.get(document=document, number=number)
    return permanent_edition(version).bodies()[version.pk]


@pytest.fixture
def term():
    return make_term()


@pytest.fixture
def section(term):
    section = make_section(make_article(), live=False)
    section.body = body(f"So said {term_link(term)}.")
    publish(pages=[section])
    return fresh(section)


def test_card_is_served_for_ever(client, term):
    response = client.get("/glossary/peng-dehuai/v1/card/")
    assert (response.status_code, response["Cache-Control"]) == (200, "public, max-age=31536000, immutable")
    assert "<html" not in response.content.decode()


@pytest.mark.parametrize("path", ["v2/card/", "v1/nothing/", "card/", "v0/card/", "v1/card/more/"])
def test_card_that_is_not_there_is_not_found(client, term, path):
    assert client.get(f"/glossary/peng-dehuai/{path}").status_code == 404


def test_kind_without_cards_has_none(client, section):
    assert client.get("/articles/the-intervention/introduction/v1/card/").status_code == 404


def test_card_of_a_withheld_version_is_withheld(client, term):
    withhold(version=term.document.current_version, by=UserFactory(role=CHIEF_EDITOR), reason="A court's order.")
    assert client.get("/glossary/peng-dehuai/v1/card/").status_code == 451


def test_card_of_a_withdrawn_term_says_so_and_is_not_kept(client, term):
    withdraw(page=term, by=None, reason="Merged with another.")
    response = client.get("/glossary/peng-dehuai/v1/card/")
    assert (response.status_code, response["Cache-Control"]) == (200, "public, max-age=0")
    assert "withdrawn" in response.content.decode()


def test_link_to_a_term_leads_to_the_card_of_its_version_now(term, section):
    assert CARD.format(1) in html_of(section)
    revise(term, full_description="<p>More is known.</p>", change_kind="fact")
    assert CARD.format(2) in html_of(section)


def test_permanent_link_leads_to_the_card_as_it_was(term, section):
    revise(term, full_description="<p>More is known.</p>", change_kind="fact")
    assert CARD.format(1) in html_of(section, 1)


def test_link_to_a_withdrawn_term_has_no_card(term, section):
    withdraw(page=term, by=None, reason="Merged with another.")
    assert "data-card" not in html_of(section)
    assert CARD.format(1) in html_of(section, 1)


def test_term_published_after_the_text_in_the_same_set_has_its_first_card():
    section = make_section(make_article(), live=False)
    term = make_term(live=False)
    section.body = body(f"So said {term_link(term)}.")
    publish(pages=[section, term])
    revise(term, full_description="<p>More is known.</p>", change_kind="fact")
    assert CARD.format(1) in html_of(section, 1)


def test_cards_cost_the_same_queries_for_one_link_and_for_three(section, django_assert_num_queries):
    terms = [make_term(title) for title in ("Lin Biao", "Gao Gang", "Zhou Enlai")]
    many = make_section(fresh(section).get_parent(), "Two", live=False)
    many.body = body(" ".join(map(term_link, terms)))
    publish(pages=[many])
    counts = []
    for page in (section, many):
        document = Document.objects.select_related("current_version").get(pk=fresh(page).document_id)
        edition = current_edition(document)
        with django_assert_num_queries(2) as queries:
            edition.bodies()
        counts.append(len(queries))
    assert counts[0] == counts[1]
