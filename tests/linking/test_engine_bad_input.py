"""Lists of names and texts that nobody means well with."""

import re

import pytest

from linking.engine import Context, Name, NamesIndex, Rule, Vocabulary, is_refused, link_html, match, resolve
from tests.factories.names import concept, decide, found_in, organisation, person

LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"


@pytest.mark.parametrize("make", [concept, organisation, person])
def test_ten_thousand_names_of_one_letter_link_nothing(make):
    names = NamesIndex([make(str(number), LETTERS[number % 52]) for number in range(10_000)])
    decisions = resolve(match("Plan B and plan C for an I and a K. " * 500, names), Context())
    assert {decision.rule for decision in decisions} == {Rule.AMBIGUOUS}


@pytest.mark.parametrize("name", [".*", "(a+)+$", "[x", "\\", "^the", "a|b"])
def test_name_that_is_a_regular_expression_is_no_pattern(name):
    text = "aaaa the x b"
    assert [words for words in found_in(text, concept("1", name)) if words not in ("x", "the")] == []


def test_name_with_marks_is_found_as_it_is_written():
    assert found_in("at UN Resolution 376 (V) then", concept("1", "UN Resolution 376 (V)")) == ["UN Resolution 376 (V)"]


def test_term_that_is_renamed_to_a_function_word_is_refused():
    entry = concept("1", "The")
    assert is_refused(entry, entry.names[0])
    assert decide("the the The", entry) == []


def test_mentions_that_a_common_word_would_make_can_be_counted():
    names = NamesIndex([concept("1", "war")])
    assert len(match("War and war, wars; a warship", names)) == 3


@pytest.mark.parametrize(
    "html",
    [
        "<p>" + "Mao Zedong said so to the UN. " * 33_000 + "</p>",
        "ha " * 100_000,
        "<b>" * 150_000 + "Mao" + "</i>" * 100_000,
        '<a "' * 250_000,
        "<!--" * 250_000,
        "'" * 1_000_000,
        "a\u0301" * 500_000,
        " \n \n" * 250_000,
        "[[!" * 300_000 + "]]",
        "&#" * 500_000,
    ],
    ids=[
        "paragraph",
        "overlaps",
        "tags",
        "quotation marks",
        "comments",
        "apostrophes",
        "accents",
        "spaces",
        "marks",
        "&",
    ],
)
def test_megabyte_keeps_every_byte_besides_its_links(html):
    names = NamesIndex([person("mao", "Mao Zedong"), concept("ha", "ha ha", "ha ha ha ha"), organisation("un", "UN")])
    linked = link_html(html, names).html
    assert re.sub(r'<a data-document="[a-z]+">|</a>', "", linked) == html


def test_characters_that_no_text_has_are_let_pass():
    html = "\x00\ud800Mao\x7f\ufffe & Mao"
    assert link_html(html, NamesIndex([person("mao", "Mao Zedong")])).html.count("<a ") == 1


def test_entry_without_names_is_never_found():
    entries = [person("1"), person("2", ""), person("3", " ,"), concept("4", Name("")), organisation("5", "’")]
    assert match("nobody, nothing ’ here", NamesIndex(entries)) == []


def test_vocabulary_of_no_texts_knows_what_every_text_has():
    assert Vocabulary.of([]).is_common("the")
