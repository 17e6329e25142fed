"""Right and wrong, how answers fall, where a class struggles."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teaching.judging import Share, Standing, distribution, is_right, struggles, texts_of

OPTIONS = [
    {"key": "a", "text": "Fear", "is_right": True},
    {"key": "b", "text": "Orders", "is_right": False},
    {"key": "c", "text": "Allies", "is_right": True},
]
OPEN = [{"key": "a", "text": "Fear"}, {"key": "b", "text": "Orders"}]


@pytest.mark.parametrize(
    ("options", "choices", "is_multiple", "expected"),
    [
        (OPTIONS, ["a"], False, True),
        (OPTIONS, ["b"], False, False),
        (OPTIONS, ["gone"], False, False),
        (OPTIONS, [], False, None),
        (OPTIONS, ["c", "a"], True, True),
        (OPTIONS, ["a"], True, False),
        (OPTIONS, ["a", "b", "c"], True, False),
        (OPEN, ["a"], False, None),
        ([], ["a"], True, None),
    ],
)
def test_whether_a_choice_is_right(options, choices, is_multiple, expected):
    assert is_right(options, choices, is_multiple=is_multiple) is expected


def test_choices_are_told_in_the_order_of_the_options_and_lost_ones_by_their_key():
    assert texts_of(OPTIONS, ["c", "gone", "a"]) == ["Fear", "Allies", "gone"]


def test_distribution_counts_every_option_and_those_that_are_gone():
    assert distribution(OPTIONS, [["a"], ["a", "c"], ["gone"]]) == [
        Share("Fear", 2, 67, True),
        Share("Orders", 0, 0, False),
        Share("Allies", 1, 33, True),
        Share("gone", 1, 33, False),
    ]


def test_distribution_without_answers():
    assert [share.percent for share in distribution(OPEN, [])] == [0, 0]


@given(st.lists(st.lists(st.sampled_from("abcx"), max_size=4), max_size=20))
def test_no_option_is_chosen_more_often_than_there_are_answers(answers):
    assert all(
        0 <= share.chosen <= len(answers) and 0 <= share.percent <= 100 for share in distribution(OPTIONS, answers)
    )


def test_struggles_begin_with_the_question_most_missed():
    asked = [Standing(1, 10, 10, 0), Standing(2, 10, 6, 0), Standing(3, 10, 9, 4), Standing(4, 10, 8, 2)]
    assert [each.key for each in struggles(asked)] == [3, 4, 2]


def test_struggles_are_few():
    assert len(struggles([Standing(key, 10, 1, 0) for key in range(9)])) == 5


def test_answers_without_an_opened_text_are_not_empty_ones():
    assert Standing(1, readers=0, answered=2, wrong=0).empty == 0
