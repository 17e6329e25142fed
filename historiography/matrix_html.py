"""The rows of the comparison as HTML.

200 questions × 40 schools are 8,000 cells: by the nodes of a template they would take three times as long.
"""

from __future__ import annotations

from html import escape

from django.utils.safestring import SafeString

from historiography.comparison import NONE_RECORDED, Comparison
from historiography.listing import Answer

ROW = '<tr><th scope="row"><a href="{}">{}</a></th>{}</tr>'
EMPTY = f'<td class="matrix__none">{NONE_RECORDED}</td>'


def matrix_rows(comparison: Comparison) -> SafeString:
    """A row for each question: the question, then the answer of each school."""
    return SafeString(
        "\n".join(
            ROW.format(escape(question.path), escape(question.title), "".join(map(_cell, found)))
            for question, found in comparison.rows()
        )
    )


def _cell(answer: Answer | None) -> str:
    return EMPTY if answer is None else f'<td><a href="{escape(answer.path)}">{escape(answer.claim)}</a></td>'
