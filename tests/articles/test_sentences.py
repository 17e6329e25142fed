"""Where a sentence ends."""

import pytest

from articles.sentences import first_sentence


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Moscow decided. Beijing followed.", "Moscow decided."),
        ("Did Moscow decide? It did.", "Did Moscow decide?"),
        ("He said “no.” Then he left.", "He said “no.”"),
        ("It was so (as Chen says). Then not.", "It was so (as Chen says)."),
        ("Gen. MacArthur’s U.S. Army crossed. China answered.", "Gen. MacArthur’s U.S. Army crossed."),
        ("Harry S. Truman said so. Acheson too.", "Harry S. Truman said so."),
        ("It was decided in 1950. The rest followed.", "It was decided in 1950."),
        ("One without an end", "One without an end"),
        ("  ", ""),
    ],
)
def test_first_sentence_of_a_text(text, sentence):
    assert first_sentence(text) == sentence
