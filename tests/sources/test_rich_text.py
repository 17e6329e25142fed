import json
import logging
from html import escape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.models import ReferenceIndex
from wagtail.rich_text import expand_db_html
from wagtail.rich_text.rewriters import FIND_A_TAG, extract_attrs

from publishing.blocks.prose import INLINE_FEATURES
from sources.citations import Cited, write_citation
from tests.factories.pages import body, make_article, make_section
from tests.factories.sources import make_source

pytestmark = pytest.mark.usefixtures("site")
UNREADABLE = "This citation cannot be read. Remove it and cite again."


@pytest.fixture
def chen():
    return make_source()


@pytest.fixture
def hao():
    return make_source("hao1990", "China’s Decision", authors=[("Hao", "Yufan"), ("Zhai", "Zhihai")], issued="1990")


def citation(*cited, names=None):
    return write_citation(cited, names or {})


def tag_with(items):
    return f'<a linktype="citation" items="{escape(items)}">[words]</a>'


def attributes(html):
    return extract_attrs(FIND_A_TAG.search(html)[1])


def cites(html):
    return json.loads(attributes(html)["data-cites"])


# --- For the compile steps -------------------------------------------------------------------------------------------


def test_citation_expands_to_the_documents_of_its_sources(chen, hao):
    stored = f"<p>So {citation(Cited(chen.pk, '3', 'chapter', 'see'), Cited(hao.pk))}.</p>"
    assert cites(expand_db_html(stored)) == [
        {"document": chen.document_id, "locator": "3", "label": "chapter", "prefix": "see"},
        {"document": hao.document_id},
    ]


def test_words_around_a_citation_and_in_it_stay(chen):
    html = expand_db_html(f"<p>So {citation(Cited(chen.pk), names={chen.pk: 'Chen 1994'})}.</p>")
    assert html == f'<p>So <a data-cites="[{{&quot;document&quot;:{chen.document_id}}}]">[Chen 1994]</a>.</p>'


def test_all_citations_expand_in_one_query(chen, hao, django_assert_num_queries):
    stored = "".join(citation(Cited(chen.pk, str(page)), Cited(hao.pk)) for page in range(60))
    with django_assert_num_queries(1):
        html = expand_db_html(stored)
    assert html.count("data-cites=") == 60


def test_source_that_is_gone_is_told_beside_those_that_are_left(chen):
    html = expand_db_html(citation(Cited(999_999, "3"), Cited(chen.pk), Cited(999_999)))
    assert attributes(html)["data-missing"] == "999999"
    assert cites(html) == [{"document": chen.document_id}]


@pytest.mark.parametrize("items", ["", "nonsense", '[{"source":'])
def test_citation_that_cannot_be_read_says_so(items, django_assert_num_queries):
    with django_assert_num_queries(0):
        html = expand_db_html(tag_with(items))
    assert attributes(html) == {"data-cites": "[]", "data-fault": UNREADABLE}


def test_key_beyond_what_databases_take_is_no_error():
    assert "data-fault" in expand_db_html(tag_with('[{"source":99999999999999999999}]'))


def test_words_cannot_leave_their_attribute(chen):
    html = expand_db_html(citation(Cited(chen.pk, suffix="\" onclick='x' &quot; &#39;")))
    assert cites(html) == [{"document": chen.document_id, "suffix": "\" onclick='x' &quot; &#39;"}]
    broken = tag_with(json.dumps([{"source": chen.pk, "suffix": "\"'><script>"}]))
    assert cites(expand_db_html(broken)) == []


# --- For Wagtail's index of references -------------------------------------------------------------------------------


def test_index_of_references_knows_every_source_of_a_citation(chen, hao):
    stored = citation(Cited(chen.pk), Cited(hao.pk), Cited(chen.pk, "5"))
    section = make_section(make_article(), body=body(f"So {stored}.", f"Again {tag_with('nonsense')}."), live=False)
    rows = ReferenceIndex.get_references_for_object(section).filter(model_path__startswith="body")
    assert sorted(rows.values_list("to_object_id", flat=True)) == sorted([str(chen.pk), str(hao.pk)])
    assert list(ReferenceIndex.get_references_to(hao).values_list("object_id", flat=True)) == [str(section.pk)]


# --- To the editor and back ------------------------------------------------------------------------------------------


def to_editor(html):
    return json.loads(ContentstateConverter(INLINE_FEATURES).from_database_format(html))


def from_editor(state):
    return ContentstateConverter(INLINE_FEATURES).to_database_format(json.dumps(state))


def drafted(items, text="[Chen 1994]"):
    """What the editor sends for a paragraph that is one citation."""
    return {
        "blocks": [
            {
                "key": "abcde",
                "text": text,
                "type": "unstyled",
                "depth": 0,
                "inlineStyleRanges": [],
                "entityRanges": [{"offset": 0, "length": len(text), "key": 0}],
            }
        ],
        "entityMap": {"0": {"type": "CITATION", "mutability": "IMMUTABLE", "data": {"items": items}}},
    }


def test_editor_gets_citations_whole_and_asks_the_database_nothing():
    stored = "".join(
        f"<p>So {citation(Cited(number, '3'), names={number: 'Chen 1994'})}.</p>" for number in range(1, 61)
    )
    with CaptureQueriesContext(connection) as queries:
        state = to_editor(stored)
    assert len(queries) == 0
    assert len(state["entityMap"]) == 60
    assert state["entityMap"]["0"] == {
        "type": "CITATION",
        "mutability": "IMMUTABLE",
        "data": {"items": '[{"source":1,"locator":"3"}]'},
    }
    assert state["blocks"][0]["text"] == "So [Chen 1994, p. 3]."


@pytest.mark.parametrize(
    "cited", [[Cited(1)], [Cited(1, "3–5", "chapter", "see “x” & 'y',", "; passim"), Cited(2, "彭德怀")]]
)
def test_opening_and_saving_changes_nothing(cited):
    stored = f'<p data-block-key="abcde">So {write_citation(cited, {1: "Chen 1994"})}.</p>'
    assert from_editor(to_editor(stored)) == stored


def test_saving_writes_what_is_cited_in_one_form():
    loose = '[ {"label": "page", "source": 1, "prefix": "", "locator": "3"} ]'
    assert from_editor(drafted(loose)) == (
        '<p data-block-key="abcde"><a linktype="citation" '
        'items="[{&quot;source&quot;:1,&quot;locator&quot;:&quot;3&quot;}]">[Chen 1994]</a></p>'
    )


@pytest.mark.parametrize(
    "items", ["nonsense", "", '[{"source":1,"locator":"<b>\'>"}]', None, 3, [{"source": 1}], {"a": "b"}]
)
def test_what_cannot_be_read_is_kept_for_the_fault_to_be_shown(items):
    stored = from_editor(drafted(items))
    assert to_editor(stored)["blocks"][0]["text"] == "[Chen 1994]"
    assert from_editor(to_editor(stored)) == stored
    assert FIND_A_TAG.search(stored)[1].count("<") == 0


def test_citation_with_a_line_break_of_the_editor_is_no_error(caplog):
    with caplog.at_level(logging.WARNING):
        assert "citation" in from_editor(drafted('[{"source":1}]', text="[Chen\n1994]"))
    assert caplog.messages == []
