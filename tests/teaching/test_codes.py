"""Join codes."""

from hypothesis import given
from hypothesis import strategies as st

from teaching.codes import ALPHABET, LENGTH, new_code, shown, tidied


def test_new_code_has_only_signs_that_are_told_apart_on_a_board():
    codes = [new_code() for _ in range(200)]
    assert {len(code) for code in codes} == {LENGTH}
    assert set("".join(codes)) - set("34679CDFGHJKMNPQRTWXY") == set()


def test_codes_are_too_many_to_guess():
    """With a thousand classes and a guess each second all year, one is found in four hundred years."""
    year = 365 * 24 * 3600
    assert len(ALPHABET) ** LENGTH / 1000 / year > 1
    assert len({new_code() for _ in range(2000)}) == 2000


@given(st.text(alphabet=ALPHABET, min_size=LENGTH, max_size=LENGTH), st.sampled_from(["", " ", "-", " - "]))
def test_code_is_read_in_any_case_and_with_anything_between(code, between):
    typed = f" {code[:4].lower()}{between}{code[4:]}\n"
    assert tidied(typed) == tidied(shown(code)) == code


@given(st.text())
def test_whatever_is_typed_is_read_as_something_short(text):
    code = tidied(text)
    assert len(code) <= LENGTH + 8
    assert tidied(code) == code
