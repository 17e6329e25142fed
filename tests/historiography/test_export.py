"""The comparison as CSV."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from historiography.export import BYTE_ORDER_MARK, csv_text, guarded


def read(text: str) -> list[list[str]]:
    assert text.startswith(BYTE_ORDER_MARK)
    return list(csv.reader(io.StringIO(text.removeprefix(BYTE_ORDER_MARK), newline="")))


@given(st.lists(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"])), min_size=1), min_size=1))
def test_file_holds_the_rows(rows):
    assert read(csv_text(rows)) == [[guarded(cell) for cell in row] for row in rows]


def test_commas_quotes_and_lines_stay_in_their_cell():
    row = ["Moscow, not Beijing", '“So” and "so"', "one\ntwo", "决定"]
    assert read(csv_text([row])) == [row]


@pytest.mark.parametrize(
    "cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =1+1", "\n=1", "\u00a0=1", "＝1+1"]
)
def test_no_cell_is_a_formula(cell):
    assert read(csv_text([[cell, "Beijing decided."]])) == [[f"'{cell}", "Beijing decided."]]
