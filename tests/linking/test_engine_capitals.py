"""Capitals of names and abbreviations."""

import pytest

from linking.engine.capitals import Fit, capitals_of_abbreviation, capitals_of_name, is_dotted_form

LISTED, OTHER = Fit.AS_LISTED, Fit.OTHER_CAPITALS


@pytest.mark.parametrize(
    ("surface", "listed", "fit"),
    [
        ("Yalu River", "Yalu River", LISTED),
        ("Yalu river", "Yalu River", OTHER),
        ("YALU RIVER", "Yalu River", LISTED),
        ("yalu river", "Yalu River", None),
        ("38th parallel", "38th Parallel", OTHER),
        ("De Gaulle", "de Gaulle", LISTED),
        ("MacMillan", "Macmillan", LISTED),
        ("long march", "Long March", None),
        ("us Eighth Army", "US Eighth Army", None),
        ("Kim Ilsung", "Kim Il-sung", OTHER),
    ],
)
def test_capitals_of_name(surface, listed, fit):
    assert capitals_of_name(surface, listed, starts_sentence=False) is fit


def test_first_capital_of_a_sentence_is_no_sign_of_a_name():
    assert capitals_of_name("Long march", "Long March", starts_sentence=True) is None
    assert capitals_of_name("Yalu River", "Yalu River", starts_sentence=True) is LISTED


@pytest.mark.parametrize(
    ("surface", "listed", "fit"),
    [
        ("NATO", "NATO", LISTED),
        ("Nato", "NATO", OTHER),
        ("nato", "NATO", None),
        ("Aid", "AID", None),
        ("U–2", "U-2", LISTED),
        ("Reftel", "reftel", LISTED),
        ("EMBTEL", "Embtel", OTHER),
        ("S-P", "S/P", None),
    ],
)
def test_capitals_of_abbreviation(surface, listed, fit):
    assert capitals_of_abbreviation(surface, listed) is fit


@pytest.mark.parametrize(("surface", "result"), [("U.N", True), ("U. N", True), ("U N", False), ("u.n", False)])
def test_dotted_form(surface, result):
    assert is_dotted_form(surface, "UN") is result
