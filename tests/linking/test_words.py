import pytest

from linking.models import WordList
from linking.words import begin_words

pytestmark = pytest.mark.django_db


def test_words_begin_with_those_that_texts_write_small_twice():
    begin_words(["Two powers met.", "Great powers, small hopes."])
    made = WordList.objects.get()
    assert (made.words, made.texts) == ({"powers": 2}, 2)


def test_words_that_are_there_stay():
    begin_words(["powers and powers"])
    begin_words(["hopes and hopes"])
    assert WordList.objects.get().words == {"powers": 2}


def test_words_of_no_texts_are_not_begun():
    begin_words([])
    assert WordList.objects.count() == 0
