"""Years of life in words."""

import pytest

from historiography.life import life_in_words, years_of_life


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


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", ""),
        ("1926-10-27/2018-01-11", "1926–2018"),
        ("1952-03-04/..", "born 1952"),
        ("../1995-12", "died 1995"),
        ("1931~/2001-05-02", "about 1931 to 2001"),
        ("195X/..", "born in the 1950s"),
        ("soon", "soon"),
    ],
)
def test_life_is_told_by_years_in_lists(text, words):
    assert years_of_life(text) == words
