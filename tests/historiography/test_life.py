"""Years of life in words."""

import pytest

from historiography.life import life_in_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", ""),
        ("1912/1995", "1912–1995"),
        ("1952/..", "born 1952"),
        ("1952", "born 1952"),
        ("../1995", "died 1995"),
        ("1950?/..", "born perhaps 1950"),
        ("195X/..", "born in the 1950s"),
        ("1931~/2001-05-02", "about 1931 to 2 May 2001"),
        ("soon", "soon"),
    ],
)
def test_life_is_told_in_words(text, words):
    assert life_in_words(text) == words
