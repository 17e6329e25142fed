"""Common words."""

import pytest

from linking.engine import Vocabulary


def test_word_that_texts_write_small_is_common():
    vocabulary = Vocabulary.of(["the powers met", "Great powers. Khrushchev met Rusk, khrushchev"])
    assert vocabulary.is_common("powers")
    assert not vocabulary.is_common("khrushchev")  # one slip makes no common word
    assert not vocabulary.is_common("rusk")


@pytest.mark.parametrize("word", ["the", "when", "people", "ball"])
def test_words_of_every_text_are_common(word):
    assert Vocabulary().is_common(word)


@pytest.mark.parametrize(("word", "result"), [("people", True), ("second", True), ("chinese", False), ("when", False)])
def test_capital_of_a_common_word_shows_a_longer_name(word, result):
    assert Vocabulary().makes_name(word) is result


@pytest.mark.parametrize(
    ("word", "result"), [("robert", True), ("soviet", False), ("when", False), ("secretary", False)]
)
def test_words_that_can_be_given_names(word, result):
    assert Vocabulary().is_name(word) is result


@pytest.mark.parametrize("word", ["jordan", "french", "ball"])
def test_surname_that_is_something_else_as_often_is_ambiguous(word):
    assert Vocabulary().is_ambiguous(word)
