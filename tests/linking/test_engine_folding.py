"""Texts as they are matched, and the way back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linking.engine.folding import fold, fold_name


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("P’yŏngyang", "pyongyang"),
        ("P'yǒngyang", "pyongyang"),
        ("Pyongyang", "pyongyang"),
        ("Hammarskjöld", "hammarskjold"),
        ("Dag Hammarskjo\u0308ld", "dag hammarskjold"),
        ("Kim Il–sung", "kim il sung"),
        ("O’Neill", "oneill"),
        ("Mao’s", "mao s"),
        ("we’ll", "we ll"),
        ("K.\u00a0M. Panikkar", "k m panikkar"),
        ("so\u00adft", "soft"),
        ("毛泽东", "毛泽东"),
        ("Øystein Łódź", "oystein lodz"),
        ("Mao\nZedong", "mao zedong"),
        ("note¹", "note"),
        ("", ""),
    ],
)
def test_name_is_folded(text, folded):
    assert fold_name(text) == folded


def test_spaces_within_a_paragraph_are_one():
    assert fold("Mao \n  Zedong").text == "mao zedong"


def test_paragraphs_stay_apart():
    assert fold("Mao\n\nZedong").text == "mao  zedong"


@pytest.mark.parametrize(
    ("word", "text"), [("pyongyang", "to P’yo\u0306ngyang, "), ("mao zedong", "then Mao \n Zedong")]
)
def test_place_is_found_again_where_signs_are_left_out(word, text):
    folded = fold(text)
    start = folded.text.index(word)
    found = text[folded.start(start) : folded.end(start + len(word))]
    assert fold_name(found) == word


@given(st.text(max_size=60))
def test_places_of_folded_letters_are_in_order_and_within_the_text(text):
    folded = fold(text)
    places = [folded.start(place) for place in range(len(folded.text))]
    assert places == sorted(set(places))
    assert all(0 <= place < len(text) for place in places)
    assert folded.text == folded.text.lower()
