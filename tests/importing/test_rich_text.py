# ruff: noqa: E501 (a case is easier to read on its line)
import pytest
from hypothesis import given, settings

from importing.rich_text import as_one_paragraph, read_prose, write_prose
from importing.runs import Run, normal_prose
from tests.importing.test_markdown import prose_of

PAGES = {7: "articles/war/02-war.md"}
KEYS = {path: key for key, path in PAGES.items()}


def read(html, notes=None):
    return read_prose(html, PAGES.get, ([] if notes is None else notes).append)


def test_text_is_escaped_in_words_and_addresses():
    run = Run("<script>&", frozenset({"strong"}), 'https://x.org/?a=1&b="')
    assert write_prose(((run,),), KEYS.get) == (
        '<p><a href="https://x.org/?a=1&amp;b=&quot;"><b>&lt;script&gt;&amp;</b></a></p>'
    )


def test_link_to_a_file_is_a_link_to_its_page():
    html = '<p>See <a id="7" linktype="page">the war</a></p>'
    prose = ((Run("See "), Run("the war", link="content:articles/war/02-war.md")),)
    assert (read(html), write_prose(prose, KEYS.get)) == (prose, html)


@settings(deadline=None)
@given(prose_of)
def test_any_prose_survives_the_round_trip(prose):
    assert read(write_prose(prose, KEYS.get)) == normal_prose(prose)


@pytest.mark.parametrize(
    ("html", "text", "note"),
    [
        ('<p>a <a href="javascript:alert(1)">b</a></p>', "a b", "the link to “javascript:alert(1)” was written as plain text."),
        ('<p><a id="9" linktype="page">b</a></p>', "b", "a link to a page that is not published was written as plain text."),
        ("<p><u>b</u></p>", "b", "<u> has no form in a file: its words were kept."),
    ],
)  # fmt: skip
def test_what_no_file_can_say_is_told(html, text, note):
    notes = []
    assert (read(html, notes), notes) == (((Run(text),),), [note])


def test_what_the_editor_writes_is_read():
    html = '<p data-block-key="x1">a<br/>b&nbsp;c</p><p data-block-key="x2"></p><p data-block-key="x3"><em>d</em></p>'
    assert read(html) == ((Run("a\nb\u00a0c"),), (Run("d", frozenset({"emphasis"})),))


def test_paragraphs_are_joined_where_only_one_has_room():
    assert as_one_paragraph(((Run("a\nb"),), (Run("c"),))) == (Run("a b c"),)
