from hypothesis import given
from hypothesis import strategies as st

from publishing.compilation import Block, Compilation, Fault, Link
from publishing.compilation.links import (
    attach_cards,
    document_link,
    linked_documents,
    list_links,
    resolve_links,
    without_note_references,
)


def compile_links(html: str) -> Compilation:
    return list_links(Compilation(title="", anchor="s1", blocks=(Block(id="k1", kind="text", html=html),)))


def test_links_of_a_block_are_listed_in_order():
    compiled = compile_links(
        '<p><a data-document="7" href="/a/">one <i>&amp;</i> two</a> <a href="https://example.org/?a=1&amp;b=2">x</a></p>'
    )
    assert compiled.faults == ()
    assert compiled.links == (
        Link(text="one & two", href="/a/", block="k1", document=7),
        Link(text="x", href="https://example.org/?a=1&b=2", block="k1"),
    )


def test_link_to_an_unpublished_document_is_a_warning_and_listed():
    compiled = compile_links('<a data-document="7">soon</a>')
    assert compiled.links == (Link(text="soon", href="", block="k1", document=7),)
    assert compiled.faults == (
        Fault(
            "warning",
            "“soon” links to a page that is not published yet. Readers see plain text until it is.",
            block="k1",
        ),
    )


def test_link_to_a_deleted_page_is_an_error_and_not_listed():
    compiled = compile_links('<a data-deleted="12">lost</a>')
    assert compiled.links == ()
    assert compiled.faults == (
        Fault(
            "error",
            "The page that “lost” links to has been deleted. Choose another page or remove the link.",
            block="k1",
        ),
    )


def test_faults_of_earlier_steps_are_kept():
    earlier = Fault("error", "earlier")
    compiled = list_links(Compilation(title="", anchor="s1", faults=(earlier,)))
    assert compiled.faults == (earlier,)


def test_anchor_without_address_is_no_link():
    assert compile_links("<a>nothing</a>").links == ()


def test_document_link_escapes_the_address():
    assert document_link(7, '/"><b>/') == '<a data-document="7" href="/&quot;&gt;&lt;b&gt;/">'
    assert document_link(7, None) == '<a data-document="7">'


def test_resolve_links_follows_moves_and_drops_what_readers_cannot_reach():
    html = '<a data-document="1" href="/old/">a</a> <a data-document="2">b</a> <a data-document="3" href="/c/">c</a>'
    assert resolve_links(html, {1: "/new/", 2: "/b/"}) == (
        '<a data-document="1" href="/new/">a</a> <a data-document="2" href="/b/">b</a> <a data-document="3">c</a>'
    )


def test_resolve_links_leaves_other_links_alone():
    html = '<a href="https://example.org/">x</a>'
    assert resolve_links(html, {}) == html


@given(
    keys=st.lists(st.integers(1, 20), max_size=6),
    first=st.dictionaries(st.integers(1, 20), st.sampled_from(["/a/", "/b/c/"])),
    second=st.dictionaries(st.integers(1, 20), st.sampled_from(["/d/", "/e&f/"])),
)
def test_resolve_links_depends_on_the_last_addresses_only(keys, first, second):
    html = " ".join(f'<a data-document="{key}">x</a>' for key in keys)
    once = resolve_links(html, first)
    assert linked_documents(once) == set(keys)
    assert resolve_links(once, second) == resolve_links(html, second)


def test_note_references_are_neither_links_nor_words():
    reference = '<sup class="note-reference"><a href="#s1-n1" id="s1-r1" role="doc-noteref">1</a></sup>'
    html = f'<p>So{reference} <a href="/a/">there</a>{reference}.</p>'
    assert without_note_references(html) == '<p>So <a href="/a/">there</a>.</p>'
    assert [link.text for link in compile_links(html).links] == ["there"]


def test_cards_are_attached_to_links_that_readers_can_follow():
    others = '<a data-document="1">b</a> <a data-document="2" href="/c/">c</a>'
    html = f'<a data-document="1" href="/a&amp;b/">a</a> {others}'
    assert attach_cards(html, {1: "/a&b/v3/card/"}) == (
        f'<a data-document="1" data-card="/a&amp;b/v3/card/" href="/a&amp;b/">a</a> {others}'
    )
