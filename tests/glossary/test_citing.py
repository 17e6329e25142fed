"""What a version of a term is to a bibliography."""

import pytest

from glossary.citing import term_item
from tests.factories.glossary import make_term

pytestmark = pytest.mark.usefixtures("site")


def test_term_is_an_entry_of_this_site(settings, client):
    settings.SITE_NAME, settings.SITE_ADDRESS = "Crossing the Yalu", "https://yalu.example.org"
    term = make_term("Peng Dehuai")
    item = term_item(term.document.current_version)
    assert (item["type"], item["title"], item["container-title"], item["URL"], "author" in item) == (
        "entry-encyclopedia",
        "Peng Dehuai",
        "Crossing the Yalu",
        "https://yalu.example.org/glossary/peng-dehuai/v1/",
        False,
    )
    html = client.get("/glossary/peng-dehuai/v1/cite/").content.decode()
    assert "“Peng Dehuai,” <i>Crossing the Yalu</i>, version 1, " in html
    assert "@inreference{peng-dehuai-v1," in html


def test_page_of_a_term_tells_how_it_is_cited(client):
    make_term("Peng Dehuai")
    html = client.get("/glossary/peng-dehuai/").content.decode()
    assert '<meta name="citation_title" content="Peng Dehuai">' in html
    assert 'href="/glossary/peng-dehuai/v1/cite/" rel="nofollow" data-cite' in html
