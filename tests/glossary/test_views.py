"""The public addresses of the glossary: its list, its terms, their permanent pages and their cards."""

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction

from accounts.roles import CHIEF_EDITOR
from glossary.models import GlossaryIndexPage
from publishing.actions import withdraw, withhold
from publishing.models import Document, Render
from publishing.rendering import render
from tests.factories.accounts import UserFactory
from tests.factories.glossary import cite, make_glossary, make_term, name, term_link
from tests.factories.pages import body, fresh, make_article, make_section, revise
from tests.publishing.admin import count_queries

pytestmark = pytest.mark.usefixtures("site")
LIST = "/glossary/"
TERM = "/glossary/peng-dehuai/"


def text(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def store(page) -> None:
    render(fresh(page).document)


# --- The list --------------------------------------------------------------------------------------------------------
def test_list_is_one_query_once_it_is_stored(client):
    make_term()
    store(make_glossary())
    text(client, LIST)
    assert count_queries(client, LIST) == 1


def queries_to_make(client: Client, address: str) -> int:
    """How many it takes to make a page that is not stored."""
    Render.objects.all().delete()
    return count_queries(client, address)


@pytest.mark.parametrize("address", [LIST, f"{LIST}?q=peng"])
def test_list_takes_as_many_queries_for_sixty_terms_as_for_one(client, address):
    make_term("Peng Dehuai", subjects=["Korea"], names=[name("彭德怀", "zh-Hans")])
    queries_to_make(client, address)
    for_one = queries_to_make(client, address)
    for number in range(2, 4):
        make_term(f"Peng {number}", subjects=["Korea"], names=[name("彭德怀", "zh-Hans")])
    assert queries_to_make(client, address) == for_one
    term = Document.objects.get(path=TERM)
    values = {"kind": term.kind, "state": term.state, "current_version": term.current_version}
    Document.objects.bulk_create(Document(path=f"/glossary/copy-{number}/", **values) for number in range(57))
    assert queries_to_make(client, address) == for_one
    assert "60 terms" in text(client, address)


def test_list_follows_what_is_published(client):
    glossary = make_glossary()
    assert "No term is published yet" in text(client, LIST)
    term = make_term()
    store(glossary)
    assert f'<a href="{TERM}">Peng Dehuai</a>' in text(client, LIST)
    withdraw(page=term, by=UserFactory(role=CHIEF_EDITOR), reason="Empty.")
    assert TERM not in text(client, LIST)


def test_filtered_list_says_how_many_and_keeps_the_question(client):
    make_term("Peng Dehuai")
    make_term("Yalu", kind="place")
    html = text(client, f"{LIST}?q=yal%22%3E%3Cscript%3E&kind=place")
    assert "0 of 2 terms" in html
    assert 'value="yal&quot;&gt;&lt;script&gt;"' in html
    assert '<option value="place" selected>' in html
    assert "No term answers that" in html
    assert '<meta name="robots" content="noindex">' in html


def test_question_that_cannot_be_answered_is_told_beside_the_whole_list(client):
    make_term()
    html = text(client, f"{LIST}?kind=general")
    assert "There is no such kind of term here: all kinds are shown." in html
    assert "1 of 1 term" in html


def test_address_with_what_is_no_question_is_the_stored_page(client):
    make_term()
    store(make_glossary())
    count_queries(client, LIST)
    assert count_queries(client, f"{LIST}?utm_source=mail") == 1


def test_filtered_list_is_not_sent_again_to_whoever_has_it(client):
    make_term()
    first = client.get(f"{LIST}?q=peng")
    again = client.get(f"{LIST}?q=peng", headers={"if-none-match": first["ETag"]})
    assert (first.status_code, again.status_code) == (200, 304)
    assert client.head(f"{LIST}?q=peng").content == b""
    assert client.post(f"{LIST}?q=peng").status_code == 405


def test_closed_list_stays_closed_to_questions(client):
    make_term()
    PageViewRestriction.objects.create(page=GlossaryIndexPage.objects.get(), restriction_type=PageViewRestriction.LOGIN)
    assert client.get(f"{LIST}?q=peng").status_code == 302


def test_list_that_is_not_there_is_not_found(client):
    assert [client.get(address).status_code for address in (LIST, f"{LIST}?q=peng")] == [404, 404]


# --- Terms -----------------------------------------------------------------------------------------------------------
def test_term_page_shows_its_texts_names_and_notes(client):
    make_term(
        names=[name("彭德怀", "zh-Hans", "Hans"), name("P’eng Te-huai", "zh-Latn", "Latn", romanisation="wade-giles")],
        perspective_author="The editors",
    )
    html = text(client, TERM)
    assert '<span class="term-names__text" lang="zh-Hans">彭德怀</span>' in html
    assert '<span class="term-names__label">Wade–Giles</span>' in html
    assert "Signed: The editors" in html
    assert 'class="note-reference"' in html


def test_abbreviation_is_marked(client):
    make_term(names=[name("PDH", is_abbreviation=True), name("CPV", "en", is_abbreviation=True)])
    html = text(client, TERM)
    assert '<span class="term-names__label">abbreviation</span>' in html
    assert '<span class="term-names__label">English, abbreviation</span>' in html


def test_stored_term_is_one_query(client):
    term = make_term()
    store(term)
    text(client, TERM)
    assert count_queries(client, TERM) == 1


def test_term_page_follows_where_it_is_used(client):
    term = make_term()
    store(term)
    section = make_section(make_article(), "Who decided", body=body(("text", f"<p>{term_link(term)}</p>")))
    store(term)
    assert 'id="where-used"' in text(client, TERM)
    revise(section, body=body("Nothing."))
    assert 'id="where-used"' not in text(client, TERM)


def test_permanent_page_of_a_term_stays_byte_for_byte(client):
    term = make_term(definition=f"<p>Led the {term_link(make_term('Volunteers'))}.</p>")
    before = client.get(f"{TERM}v1/").content
    make_section(make_article(), body=body(("text", f"<p>{term_link(term)}</p>")))
    revise(make_term("Lin Biao"), definition="<p>Declined.</p>")
    revise(fresh(term), definition="<p>Else.</p>")
    assert client.get(f"{TERM}v1/").content == before
    assert client.get(f"{TERM}history/").status_code == 200
    assert "Else." in text(client, f"{TERM}compare/1/2/")


def test_script_in_every_field_stays_text(client):
    evil = '"><script>alert(1)</script>'
    make_term(
        evil, slug="evil", definition=f"<p>{evil}</p>", perspective_author=evil, names=[name(evil)], subjects=[evil]
    )
    for address in ("/glossary/evil/", "/glossary/evil/v1/", "/glossary/evil/v1/card/", LIST, f"{LIST}?q=script"):
        assert "<script>" not in text(client, address)


# --- Cards -----------------------------------------------------------------------------------------------------------
def test_card_is_a_fragment_that_caches_keep(client):
    make_term(definition=f"<p>A general{cite()}.</p>", names=[name("彭德怀", "zh-Hans")])
    response = client.get(f"{TERM}v1/card/")
    html = response.content.decode()
    assert "<html" not in html
    assert html.index("A general.") < html.index("Full description") < html.index("Critical perspective")
    assert '<span class="term-card__native" lang="zh-Hans">彭德怀</span>' in html
    assert f'href="{TERM}v1/">Version 1</a>' in html
    assert 'href="#' not in html
    assert "immutable" in response["Cache-Control"]


def test_card_of_a_withheld_version_is_withheld(client):
    term = make_term()
    withhold(version=term.document.current_version, by=UserFactory(role=CHIEF_EDITOR), reason="A court.")
    assert client.get(f"{TERM}v1/card/").status_code == 451


def test_links_in_a_section_know_the_card_of_the_version_of_their_time(client):
    term = make_term()
    section = make_section(make_article(), "One", body=body(("text", f"<p>{term_link(term)}</p>")))
    revise(term, definition="<p>A marshal.</p>")
    path = section.document.path
    assert f'data-card="{TERM}v2/card/" href="{TERM}"' in text(client, path)
    assert f'data-card="{TERM}v1/card/" href="{TERM}"' in text(client, f"{path}v1/")


def test_link_to_a_withdrawn_term_is_plain_text(client):
    term = make_term()
    section = make_section(make_article(), "One", body=body(("text", f"<p>{term_link(term)}</p>")))
    withdraw(page=term, by=UserFactory(role=CHIEF_EDITOR), reason="Empty.")
    html = text(client, section.document.path)
    assert f'<a data-document="{term.document_id}">Peng Dehuai</a>' in html
    assert "data-card" not in html
