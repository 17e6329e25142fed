"""Links in HTML."""

import pytest

from linking.engine import Blocks, Context, Name, NamesIndex, Rule, link_html
from tests.factories.names import concept, organisation, person, short

NAMES = NamesIndex(
    [
        person("mao", "Mao Zedong"),
        concept("arm", "Armistice"),
        organisation("un", "United Nations", short("UN")),
        organisation("cf", Name("C&F", is_abbreviation=True)),
    ]
)
M = '<a data-document="mao">'


def linked(html, **context):
    return link_html(html, NAMES, Context(**context)).html


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>then Mao said</p>", f"<p>then {M}Mao</a> said</p>"),
        ("<em>Mao</em> Zedong", f"{M}<em>Mao</em> Zedong</a>"),
        ("Mao <b>Zedong</b>’s", f"{M}Mao <b>Zedong</b></a>’s"),
        ("<b>Mao</b>", f"<b>{M}Mao</a></b>"),
        ("<i>Mao</i>", f"<i>{M}Mao</a></i>"),
        ("Mao  \n Zedong", f"{M}Mao  \n Zedong</a>"),
        ("Mao&nbsp;Zedong", f"{M}Mao&nbsp;Zedong</a>"),
        ("at C&amp;F prices", 'at <a data-document="cf">C&amp;F</a> prices'),
        ("&#77;ao", f"{M}&#77;ao</a>"),
        ("two armistices", 'two <a data-document="arm">armistice</a>s'),
        ('Mao<sup class="note-reference">1</sup>', f'{M}Mao</a><sup class="note-reference">1</sup>'),
        ("<p>Mao<p>and Mao", f"<p>{M}Mao</a><p>and Mao"),
        ("<div><p>x</div></p>Mao</section>", f"<div><p>x</div></p>{M}Mao</a></section>"),
        ("[[!Mao]] and Mao", f'<span class="unlinked">Mao</span> and {M}Mao</a>'),
        ("<!-- Mao --><p title='Mao'>x</p>", "<!-- Mao --><p title='Mao'>x</p>"),
    ],
)
def test_names_are_linked_and_all_else_stays(html, expected):
    assert linked(html) == expected


@pytest.mark.parametrize(
    "html",
    [
        "<a href='/x/'>Mao</a>",
        "<h2>Mao</h2>",
        "<i>Mao’s China and the Cold War</i>",
        "<em>Chairman Mao</em> Zedong",
        "<b>x <i>Mao</b> Zedong</i>",
        "<p>Mao</p><p>Zedong</p>".replace("Mao", "United").replace("Zedong", "Nations"),
        "<li>United</li><li>Nations</li>",
        "United<sup class='note-reference'>1</sup> Nations",
        "",
    ],
)
def test_where_nothing_may_be_linked_nothing_changes(html):
    assert linked(html) == html


def test_mention_that_begins_in_one_element_and_ends_in_another_is_told():
    decisions = link_html("<em>the Mao</em> Zedong line", NAMES).decisions
    assert [(d.rule, d.evidence) for d in decisions] == [(Rule.PROTECTED, "begins and ends in different elements")]


def test_names_in_headings_are_evidence():
    decisions = link_html("<h2>Mao Zedong</h2><p>Mao</p>", NAMES).decisions
    assert [decision.rule for decision in decisions] == [Rule.PROTECTED, Rule.NAMED_BEFORE]


def test_entry_that_is_linked_by_hand_is_not_linked_again():
    html = 'an <a data-document="arm" href="/a/">end</a> by armistice'
    assert linked(html) == html


def test_doing_it_again_changes_nothing():
    once = linked("<p>Mao, [[!Mao]] and <em>Mao</em> Zedong at the UN</p>")
    assert linked(once) == once


def test_opening_tag_can_be_told_otherwise():
    result = link_html("Mao", NAMES, opening=lambda decision: f'<a href="/{decision.target}/">')
    assert result.html == '<a href="/mao/">Mao</a>'


def test_blocks_of_a_document_are_read_together():
    blocks = Blocks({"one": "<p>Mao &amp; co</p>", "two": "<p>Then Mao Zedong</p>", "three": ""})
    decisions = blocks.decide(NAMES, Context())
    assert [(blocks.place(d.mention.start, d.mention.end), d.rule) for d in decisions] == [
        (("one", 0, 3), Rule.NAMED_BEFORE),
        (("two", 5, 15), Rule.FULL_NAME),
    ]
    assert blocks.linked(decisions) == {
        "one": f"<p>{M}Mao</a> &amp; co</p>",
        "two": "<p>Then Mao Zedong</p>",
        "three": "",
    }


def test_anchor_of_a_mention_is_in_its_block():
    blocks = Blocks({"one": "<p>x</p>", "two": "<p>Then <b>Mao</b> said</p>"})
    anchor = blocks.anchor(blocks.mentions(NAMES)[0])
    assert (anchor.block, anchor.quote, anchor.before, anchor.after) == ("two", "Mao", "Then ", " said")
