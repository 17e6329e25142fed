"""Words that stand in another file too."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from importing.checking.sharing import OtherText, Stretch, Titles, check_shared
from importing.checking.words import tokens
from tests.importing.checking import file_text, paragraph

EIGHT = "the army crossed the river after dark in"
SHARED = f"“{EIGHT}” stands in seed.txt:1 too"


def shared(text, other, *cited, block="text", titles=()):
    file = file_text(paragraph(text, *cited, block=block))
    return [
        (fault, one.line, one.what) for fault, one in check_shared(file, OtherText("seed.txt", other), Titles(titles))
    ]


def stretches(own, other):
    return OtherText("seed.txt", other).shared(tokens(own))


def test_eight_words_in_a_row_are_found_and_seven_are_not():
    told = [(True, 9, f"{SHARED}: say it in other words, or quote and cite it.")]
    assert shared(f"Then {EIGHT} October.", f"Some say that {EIGHT} May.") == told
    assert shared("Then the army crossed the river after dark.", f"Some say that {EIGHT} May.") == []


def test_case_accents_marks_and_citations_make_no_difference():
    own = "The ARMY crossed the “river” after dark in Ch’unch’on."
    other = "the army, *crossed* [the river](https://a.org/x) after dark [@chen1994, ch. 7] in Ch'unch'ŏn"
    assert stretches(own, other) == [Stretch(0, 9, 1)]


def test_stretch_goes_on_as_far_as_the_words_are_the_same():
    words = "one two three four five six seven eight nine ten eleven"
    assert stretches(f"a {words} b", f"c {words} d") == [Stretch(1, 12, 1)]


def test_line_is_that_of_the_first_shared_word():
    assert stretches(EIGHT, f"A heading.\n\nFirst line.\nBefore it {EIGHT}.") == [Stretch(0, 8, 4)]


def test_shared_words_do_not_run_over_paragraphs():
    assert stretches(EIGHT, "The army crossed the river.\nAfter dark in") == []
    assert stretches(EIGHT, "The army crossed the river\n\nafter dark in") == []


def test_sentence_broken_in_the_middle_of_a_line_goes_on():
    assert stretches(EIGHT, "The army crossed the\nriver after dark in May.") == [Stretch(0, 8, 1)]


def test_title_that_both_must_name_is_a_note():
    titles = ["Origins of it all: the army crossed the river after dark in October"]
    assert shared(EIGHT, EIGHT, titles=titles) == [(False, 9, f"{SHARED}: a title or a name.")]
    assert shared(f"{EIGHT} May", f"{EIGHT} May", titles=titles)[0][0] is True


def test_row_of_names_is_a_note():
    names = "Sergei Goncharov, John W. Lewis and Xue Litai"
    assert [fault for fault, _, _ in shared(f"So {names} write.", f"As {names} wrote.")] == [False]


@pytest.mark.parametrize(("cited", "is_fault"), [(["chen1994"], False), ([], True)])
def test_quotation_with_its_source_is_a_note(cited, is_fault):
    text = f"He wrote: “{EIGHT} fog”."
    assert [fault for fault, _, _ in shared(text, text.replace("He wrote", "She read"), *cited)] == [is_fault]


@pytest.mark.parametrize("block", ["quotation", "extract"])
def test_words_set_off_are_a_note(block):
    assert shared(EIGHT, EIGHT, block=block) == [(False, 9, f"{SHARED}: a quotation set off from the text.")]


WORDS = st.lists(st.sampled_from("abcdefgh"), max_size=30)


@given(WORDS, WORDS)
def test_stretches_are_just_the_words_that_stand_in_both(own, other):
    rows = {tuple(other[i : i + 8]) for i in range(len(other) - 7)}
    expected = {n for i in range(len(own) - 7) if tuple(own[i : i + 8]) in rows for n in range(i, i + 8)}
    found = stretches(" ".join(own), " ".join(other))
    assert [n for one in found for n in range(one.start, one.end)] == sorted(expected)


@given(st.lists(st.sampled_from(["river", "Beijing’s", "19", "Mao,", "war."]), min_size=8, max_size=20))
def test_text_shares_all_of_itself(words):
    text = " ".join(words).rstrip(".")
    assert stretches(text, text) == [Stretch(0, len(words), 1)]
