"""When two nicknames are the same to people who read them."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teaching.nicknames import folded, tidied


@given(st.text())
def test_tidying_twice_changes_nothing(nickname):
    assert tidied(tidied(nickname)) == tidied(nickname)


@given(st.text())
def test_tidied_nickname_holds_single_spaces_and_no_control(nickname):
    kept = tidied(nickname)
    assert kept == " ".join(kept.split())
    assert [char for char in kept if unicodedata.category(char) == "Cc"] == []


@given(st.text())
def test_key_is_that_of_the_tidied_nickname(nickname):
    assert folded(tidied(nickname)) == folded(nickname)


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyzäéñøç "))
def test_key_does_not_depend_on_case_or_spaces(nickname):
    assert folded(nickname.upper()) == folded(nickname) == folded(f" {nickname}  ".replace(" ", "  "))


@pytest.mark.parametrize(
    ("one", "other"),
    [("Zoë", "zoe"), ("Ada B", "adab"), ("Ａｄａ", "Ada"), ("A\u200bda", "Ada"), ("Straße", "STRASSE"), ("ﬁn", "fin")],
)
def test_nicknames_that_look_alike_have_one_key(one, other):
    assert folded(one) == folded(other)


@pytest.mark.parametrize(("one", "other"), [("Ada", "Ida"), ("张伟", "張偉"), ("A1", "A2"), ("🦊", "🐻")])
def test_nicknames_that_differ_have_two_keys(one, other):
    assert folded(one) != folded(other)


@pytest.mark.parametrize("nickname", ["", " ", "\u200b\u200b", "\0\t", "\u0301"])
def test_nickname_that_nobody_sees_has_no_key(nickname):
    assert folded(nickname) == ""
