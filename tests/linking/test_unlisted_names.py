"""Names in texts that no entry has."""

import pytest

from linking.engine import Vocabulary
from linking.unlisted_names import Unlisted, unlisted_names


def found(text: str, *known: str, common: str = "") -> list[str]:
    """The names in a text that is read three times, without numbers."""
    vocabulary = Vocabulary.of([common] * 2)
    return sorted(one.words for one in unlisted_names([text] * 3, lambda name: name in known, vocabulary))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("They held Taegu.", ["Taegu"]),
        ("Taegu fell.", []),
        ("Then it fell. Pusan held.", []),
        ("The Pusan Perimeter held.", ["Pusan Perimeter"]),
        ("They wrote to the Treaty of Friendship.", ["Treaty of Friendship"]),
        ("It was Taegu and Pusan.", ["Pusan", "Taegu"]),
        ("They knew Thomas J. Christensen well.", ["Thomas J. Christensen"]),
        ("They read Ridgway’s letter.", ["Ridgway"]),
        ("They met Chinese and Koreans in January.", []),
        ("They met the North Koreans.", []),
        ("It was 1950, and T fell.", []),
        ("They said “Taegu fell”.", []),
        ("They praised Mao’s Road to Power in Beijing", ["Beijing", "Mao’s Road", "Power"]),
        ("It was a b C\x00D.", []),
        ("", []),
    ],
)
def test_names_of_a_text(text, names):
    assert found(text) == names


def test_name_that_an_entry_has_is_left_out():
    assert found("They held Taegu and Pusan.", "Taegu") == ["Pusan"]


def test_word_that_texts_write_small_is_no_name():
    assert found("They joined the Front.", common="the front") == []


def test_common_word_at_the_beginning_is_no_part_of_the_name():
    assert found("Later Taegu fell.", common="later") == ["Taegu"]


def test_name_is_told_with_how_often_and_in_how_many_texts():
    texts = ["To Taegu, from Taegu.", "In Taegu.", "To Pusan, to Pusan."]
    assert unlisted_names(texts, lambda name: False) == [Unlisted("Taegu", 3, 2)]


def test_most_frequent_name_comes_first():
    texts = ["to Ufa to Ufa to Ufa", "to Oka to Oka to Oka to Oka", "to Aga to Aga to Aga"]
    assert [one.words for one in unlisted_names(texts, lambda name: False)] == ["Oka", "Aga", "Ufa"]


def test_long_text_of_capitals_takes_no_long_time():
    assert unlisted_names(["Aa " * 100_000 + "of " * 100_000], lambda name: False) == []
