"""“Not a link” in the editor, in what is stored and in what readers get."""

import json

import pytest
from django.urls import reverse
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.rich_text import features as feature_registry

from accounts.roles import WRITER
from glossary.models import TermPage
from publishing.blocks import FigureBlock
from publishing.blocks.prose import INLINE_FEATURES
from tests.factories.accounts import UserFactory
from tests.factories.glossary import make_term, term_link
from tests.factories.pages import body, fresh, make_article, make_section

pytestmark = pytest.mark.usefixtures("site")
STORED = '<p data-block-key="abcde">By <span class="unlinked">Peng Dehuai</span>, <b>so</b>.</p>'


def to_editor(html):
    return json.loads(ContentstateConverter(INLINE_FEATURES).from_database_format(html))


def from_editor(state):
    return ContentstateConverter(INLINE_FEATURES).to_database_format(json.dumps(state))


def test_opening_and_saving_changes_nothing():
    state = to_editor(STORED)
    assert from_editor(state) == STORED
    assert state["blocks"][0]["inlineStyleRanges"] == [
        {"offset": 3, "length": 11, "style": "UNLINKED"},
        {"offset": 16, "length": 2, "style": "BOLD"},
    ]


def test_marked_words_keep_their_other_styles():
    state = to_editor('<p data-block-key="abcde">Peng</p>')
    styles = ("BOLD", "UNLINKED")
    state["blocks"][0]["inlineStyleRanges"] = [{"offset": 0, "length": 4, "style": style} for style in styles]
    stored = from_editor(state)
    assert stored.count('<span class="unlinked">') == stored.count("<b>") == 1
    assert {one["style"] for one in to_editor(stored)["blocks"][0]["inlineStyleRanges"]} == set(styles)


def test_other_spans_are_left_out():
    assert from_editor(to_editor('<p data-block-key="abcde"><span class="x">Peng</span></p>')) == (
        '<p data-block-key="abcde">Peng</p>'
    )


@pytest.mark.parametrize(
    "features",
    [
        INLINE_FEATURES,
        TermPage._meta.get_field("definition").features,
        FigureBlock().child_blocks["caption"].field.widget.features,
    ],
    ids=["text", "term", "caption"],
)
def test_every_text_offers_it(features):
    assert "unlinked" in features
    options = {}
    feature_registry.get_editor_plugin("draftail", "unlinked").construct_options(options)
    (style,) = options["inlineStyles"]
    assert (style["type"], style["icon"]) == ("UNLINKED", "unlinked")
    assert style["description"].startswith("Not a link")


def test_its_icon_is_among_those_of_the_admin(client):
    client.force_login(UserFactory(role=WRITER))
    assert 'id="icon-unlinked"' in client.get(reverse("wagtailadmin_sprite")).content.decode()


def test_marked_words_are_no_link_for_readers():
    term = make_term()
    text = '<p>Led by <span class="unlinked">Peng Dehuai</span>. Then Peng Dehuai came.</p>'
    version = fresh(make_section(make_article(), body=body(("text", text)))).document.current_version
    assert f'by <span class="unlinked">Peng Dehuai</span>. Then <a data-document="{term.document_id}"' in version.body
    assert version.plain_text == "Led by Peng Dehuai. Then Peng Dehuai came."


def test_brackets_that_an_editor_types_mark_words_too():
    make_term()
    version = fresh(make_section(make_article(), body=body("By [[!Peng Dehuai]]."))).document.current_version
    assert "data-document" not in version.body
    assert version.plain_text == "By Peng Dehuai."


def test_marked_words_in_a_link_stay_in_it():
    term = make_term()
    text = f"<p>{term_link(term, '<span class=&quot;unlinked&quot;>Peng</span>').replace('&quot;', chr(34))}</p>"
    version = fresh(make_section(make_article(), body=body(("text", text)))).document.current_version
    assert [(link["text"], link["document"]) for link in version.link_list] == [("Peng", term.document_id)]
