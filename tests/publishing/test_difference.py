from hypothesis import given
from hypothesis import strategies as st

from publishing.compilation import Block, Compilation
from publishing.difference import (
    LONGEST_COMPARED,
    BlockDifference,
    compare_blocks,
    compare_fields,
    compare_links,
    mark_words,
    split_blocks,
)

texts = st.lists(
    st.tuples(st.sampled_from("abcdef"), st.sampled_from(["<p>one</p>", "<p>two</p>", "<p>one two</p>"])),
    max_size=6,
    unique_by=lambda pair: pair[0],
)


def body_of(*blocks: tuple[str, str, str]) -> str:
    return Compilation(title="", anchor="s1", blocks=tuple(Block(*block) for block in blocks)).body


def test_blocks_of_a_compiled_body_are_taken_apart():
    body = body_of(
        ("aaaaaaaa-1", "text", "<p>One</p>"),
        ("bbbbbbbb-2", "table", '<div class="table-scroll"><table></table></div>'),
        ("cccccccc-3", "heading", '<h3 id="s1-h">H</h3>'),
    )
    assert split_blocks(body) == [
        ("aaaaaaaa", "<p>One</p>"),
        ("bbbbbbbb", '<div class="table-scroll"><table></table></div>'),
        ("cccccccc", "<h3>H</h3>"),
    ]


def test_lead_image_is_a_block():
    assert split_blocks(body_of(("lead", "figure", "<figure></figure>"))) == [("lead", "<figure></figure>")]


def test_empty_body_has_no_blocks():
    assert split_blocks("") == []


@given(texts)
def test_text_compared_with_itself_is_the_same(blocks):
    assert {difference.status for difference in compare_blocks(blocks, blocks)} <= {"same"}


@given(texts, texts)
def test_both_texts_can_be_read_off_the_comparison(old, new):
    differences = compare_blocks(old, new)
    assert [d.status for d in differences if d.status != "added"].__len__() == len(old)
    assert [d.status for d in differences if d.status != "removed"].__len__() == len(new)
    assert [d.new_html for d in differences if d.status == "same"] == [
        d.old_html for d in differences if d.status == "same"
    ]


@given(texts, texts)
def test_comparison_backwards_swaps_what_came_and_what_went(old, new):
    count = lambda differences, status: sum(d.status == status for d in differences)  # noqa: E731
    there, back = compare_blocks(old, new), compare_blocks(new, old)
    assert count(there, "added") - count(there, "removed") == count(back, "removed") - count(back, "added")


def test_block_with_the_same_id_is_compared_word_by_word():
    [difference] = compare_blocks([("a", "<p>On 2 October.</p>")], [("a", "<p>On 3 October.</p>")])
    assert difference.status == "changed"
    assert difference.old_html.replace(" ", "") == "<p>On<del>2</del>October.</p>"
    assert difference.new_html.replace(" ", "") == "<p>On<ins>3</ins>October.</p>"


def test_block_with_another_id_and_the_same_text_is_the_same():
    html = "<p>One</p>"
    assert compare_blocks([("a", html)], [("b", html)]) == [BlockDifference("same", html, html, html)]


def test_blocks_that_came_and_went_are_marked_whole():
    assert compare_blocks([("a", "<p>Old</p>")], [("b", "<p>New</p>")]) == [
        BlockDifference("removed", "<del><p>Old</p></del>", old_html="<del><p>Old</p></del>"),
        BlockDifference("added", "<ins><p>New</p></ins>", new_html="<ins><p>New</p></ins>"),
    ]


def test_changed_words_keep_characters_of_markup_escaped():
    marked = mark_words("<p>a &lt;b&gt; &amp; c</p>", "<p>a &lt;b&gt; &amp; d</p>")
    assert "<b>" not in marked
    assert "&lt;b&gt; &amp;" in marked


def test_very_long_texts_are_shown_whole():
    old, new = "a" * LONGEST_COMPARED, "b"
    assert mark_words(old, new) == f"<del>{old}</del><ins>{new}</ins>"


def test_fields_that_differ_are_compared_in_the_order_of_their_labels():
    old = {"title": "A", "note": None, "authors": [{"name": "B", "affiliation": ""}], "same": 1}
    new = {"title": "A <b>", "note": "", "authors": [{"name": "B", "affiliation": "C"}], "same": 1}
    labels = {"same": "Same", "authors": "Authors", "note": "Note", "title": "Title"}
    found = [(difference.label, difference.old, difference.new) for difference in compare_fields(old, new, labels)]
    assert found == [("Authors", "B", "B, C"), ("Title", "A", "A <b>")]


def test_field_that_did_not_exist_yet_is_empty():
    [difference] = compare_fields({}, {"subtitle": "New"}, {"subtitle": "Subtitle"})
    assert (difference.old, difference.new) == ("", "New")


def test_markup_in_fields_is_shown_as_text():
    [difference] = compare_fields({"t": "<script>"}, {"t": "<img>"}, {"t": "T"})
    assert ("<script>" in difference.inline_html, "<img>" in difference.inline_html) == (False, False)


def test_links_are_counted_one_by_one():
    link, other = {"text": "a", "href": "/a/", "block": "1"}, {"text": "b", "href": "/b/", "block": "2"}
    assert compare_links([link, link], [link, other]) == (
        [{"text": "b", "href": "/b/"}],
        [{"text": "a", "href": "/a/"}],
    )
