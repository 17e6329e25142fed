"""How hard texts are to read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from importing.checking.reading_level import Level, level_of, levels, syllables
from tests.importing.checking import file_text, paragraph


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        *(("war", 1), ("crossed", 1), ("while", 1), ("table", 2), ("forces", 2), ("needed", 2), ("entered", 2)),
        *(("Chinese", 2), ("Korea", 3), ("alliance", 3), ("Soviet", 3), ("period", 3), ("decision", 3), ("being", 2)),
        *(("intervention", 4), ("revolutionary", 6), ("Ch’unch’ŏn", 2), ("1950", 4), ("PRC", 1)),
    ],
)
def test_syllables_are_those_that_are_spoken(word, expected):
    assert syllables(word) == expected


def test_level_is_that_of_the_published_formulas():
    level = level_of(["The army crossed the river. It was dark."])
    assert level == Level(words=8, sentences=2, syllables=10)
    assert round(level.ease, 2) == round(206.835 - 1.015 * 4 - 84.6 * 10 / 8, 2) == 97.03
    assert round(level.grade, 2) == round(0.39 * 4 + 11.8 * 10 / 8 - 15.59, 2) == 0.72


def test_levels_are_told_by_kind_and_for_each_section():
    section = file_text(paragraph("It was dark."), paragraph("A table.", block="table"))
    term = file_text(paragraph("A leader.", part="definition"), path="glossary/mao.md")
    claim = file_text(paragraph("No.", part="front matter", block="claim"), path="historiography/questions/a/b.md")
    assert levels([section, term, claim]) == [
        ("section", Level(3, 1, 3)),
        ("term", Level(2, 1, 3)),
        ("articles/war/01-decision.md", Level(3, 1, 3)),
    ]


@given(st.lists(st.text(max_size=60), max_size=5))
def test_every_text_has_a_level(texts):
    level = level_of(texts)
    assert level.syllables >= level.words
    assert isinstance(level.ease + level.grade, float)
