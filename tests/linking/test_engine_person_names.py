"""The parts of persons' names."""

import pytest

from linking.engine import Name
from linking.engine.person_names import read_person_name


@pytest.mark.parametrize(
    ("text", "given", "surname"),
    [
        ("Matthew B. Ridgway", ("Matthew", "B."), "Ridgway"),
        ("Ridgway, Matthew B.", ("Matthew", "B."), "Ridgway"),
        ("Mao Zedong", ("Zedong",), "Mao"),
        ("Chiang Kai-shek", ("Kai-shek",), "Chiang"),
        ("Kim Il-sung", ("Il-sung",), "Kim"),
        ("Park Chung Hee", ("Chung", "Hee"), "Park"),
        ("Syngman Rhee", ("Syngman",), "Rhee"),
        ("Shu Guang Zhang", ("Shu", "Guang"), "Zhang"),
        ("Chen Yi", ("Yi",), "Chen"),
        ("Charles de Gaulle", ("Charles",), "de Gaulle"),
        ("James A. Van Fleet", ("James", "A."), "Van Fleet"),
        ("Llewellyn E. Thompson, Jr.", ("Llewellyn", "E."), "Thompson"),
        ("Sir Gladwyn Jebb", ("Gladwyn",), "Jebb"),
        ("Stalin", (), "Stalin"),
        ("毛泽东", (), "毛泽东"),
    ],
)
def test_name_is_read(text, given, surname):
    parts = read_person_name(Name(text))
    assert (parts.given, parts.surname) == (given, surname)


def test_language_tells_the_order():
    assert read_person_name(Name("Nagy Imre", language="hu")).surname == "Nagy"
    assert read_person_name(Name("Kim Philby", language="en")).surname == "Philby"


def test_given_surname_goes_before_all():
    assert read_person_name(Name("Tang Tsou"), "Tsou").given == ("Tang",)
    assert read_person_name(Name("Souvanna Phouma"), "Souvanna").family_first


def test_vietnamese_are_called_by_the_last_name():
    parts = read_person_name(Name("Ngo Dinh Diem"))
    assert (parts.surname, parts.called) == ("Ngo", "Diem")
