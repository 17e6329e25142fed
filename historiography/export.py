"""The comparison as a file for spreadsheets. No ORM, no Django."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

BYTE_ORDER_MARK = "\ufeff"  # without it Excel takes UTF-8 for the code page of its country
FORMULA = ("=", "+", "-", "@", "\N{FULLWIDTH EQUALS SIGN}", "\N{FULLWIDTH PLUS SIGN}", "\N{FULLWIDTH COMMERCIAL AT}")
CONTROLS = ("\t", "\r", "\n")


def guarded(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula.

    >>> guarded('=HYPERLINK("http://example.org")'), guarded("Beijing decided.")
    ('\\'=HYPERLINK("http://example.org")', 'Beijing decided.')
    """
    return f"'{cell}" if cell.startswith(CONTROLS) or cell.lstrip().startswith(FORMULA) else cell


def csv_text(rows: Iterable[Sequence[str]]) -> str:
    """Rows as CSV (RFC 4180) with a byte order mark."""
    buffer = io.StringIO()
    csv.writer(buffer).writerows([guarded(cell) for cell in row] for row in rows)
    return BYTE_ORDER_MARK + buffer.getvalue()
