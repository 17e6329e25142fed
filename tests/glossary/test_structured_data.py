"""What terms and their list are to machines."""

import pytest

from publishing.editions import current_edition, edition_html
from tests.factories.glossary import make_glossary, make_term, name
from tests.factories.heads import told_of
from tests.factories.pages import fresh

pytestmark = pytest.mark.usefixtures("site")
SITE = "http://localhost:8000"


def told(page) -> dict:
    return told_of(edition_html(current_edition(fresh(page).document)))[0]


def test_term_is_defined_in_the_set_of_terms():
    thing = told(make_term("Peng Dehuai", names=[name("彭德怀", "zh", "Hans")]))
    assert {key: thing[key] for key in ("@type", "name", "alternateName", "description", "termCode")} == {
        "@type": "DefinedTerm",
        "name": "Peng Dehuai",
        "alternateName": ["彭德怀"],
        "description": "Peng Dehuai commanded the Volunteers.",
        "termCode": "peng-dehuai",
    }
    assert thing["inDefinedTermSet"] == {
        "@id": f"{SITE}/glossary/",
        "@type": "DefinedTermSet",
        "url": f"{SITE}/glossary/",
    }


def test_glossary_is_the_set_of_its_terms():
    make_term("Peng Dehuai")
    make_term("Mao Zedong")
    thing = told(make_glossary())
    assert (thing["@type"], [(term["name"], term["url"]) for term in thing["hasDefinedTerm"]]) == (
        "DefinedTermSet",
        [("Mao Zedong", f"{SITE}/glossary/mao-zedong/"), ("Peng Dehuai", f"{SITE}/glossary/peng-dehuai/")],
    )
