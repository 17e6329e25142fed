import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from linking.counting import Occurrences, occurrences
from publishing.actions import withdraw
from tests.factories.pages import body, make_article, make_section, revise

pytestmark = pytest.mark.usefixtures("site")


@pytest.fixture
def article():
    return make_article()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("yalu", (2, 1)),
        ("Yalu River", (1, 1)),
        ("lu", (0, 0)),
        ("river.*", (0, 0)),
        ("(in", (1, 1)),
    ],
)
def test_words_are_counted_whole(article, words, expected):
    make_section(article, body=body("The Yalu River (in the north). YALU; Yalu-side, O’yalu."))
    assert occurrences(words) == expected


def test_only_what_readers_have_is_counted(article):
    old = make_section(article, "One", body=body("Yalu Yalu"))
    revise(old, body=body("Yalu"))
    make_section(article, "Two", body=body("Yalu"), live=False)
    withdraw(page=make_section(article, "Three", body=body("Yalu")), by=None, reason="Old.")
    assert occurrences("Yalu") == Occurrences(1, 1)


def test_one_query_counts(article):
    for number in range(3):
        make_section(article, f"Section {number}", body=body("Yalu"))
    with CaptureQueriesContext(connection) as queries:
        assert occurrences("Yalu") == (3, 3)
    assert len(queries) == 1
