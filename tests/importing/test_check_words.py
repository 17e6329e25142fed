"""Words and sentences."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from importing.checking.words import sentences, tokens, word_count


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two? Three! Four…", ["One.", "Two?", "Three!", "Four…"]),
        ("I. F. Stone and K. M. Panikkar met.", ["I. F. Stone and K. M. Panikkar met."]),
        ("See vol. 2 of it. Then stop.", ["See vol. 2 of it.", "Then stop."]),
        ("He said “No.” She left.", ["He said “No.”", "She left."]),
        ("“Why?” he asked.", ["“Why?” he asked."]),
        ("It fell by 3.5 per cent.", ["It fell by 3.5 per cent."]),
        ("No end", ["No end"]),
        ("", []),
    ],
)
def test_sentences_end_where_a_reader_stops(text, expected):
    assert sentences(text) == expected


@given(st.lists(st.from_regex(r"[A-Z][a-z]{2,9}( [a-z]{2,9}){1,5}[.?!]", fullmatch=True), min_size=1, max_size=6))
def test_sentences_put_together_are_taken_apart(parts):
    abbreviations = {"ca", "cf", "ch", "chs", "ed", "eds", "vol", "vols", "no", "nos", "pp"}
    whole = [part for part in parts if part[:-1].rpartition(" ")[2] not in abbreviations]
    assert sentences(" ".join(whole)) == whole


def test_tokens_fold_case_accents_and_apostrophes():
    assert [token.folded for token in tokens("Ch’ŏngch’ŏn’s FIVE-year plan, 1950–53")] == [
        "chongchons",
        "five",
        "year",
        "plan",
        "1950",
        "53",
    ]


@given(st.text(max_size=80))
def test_tokens_tell_where_they_stand(text):
    assert [token.folded for token in tokens(text)] == [
        inner.folded for token in tokens(text) for inner in tokens(text[token.start : token.end])
    ]


def test_word_count_leaves_out_what_is_only_a_mark():
    assert word_count("Beijing’s two-year war – 1950–1953 …") == 4
