"""The rows of the comparison as HTML.

200 questions × 40 schools are 8,000 cells: by the nodes of a template they would take three times as long.
"""

from __future__ import annotations

from html import escape

from django.utils.safestring import SafeString

from historiography.comparison import NONE_RECORDED, Comparison
from historiography.listing import Answer

ROW = '<tr><th class="matrix__question" scope="row"><a href="{}">{}</a></th>{}</tr>'
CELL = '<td class="matrix__cell"><a class="matrix__claim" href="{}">{}</a></td>'
EMPTY = f'<td class="matrix__cell matrix__cell--none">{NONE_RECORDED}</td>'


def matrix_rows(comparison: Comparison) -> SafeString:
    """A row for each question: the question, then the answer of each school."""
    return SafeString(
        "\n".join(
            ROW.format(escape(question.path), escape(question.title), "".join(map(_cell, found)))
            for question, found in comparison.rows()
        )
    )


def _cell(answer: Answer | None) -> str:
    return EMPTY if answer is None else CELL.format(escape(answer.path), escape(answer.claim))
