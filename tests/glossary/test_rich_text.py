import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.models import ReferenceIndex
from wagtail.rich_text import expand_db_html
from wagtail.rich_text import features as feature_registry

from publishing.blocks.prose import INLINE_FEATURES
from tests.factories.glossary import make_term, term_link
from tests.factories.pages import body, fresh, make_article, make_section

pytestmark = pytest.mark.usefixtures("site")


def to_editor(html):
    return json.loads(ContentstateConverter(INLINE_FEATURES).from_database_format(html))


def from_editor(state):
    return ContentstateConverter(INLINE_FEATURES).to_database_format(json.dumps(state))


@pytest.fixture
def term():
    return make_term()


# --- For the compile steps -------------------------------------------------------------------------------------------


def test_link_expands_to_the_document_of_the_term(term):
    html = expand_db_html(f"<p>{term_link(term, 'Marshal Peng')}</p>")
    assert html == f'<p><a data-document="{term.document_id}" href="/glossary/peng-dehuai/">Marshal Peng</a></p>'


def test_link_to_a_draft_has_no_address(term):
    draft = make_term("Mao Zedong", live=False)
    assert expand_db_html(term_link(draft)) == f'<a data-document="{draft.document_id}">Mao Zedong</a>'


@pytest.mark.parametrize("key", ["999999", "9" * 30, "", "x", "²"])
def test_link_to_a_term_that_is_gone_is_told(key):
    assert expand_db_html(f'<a linktype="term" id="{key}">Peng</a>').startswith("<a data-deleted=")


def test_more_links_take_no_more_queries(term):
    def queries(*terms):
        with CaptureQueriesContext(connection) as captured:
            expand_db_html("".join(term_link(each) for each in terms))
        return len(captured)

    others = [make_term(f"Term {number}", live=False) for number in range(5)]
    assert queries(term, *others) == queries(term)


# --- For Wagtail's index of references -------------------------------------------------------------------------------


def test_index_of_references_knows_the_term(term):
    broken = '<a linktype="term" id="x">Peng</a> <a linktype="term">Peng</a>'
    section = make_section(make_article(), body=body(f"{term_link(term)} {broken}"), live=False)
    keys = ReferenceIndex.get_references_to(term).values_list("object_id", flat=True)
    assert list(keys) == [str(section.pk)]


# --- To the editor and back ------------------------------------------------------------------------------------------


def test_opening_and_saving_changes_nothing_and_asks_the_database_nothing():
    stored = '<p data-block-key="abcde">' + '<a linktype="term" id="12">Peng</a> ' * 59 + "so.</p>"
    with CaptureQueriesContext(connection) as queries:
        state = to_editor(stored)
        assert from_editor(state) == stored
    assert len(queries) == 0
    assert state["entityMap"]["0"] == {"type": "TERM", "mutability": "MUTABLE", "data": {"id": "12"}}


@pytest.mark.parametrize("key", ["", "x", None, {"a": 1}, "9" * 30])
def test_link_that_names_no_term_leaves_its_words(key):
    state = to_editor('<p data-block-key="abcde"><a linktype="term" id="12">Peng</a> so.</p>')
    state["entityMap"]["0"]["data"] = {"id": key}
    assert from_editor(state) == '<p data-block-key="abcde">Peng so.</p>'


def test_number_as_key_is_taken():
    state = to_editor('<p data-block-key="abcde"><a linktype="term" id="12">Peng</a></p>')
    state["entityMap"]["0"]["data"] = {"id": 12}
    assert from_editor(state) == '<p data-block-key="abcde"><a linktype="term" id="12">Peng</a></p>'


def test_chooser_offers_terms_only():
    plugin = feature_registry.get_editor_plugin("draftail", "term")
    assert plugin.data["pageType"] == "glossary.termpage"


def test_link_reaches_readers_with_the_published_section(term):
    section = make_section(make_article(), body=body(f"Led by {term_link(term, 'Peng')}."))
    links = fresh(section).document.current_version.link_list
    assert [(link["text"], link["document"]) for link in links] == [("Peng", term.document_id)]
