"""Editors' decisions and where they apply."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linking.engine import Anchor, EditorDecision, Placed, Verdict, place

TEXT = "In 1950 Mao spoke to Stalin. Later Mao spoke again, and Mao left."


def decided(text, start, block="a", quote="Mao", verdict=Verdict.ACCEPTED):
    return EditorDecision(Anchor.at(block, text, start, start + len(quote)), verdict, "mao")


def places(decisions, **blocks):
    return [(found.start, found.end) for found in place(decisions, blocks)[0]]


def test_decision_is_found_where_it_was_made():
    start = TEXT.index("Mao left")
    assert place([decided(TEXT, start)], {"a": TEXT}) == (
        [Placed(start, start + 3, Verdict.ACCEPTED, "mao", "Mao")],
        [],
    )


@pytest.mark.parametrize(
    "text",
    [
        "Now: " + TEXT,
        TEXT.replace("In 1950", "In October of the year 1950"),
        TEXT.replace(" again", ""),
        TEXT + " The end.",
        TEXT.replace("and Mao left", "and so Mao left"),
    ],
)
def test_decision_survives_edits_of_the_text_around(text):
    assert places([decided(TEXT, TEXT.index("Mao left"))], a=text) == [
        (text.index("Mao left"), text.index("Mao left") + 3)
    ]


def test_decision_follows_a_paragraph_to_another_block():
    other = "Something else."
    start = TEXT.index("Mao left")
    assert places([decided(TEXT, start)], b=other, c=TEXT) == [(len(other) + 2 + start, len(other) + 2 + start + 3)]


def test_decision_about_words_that_are_gone_is_lost():
    decision = decided(TEXT, 8)
    assert place([decision], {"a": "Nothing of it."}) == ([], [decision])


def test_same_words_in_another_block_and_setting_are_not_taken():
    decision = decided(TEXT, TEXT.index("Mao left"))
    assert place([decision], {"b": "Quite different words about Mao in a story."}) == ([], [decision])


def test_only_such_words_of_a_block_are_meant_though_all_else_changed():
    assert places([decided("Mao left.", 0)], a="All new, but for Mao, they say.") == [(17, 20)]


def test_two_decisions_never_get_the_same_place():
    decisions = [decided(TEXT, TEXT.index("Mao spoke to")), decided(TEXT, TEXT.index("Mao spoke again"))]
    assert len(places(decisions, a=TEXT)) == 2
    assert len(places(decisions, a="In 1950 Mao spoke to Stalin.")) == 1


@given(st.text("ab M", max_size=30), st.integers(0, 30), st.text("ab M", max_size=10))
def test_decision_is_found_again_in_the_same_text_and_never_elsewhere_than_its_words(text, start, added):
    source = text[:start] + "Mao" + text[start:]
    decision = decided(source, min(start, len(text)))
    for found in place([decision], {"a": added + source})[0]:
        assert (added + source)[found.start : found.end] == "Mao"
    assert places([decision], a=source) == [(min(start, len(text)), min(start, len(text)) + 3)]
