"""The ways to write a name."""

import pytest

from linking.engine import MatchCase, Name
from linking.engine.spellings import is_common_noun, spellings
from tests.factories.names import concept, event, organisation, short


def keys(entry):
    return [spelling.key for name in entry.names for spelling in spellings(entry, name)]


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (organisation("1", short("UN")), ["un", "uns", "u n", "u  n"]),
        (organisation("1", short("U.N.")), ["un", "uns", "u n", "u  n"]),
        (organisation("1", short("S/P")), ["s p"]),
        (
            organisation("1", "Union (American Civil War)"),
            ["union", "union american civil war", "union  american civil war"],
        ),
        (concept("1", "Buffer state"), ["buffer state", "buffer states"]),
        (concept("1", "Domino theory"), ["domino theory", "domino theories"]),
        (concept("1", "cross"), ["cross", "crosses"]),
        (event("1", "The Long March"), ["the long march", "long march"]),
    ],
)
def test_spellings_of_a_name(entry, expected):
    assert keys(entry) == expected


@pytest.mark.parametrize(
    ("name", "result"),
    [
        ("Armistice", True),
        ("Human wave attack", True),
        ("Century of Humiliation", False),
        ("NSC-68", False),
        (Name("Armistice", match_case=MatchCase.YES), False),
        (Name("NSC-68", match_case=MatchCase.NO), True),
    ],
)
def test_common_noun_is_told_by_its_capitals(name, result):
    entry = concept("1", name)
    assert is_common_noun(entry, entry.names[0]) is result


def test_only_concepts_are_common_nouns():
    entry = event("1", "armistice")
    assert not is_common_noun(entry, entry.names[0])
