"""Dates of works, in EDTF and in CSL."""

import pytest

from sources.dates import DateFault, csl_date, earliest_year, edtf_of

SAME = [
    ("1994", {"date-parts": [[1994]]}, 1994),
    ("1952-03", {"date-parts": [[1952, 3]]}, 1952),
    ("1950-10-03", {"date-parts": [[1950, 10, 3]]}, 1950),
    ("1952-21", {"date-parts": [[1952]], "season": 1}, 1952),
    ("1952-24", {"date-parts": [[1952]], "season": 4}, 1952),
    ("1995/1996", {"date-parts": [[1995], [1996]]}, 1995),
    ("1950-10-03/1950-10-08", {"date-parts": [[1950, 10, 3], [1950, 10, 8]]}, 1950),
    ("1950~", {"date-parts": [[1950]], "circa": True}, 1950),
    ("195X", {"literal": "1950s"}, 1950),
    ("19XX", {"literal": "1900s"}, 1900),
    ("1950/..", {"literal": "1950–"}, 1950),
    ("../1950", {"literal": "until 1950"}, 1950),
    ("-0044", {"date-parts": [[-44]]}, -44),
]


@pytest.mark.parametrize(("text", "date", "year"), SAME)
def test_date_has_one_csl_form_and_a_first_year(text, date, year):
    assert (csl_date(text), earliest_year(text)) == (date, year)


@pytest.mark.parametrize(("text", "date"), [row[:2] for row in SAME])
def test_csl_date_gives_the_edtf_text_again(text, date):
    assert edtf_of(date) == text


@pytest.mark.parametrize("text", ["1950-02-30", "1950-13", "March 1952", "", '"><script>', "1" * 5000])
def test_what_is_no_date_is_refused_with_examples(text):
    with pytest.raises(DateFault, match="Examples: 1994, 1952-03"):
        csl_date(text)


@pytest.mark.parametrize("text", ["[1950,1951]", "Y-170000", "1950-XX", "1952-21/1953", "1952-25"])
def test_date_that_no_style_prints_is_refused(text):
    with pytest.raises(DateFault, match="cannot be cited"):
        csl_date(text)


@pytest.mark.parametrize(
    ("date", "text"),
    [
        ({"date-parts": [["1994", "3"]]}, "1994-03"),
        ({"date-parts": [[1994, 0, 0]]}, "1994"),
        ({"date-parts": [[1952]], "season": "Fall"}, "1952-23"),
        ({"date-parts": [[1952]], "season": 22}, "1952-22"),
        ({"raw": "1950-10-03"}, "1950-10-03"),
        ({"raw": "1950/10"}, "1950-10"),
        ({"literal": "c. 1950"}, "1950~"),
    ],
)
def test_dates_of_other_programs_are_understood(date, text):
    assert edtf_of(date) == text


@pytest.mark.parametrize(
    "date",
    [
        None,
        "1994",
        {},
        {"literal": "n.d."},
        {"date-parts": [[]]},
        {"date-parts": [[None]]},
        {"date-parts": "1994"},
        {"date-parts": [[1e400]]},
        {"date-parts": [[1994, 13]]},
        {"date-parts": [[1994], [1995], [1996]]},
        {"date-parts": [[99999]]},
        {"date-parts": [[1994]], "season": "monsoon"},
    ],
)
def test_what_cannot_be_a_date_has_no_edtf_text(date):
    assert edtf_of(date) is None
