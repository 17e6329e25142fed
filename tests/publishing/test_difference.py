from hypothesis import given
from hypothesis import strategies as st

from publishing.compilation import Block, Compilation
from publishing.difference import (
    LONGEST_COMPARED,
    BlockDifference,
    compare_blocks,
    compare_fields,
    compare_links,
    compare_notes,
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


# --- Notes -----------------------------------------------------------------------------------------------------------


def notes(*cited: tuple[int, str], text: int = 1, place: str = "") -> list[dict]:
    """Notes that cite one document each and have these texts."""
    return [
        {"number": number, "block": "b", "cites": [{"document": document}], "html": html, "text": text, "place": place}
        for number, (document, html) in enumerate(cited, start=1)
    ]


def differences(old: list[dict], new: list[dict]) -> list[tuple]:
    return [
        (each.status, each.place, each.old_number, each.new_number, each.inline_html)
        for each in compare_notes(old, new)
    ]


def test_same_notes_do_not_differ_though_their_numbers_do():
    assert differences(notes((1, "A")), notes((1, "A"))) == []
    assert differences(notes((1, "A"), (2, "B")), notes((3, "C"), (1, "A"), (2, "B"))) == [
        ("added", "", None, 1, "<ins>C</ins>")
    ]


def test_note_that_went_is_shown_with_its_number():
    assert differences(notes((1, "A"), (2, "B")), notes((1, "A"))) == [("removed", "", 2, None, "<del>B</del>")]


def test_note_of_the_same_source_with_another_text_has_changed():
    [changed] = compare_notes(notes((1, "<i>Road</i>, 7.")), notes((2, "X"), (1, "<i>Road</i>, 8."))[1:])
    assert (changed.status, changed.old_number, changed.new_number) == ("changed", 1, 2)
    assert changed.inline_html == "<i>Road</i>, <ins>8.</ins> <del>7.</del>"
    assert [" ".join(html.split()) for html in (changed.old_html, changed.new_html)] == [
        "<i>Road</i>, <del>7.</del>",
        "<i>Road</i>, <ins>8.</ins>",
    ]


def test_note_that_cites_another_source_in_its_place_has_changed():
    [changed] = compare_notes(notes((1, "A"), (2, "B"), (3, "C")), notes((1, "A"), (4, "D"), (3, "C")))
    assert (changed.status, changed.old_number, changed.new_number) == ("changed", 2, 2)


def test_note_with_another_page_has_changed_though_another_came_before_it():
    def at(locator: str, note: dict) -> dict:
        return note | {"cites": [{**note["cites"][0], "locator": locator}]}

    [old] = notes((1, "Road, 7."))
    first, second = notes((2, "Crosses, 3."), (1, "Road, 9."))
    found = compare_notes([at("7", old)], [at("3", first), at("9", second)])
    assert [(each.status, each.old_number, each.new_number) for each in found] == [
        ("added", None, 1),
        ("changed", 1, 2),
    ]


def test_notes_of_several_texts_are_told_apart():
    one, two = notes((1, "A"), text=1, place="One"), notes((1, "A"), text=2, place="Two")
    assert differences(one, one + two) == [("added", "Two", None, 1, "<ins>A</ins>")]


def test_numbers_of_notes_are_no_difference_of_the_text():
    def body(number: int) -> str:
        link = f'<a href="#s1-n{number}" id="s1-r{number}" role="doc-noteref">{number}</a>'
        return body_of(("aaaaaaaa-1", "text", f'<p>One.<sup class="note-reference">{link}</sup></p>'))

    assert [each.status for each in compare_blocks(split_blocks(body(1)), split_blocks(body(2)))] == ["same"]
