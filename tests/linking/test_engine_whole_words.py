"""Whole words, and what marks between words mean."""

import pytest

from linking.engine.whole_words import has_foreign_marks, is_whole


@pytest.mark.parametrize(
    ("text", "word", "result"),
    [
        ("the Mao.", "Mao", True),
        ("‘Mao’", "Mao", True),
        ("Mao’s", "Mao", True),
        ("U.S. side", "S", False),
        ("the U. S. side", "S", False),
        ("the U. S. side", "U", False),
        ("then M. Couve", "M", False),
        ("to K. He", "H", False),
        ("O’Mao", "Mao", False),
        ("_Mao", "Mao", True),
        ("x_Mao", "Mao", False),
        ("Mao@x.org", "Mao", False),
        ("#Mao", "Mao", True),
    ],
)
def test_word_is_whole(text, word, result):
    start = text.index(word)
    assert is_whole(text, start, start + len(word)) is result


@pytest.mark.parametrize(
    ("surface", "listed", "result"),
    [
        ("Mao Zedong", "Mao Zedong", False),
        ("Mao, Zedong", "Mao Zedong", True),
        ("Mao—Zedong", "Mao Zedong", True),
        ("S/P", "S/P", False),
        ("Resist America Aid Korea", "Resist America, Aid Korea", False),
        ("Resist America; Aid Korea", "Resist America, Aid Korea", True),
    ],
)
def test_marks_that_the_name_does_not_have(surface, listed, result):
    assert has_foreign_marks(surface, listed) is result
