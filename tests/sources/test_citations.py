import json
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wagtail.rich_text.rewriters import FIND_A_TAG, extract_attrs

from sources.citations import (
    LABELS,
    LARGEST_KEY,
    LONGEST,
    MOST_SOURCES,
    Cited,
    faults_of,
    read_items,
    short_text,
    write_citation,
    write_items,
)

CHAPTER = '[{"source":41,"locator":"3","label":"chapter"}]'
NAMES = {41: "Chen 1994", 52: "Hao 1990"}

plain = st.text(st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="<>"), max_size=30)
works = st.builds(
    Cited,
    source=st.integers(1, LARGEST_KEY),
    locator=plain.filter(bool),
    label=st.sampled_from(sorted(LABELS)),
    prefix=plain,
    suffix=plain,
)
citations = st.lists(works, min_size=1, max_size=4).map(tuple)


def fault(text):
    with pytest.raises(ValueError, match=r".+") as raised:
        read_items(text)
    return str(raised.value)


# --- Writing and reading ---------------------------------------------------------------------------------------------


def test_items_are_written_in_one_way_only():
    cited = [Cited(41, "3", "chapter"), Cited(52, "99–101", prefix="see", suffix="on this")]
    assert write_items(cited) == (
        '[{"source":41,"locator":"3","label":"chapter"},'
        '{"source":52,"locator":"99–101","prefix":"see","suffix":"on this"}]'
    )


def test_label_without_a_locator_goes_without_saying():
    assert write_items([Cited(41, label="chapter")]) == '[{"source":41}]'


def test_items_are_read_with_what_was_left_out():
    assert read_items('[{"source":41},{"source":52,"locator":"99"}]') == (Cited(41), Cited(52, "99", "page"))


@given(citations)
def test_what_is_written_is_read(cited):
    assert read_items(write_items(cited)) == cited


@given(citations)
def test_whole_citation_passes_the_patterns_by_which_wagtail_finds_attributes(cited):
    match = FIND_A_TAG.match(write_citation(cited, NAMES))
    attributes = extract_attrs(match[1])
    assert (attributes["linktype"], read_items(attributes["items"])) == ("citation", cited)
    assert read_items(unescape(attributes["items"])) == cited


def test_whole_citation_is_written_as_the_editor_stores_it():
    assert write_citation([Cited(41, "3", "chapter")], NAMES) == (
        '<a linktype="citation" items="[{&quot;source&quot;:41,&quot;locator&quot;:&quot;3&quot;,'
        '&quot;label&quot;:&quot;chapter&quot;}]">[Chen 1994, ch. 3]</a>'
    )


def test_words_of_a_whole_citation_are_escaped():
    assert write_citation([Cited(1)], {1: "<b>R&D</b>"}).partition(">")[2] == "[&lt;b&gt;R&amp;D&lt;∕b&gt;]</a>"


# --- What cannot be read ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["", "nothing", '[{"source":41}', "[" * 100_000, "\ud800"])
def test_broken_items_are_refused(text):
    assert fault(text) == "This citation cannot be read. Remove it and cite again."


@pytest.mark.parametrize("text", ["[]", "{}", "null", "41", '"[]"'])
def test_items_that_name_nothing_are_refused(text):
    assert fault(text) == "This citation names no source. Remove it and cite again."


@pytest.mark.parametrize(
    "row", ["41", "{}", '{"source":"41"}', '{"source":0}', '{"source":true}', '{"source":1.0}', f'{{"source":{2**63}}}']
)
def test_items_that_name_no_source_are_refused(row):
    assert fault(f"[{row}]") == "This citation names something that is not a source. Remove it and cite again."


@pytest.mark.parametrize("extra", ['"locator":3', '"locator":null', '"author":"x"', '"suffix":["x"]'])
def test_items_that_say_something_else_are_refused(extra):
    assert fault(f'[{{"source":41,{extra}}}]') == (
        "This citation says something of a source that is not known here. Remove it and cite again."
    )


def test_faults_of_words_are_told_with_their_field():
    assert fault('[{"source":41,"locator":"3","label":"pgae"}]') == (
        "The label of a citation: “pgae” is nothing that a locator can count. Choose from the list."
    )


def test_more_sources_than_one_citation_takes_are_refused():
    rows = [{"source": 1}] * (MOST_SOURCES + 1)
    assert (
        fault(json.dumps(rows))
        == f"This citation names {MOST_SOURCES + 1} sources; {MOST_SOURCES} is the limit. Divide it."
    )
    assert len(read_items(json.dumps(rows[1:]))) == MOST_SOURCES


# --- What is wrong with the words ------------------------------------------------------------------------------------


def test_good_words_have_no_faults():
    assert faults_of(Cited(41, '12“a”, "b" & c', "note", "see, e.g.,", "(Chen’s italics); it’s so")) == {}


@pytest.mark.parametrize("field", ["locator", "prefix", "suffix"])
def test_markup_is_refused(field):
    assert faults_of(Cited(41, **{field: '"><script>'})) == {
        field: "This is plain text: “<” and “>” have no place in it. Take them out."
    }


@pytest.mark.parametrize("field", ["locator", "prefix", "suffix"])
def test_length_is_limited(field):
    assert faults_of(Cited(41, **{field: "9" * LONGEST[field]})) == {}
    assert faults_of(Cited(41, **{field: "9" * 10_000})) == {
        field: f"This has 10,000 characters; {LONGEST[field]} is the limit. Shorten it."
    }


@pytest.mark.parametrize("text", ["1\n2", "1\x002", "1\t2"])
def test_invisible_characters_are_refused(text):
    assert faults_of(Cited(41, text)) == {
        "locator": "This has a line break or another invisible character in it. Write it anew on one line."
    }


def test_unknown_label_is_told_shortened():
    assert faults_of(Cited(41, "3", "x" * 10_000)) == {
        "label": f"“{'x' * 40}…” is nothing that a locator can count. Choose from the list."
    }


# --- What the editor shows -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cited", "shown"),
    [
        ([Cited(41)], "[Chen 1994]"),
        ([Cited(41, "3", "chapter")], "[Chen 1994, ch. 3]"),
        ([Cited(41, "77"), Cited(52, "99–101")], "[Chen 1994, p. 77; Hao 1990, pp. 99–101]"),
        ([Cited(41, "3, 5", "chapter")], "[Chen 1994, chs. 3, 5]"),
        ([Cited(41, "12a and 14", "note")], "[Chen 1994, nn. 12a and 14]"),
        ([Cited(41, "12", "table")], "[Chen 1994, table 12]"),
        ([Cited(41, prefix="see", suffix="on Stalin")], "[see Chen 1994 on Stalin]"),
        ([Cited(41, suffix=", passim")], "[Chen 1994, passim]"),
        ([Cited(41, suffix="(my italics)")], "[Chen 1994 (my italics)]"),
        ([Cited(7)], "[missing source]"),
    ],
)
def test_short_text_is_what_a_historian_would_write(cited, shown):
    assert short_text(cited, NAMES) == shown


def test_short_text_has_no_slash_that_opens_the_menu_of_commands():
    assert short_text([Cited(1, "f. 12/3")], {1: "FRUS 1950/51"}) == "[FRUS 1950∕51, p. f. 12∕3]"
