"""Words next to a mention."""

import pytest

from linking.engine.words_around import is_possessive, starts_sentence, word_after, words_before


def at(text):
    """The text without its bar, and where the bar was."""
    return text.replace("|", ""), text.index("|")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("told Mr. |Rusk", ("Mr.",)),
        ("told Acting Secretary of State |Ball", ("Acting", "Secretary", "of", "State")),
        ("the delegate |Dean", ("delegate",)),
        ("Moscow. |Rusk", ()),
        ("Rusk, |Dean", ()),
        ("Moscow.\ufffc |Rusk", ()),
        ("General\ufffc |Ridgway", ("General",)),
        ("Berlin\n\n|Rusk", ()),
        ("(Robert |Kennedy", ("Robert",)),
        ("socialism—Nikita |Khrushchev", ("Nikita",)),
        ("in the House of |Kennedy", ()),
        ("|Rusk", ()),
        ("a" * 70 + "Robert |Kennedy", ()),
    ],
)
def test_words_before(text, words):
    assert words_before(*at(text)) == words


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Johnson| Act, then", "Act"),
        ("Johnson| said", ""),
        ("Johnson|, Act", ""),
        ("Mao|\n\nAct", ""),
        ("Mao| (Act", ""),
    ],
)
def test_word_after(text, word):
    assert word_after(*at(text)) == word


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("|When", True),
        ("so. |When", True),
        ("so? “|When", True),
        ("1. |When", True),
        ("line\n|When", True),
        ("the |When", False),
        ("Mr. |When", False),
        ("J. |When", False),
        ("so, |When", False),
        ("so.\ufffc |When", True),
        ("so\ufffc |When", False),
    ],
)
def test_start_of_sentence(text, result):
    assert starts_sentence(*at(text)) is result


@pytest.mark.parametrize(
    ("text", "result"), [("Mao|'s", True), ("Stalins|’ x", True), ("Mao|", False), ("Mao| s", False)]
)
def test_possessive(text, result):
    assert is_possessive(*at(text)) is result
