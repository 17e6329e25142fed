"""The options of questions, as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teaching.models import QuestionKind, StudyQuestion
from teaching.options import (
    KINDS,
    LONGEST,
    MOST,
    WITH_OPTIONS,
    option_faults,
    options_text,
    parse_options,
    with_schools,
)

FEAR_OR_OIL = "* Out of fear\nFor oil"


def option(key: str, text: str, is_right: bool = False) -> dict:
    return {"key": key, "text": text, "is_right": is_right}


def test_options_are_lines_and_a_star_marks_the_right_ones():
    text = "*Out of fear\r\n\r\n  For   oil \n* For allies"
    assert parse_options(text) == [
        option("a", "Out of fear", True),
        option("b", "For oil"),
        option("c", "For allies", True),
    ]


@pytest.mark.parametrize("text", ["", " \n\t\n", "\x00\n\x07"])
def test_text_without_words_has_no_options(text):
    assert parse_options(text) == []


def test_marks_that_nobody_sees_are_left_out():
    assert parse_options("Fe\x00ar\x07") == [option("a", "Fear")]


def test_star_that_belongs_to_the_words_has_a_stroke_before_it():
    assert parse_options("\\*nix\n* \\*nix\n\\\\n\n\\n") == [
        option("a", "*nix"),
        option("b", "*nix", True),
        option("c", "\\n"),
        option("d", "\\n"),
    ]


def test_options_keep_their_keys_where_they_are_moved():
    before = [option("a", "One", True), option("b", "Two"), option("c", "Three")]
    after = parse_options("Three\nOne\n*Two", before=before)
    assert [(one["key"], one["text"]) for one in after] == [("c", "Three"), ("a", "One"), ("b", "Two")]


def test_reworded_option_keeps_its_key_if_none_came_or_went():
    before = [option("a", "One", True), option("b", "Tow"), option("c", "Three")]
    assert [one["key"] for one in parse_options("Three\nTwo\nOne", before=before)] == ["c", "b", "a"]


def test_new_option_gets_a_key_that_none_had_before():
    before = [option("a", "One", True), option("b", "Two")]
    assert [one["key"] for one in parse_options("Two\n*One\nThree", before=before)] == ["b", "a", "c"]
    assert [one["key"] for one in parse_options("*Three", before=before)] == ["c"]


def test_keys_go_on_after_the_alphabet():
    keys = [one["key"] for one in parse_options("\n".join(map(str, range(28))))]
    assert keys[24:] == ["y", "z", "a2", "b2"]


@pytest.mark.parametrize("kind", WITH_OPTIONS)
def test_good_options_have_no_faults(kind):
    assert option_faults(kind, parse_options(FEAR_OR_OIL)) == []


@pytest.mark.parametrize("kind", sorted(set(QuestionKind.values) - set(WITH_OPTIONS)))
def test_other_kinds_have_no_options(kind):
    assert option_faults(kind, []) == []
    assert option_faults(kind, parse_options(FEAR_OR_OIL)) == [
        "Only questions with choices have options: take them out, or choose another kind of question."
    ]


@pytest.mark.parametrize(
    ("kind", "text", "faults"),
    [
        ("single", "*One", ["Give at least two options, each on a line of its own."]),
        (
            "multiple",
            "",
            [
                "Give at least two options, each on a line of its own.",
                "Put a “*” before the right option, or before each if several are right.",
            ],
        ),
        ("school", "One\nTwo", ["Put a “*” before the right option, or before each if several are right."]),
        (
            "single",
            "*One\n*Two",
            ["Only one option can be right here: leave one “*”, or make it a question with several choices."],
        ),
        ("multiple", "*One\n*Two", []),
        ("single", "*One\nTwo\nONE", ["“ONE” stands there twice: take one out."]),
        ("multiple", "*One\n*", ["Nothing is written on a line but “*”: write an option after it."]),
    ],
)
def test_faults_say_how_to_mend_them(kind, text, faults):
    assert option_faults(kind, parse_options(text)) == faults


def test_too_many_or_too_long_options_are_faults():
    most = "*1\n" + "\n".join(str(number) for number in range(2, MOST + 1))
    assert option_faults("single", parse_options(most)) == []
    assert option_faults("single", parse_options(f"{most}\nmore")) == ["Give at most 12 options; these are 13."]
    longest = "x" * LONGEST
    assert option_faults("single", parse_options(f"*{longest}\nTwo")) == []
    assert option_faults("single", parse_options(f"*{longest}x\nTwo")) == [
        f"“{'x' * 40}…” is too long: an option has at most 300 characters."
    ]


def test_schools_are_found_by_their_short_titles():
    options, faults = with_schools(parse_options("*orthodox\nRevisionist"), {"Orthodox": "7", "Revisionist": "9"})
    assert (options, faults) == ([option("7", "Orthodox", True), option("9", "Revisionist")], [])


def test_school_that_is_none_is_a_fault_that_says_which_there_are():
    assert with_schools(parse_options("Marxist"), {"Orthodox": "7", "Revisionist": "9"}) == (
        [],
        ["There is no school “Marxist”. There are: Orthodox, Revisionist."],
    )


def test_kinds_are_those_of_the_model():
    assert list(KINDS) == QuestionKind.values


def test_kinds_with_options_are_those_that_the_model_calls_choices():
    assert {kind for kind in QuestionKind.values if StudyQuestion(kind=kind).is_choice} == set(WITH_OPTIONS)


TEXTS = st.text(alphabet=st.one_of(st.sampled_from("*\\ \n\u2028ab"), st.characters()), max_size=60)


@given(TEXTS)
def test_options_written_and_read_again_are_the_same(text):
    options = parse_options(text)
    kept = [one for one in options if one["text"]]
    assert parse_options(options_text(kept), before=kept) == kept


@given(TEXTS, TEXTS)
def test_keys_are_never_given_twice(before, after):
    keys = [one["key"] for one in parse_options(after, before=parse_options(before))]
    assert len(set(keys)) == len(keys)


@given(st.sampled_from(QuestionKind.values), TEXTS)
def test_looking_for_faults_never_fails(kind, text):
    faults = option_faults(kind, parse_options(text))
    assert all(faults)
