# ruff: noqa: E501 (a case is easier to read on its line)
import pytest
from hypothesis import given, settings

from importing.citations import Citation, Cite
from importing.references import References
from importing.rich_text import as_one_paragraph, read_prose, write_prose
from importing.runs import UNLINKED, Run, normal_prose
from tests.importing.test_markdown import prose_of

KNOWN = References()
KNOWN.add_page("articles/war/02-war.md", 7)
KNOWN.add_page("glossary/mao-zedong.md", 12)
KNOWN.add_source("chen1994", 41, "Chen 1994")
KNOWN.add_source("hao1990", 42, "Hao and Zhai 1990")
CITATION = (
    '<a linktype="citation" items="[{&quot;source&quot;:41,&quot;locator&quot;:&quot;3&quot;,'
    '&quot;label&quot;:&quot;chapter&quot;,&quot;prefix&quot;:&quot;see&quot;},{&quot;source&quot;:42}]">'
    "[see Chen 1994, ch. 3; Hao and Zhai 1990]</a>"
)
BOLD = frozenset({"strong"})


def read(html, notes=None):
    return read_prose(html, KNOWN, ([] if notes is None else notes).append)


def test_text_is_escaped_in_words_and_addresses():
    run = Run("<script>&", frozenset({"strong"}), 'https://x.org/?a=1&b="')
    assert write_prose(((run,),), KNOWN) == (
        '<p><a href="https://x.org/?a=1&amp;b=&quot;"><b>&lt;script&gt;&amp;</b></a></p>'
    )


def test_link_to_a_file_is_a_link_to_its_page():
    html = '<p>See <a linktype="page" id="7">the war</a></p>'
    prose = ((Run("See "), Run("the war", link="content:articles/war/02-war.md")),)
    assert (read(html), write_prose(prose, KNOWN)) == (prose, html)


def test_citation_names_sources_by_their_keys():
    cites = (Cite("chen1994", "3", "chapter", prefix="see"), Cite("hao1990"))
    prose = ((Run("So "), Run("", citation=Citation(cites)), Run(".")),)
    html = f"<p>So {CITATION}.</p>"
    assert (read(html), write_prose(prose, KNOWN)) == (prose, html)


def test_term_is_linked_within_its_style():
    html = '<p><b><a linktype="term" id="12">Mao</a></b></p>'
    prose = ((Run("Mao", BOLD, "term:glossary/mao-zedong.md"),),)
    assert (read(html), write_prose(prose, KNOWN)) == (prose, html)


def test_unlinked_words_are_marked():
    html = '<p>So <b><span class="unlinked">Mao &amp; Co.</span></b></p>'
    prose = ((Run("So "), Run("Mao & Co.", BOLD, UNLINKED)),)
    assert (read(html), write_prose(prose, KNOWN)) == (prose, html)


@pytest.mark.parametrize(
    "html",
    [
        '<a linktype="term" id="12">Mao <span class="unlinked">Zedong</span></a>',
        '<span class="unlinked"><a linktype="term" id="12">Mao Zedong</a></span>',
    ],
)
def test_within_a_link_nothing_is_marked(html):
    assert read(f"<p>{html}</p>") == ((Run("Mao Zedong", link="term:glossary/mao-zedong.md"),),)


def test_what_the_editor_shows_of_a_citation_means_nothing():
    assert read(f"<p>{CITATION.replace('Hao and Zhai', '<b>Hao</b>')}</p>") == read(f"<p>{CITATION}</p>")


def known_of(prose):
    """References that know all that a text names."""
    known = References()
    for run in (run for paragraph in prose for run in paragraph):
        path = run.link.removeprefix("term:") if run.is_term else None
        if path and path not in known.keys:
            known.add_page(path, len(known.keys) + 1)
        for cite in run.citation.cites if run.citation else ():
            known.add_source(cite.key, len(cite.key), cite.key)
    return known


@settings(deadline=None, max_examples=60)
@given(prose_of)
def test_any_prose_survives_the_round_trip(prose):
    known = known_of(prose)
    assert read_prose(write_prose(prose, known), known, pytest.fail) == normal_prose(prose)


@pytest.mark.parametrize(
    ("html", "text", "note"),
    [
        ('<p>a <a href="javascript:alert(1)">b</a></p>', "a b", "the link to “javascript:alert(1)” was written as plain text."),
        ('<p><a linktype="page" id="9">b</a></p>', "b", "a link to a page that is not published was written as plain text."),
        ('<p><a linktype="term" id="9">b</a></p>', "b", "a link to a term that is not published was written as plain text."),
        ('<p><a linktype="term" id="x">b</a></p>', "b", "a link to a term that is not published was written as plain text."),
        ('<p><a linktype="citation" items="[{&quot;source&quot;:9}]">[b]</a></p>', "[b]", "a citation of a source that is not published was left out."),
        ('<p><a linktype="citation" items="x">[b]</a></p>', "[b]", "a citation was written as plain text. This citation cannot be read. Remove it and cite again."),
        ('<p><span class="x">b</span></p>', "b", "<span> has no form in a file: its words were kept."),
        ("<p><u>b</u></p>", "b", "<u> has no form in a file: its words were kept."),
    ],
)  # fmt: skip
def test_what_no_file_can_say_is_told(html, text, note):
    notes = []
    assert (read(html, notes), notes) == (((Run(text),),), [note])


@pytest.mark.parametrize(
    ("html", "styles"),
    [("<b>Mao</b> Zedong", frozenset()), ("<b><i>Mao</i> Zedong</b>", BOLD), ("<sup>Mao Zedong</sup>", frozenset())],
)
def test_term_is_all_in_one_style(html, styles):
    notes = []
    prose = read(f'<p><a linktype="term" id="12">{html}</a></p>', notes)
    assert prose == ((Run("Mao Zedong", styles, "term:glossary/mao-zedong.md"),),)
    assert notes == ["a link to a term is all in one style, neither raised nor lowered: its words lost theirs."]


def test_part_of_a_citation_that_cannot_be_told_is_left_out():
    notes = []
    html = '<p><a linktype="citation" items="[{&quot;source&quot;:9},{&quot;source&quot;:42}]">[b]</a></p>'
    assert read(html, notes) == ((Run("", citation=Citation((Cite("hao1990"),))),),)
    assert notes == ["a citation of a source that is not published was left out."]


def test_what_the_editor_writes_is_read():
    html = '<p data-block-key="x1">a<br/>b&nbsp;c</p><p data-block-key="x2"></p><p data-block-key="x3"><em>d</em></p>'
    assert read(html) == ((Run("a\nb\u00a0c"),), (Run("d", frozenset({"emphasis"})),))


def test_paragraphs_are_joined_where_only_one_has_room():
    assert as_one_paragraph(((Run("a\nb"),), (Run("c"),))) == (Run("a b c"),)
