"""The table of a class as HTML: 200 pupils × 20 texts by the nodes of a template would take half a second."""

from __future__ import annotations

from functools import lru_cache
from html import escape

from django.urls import reverse
from django.utils.safestring import SafeString

from teaching.class_progress import ClassProgress, Group
from teaching.models import Classroom
from teaching.progress import Cell, Handing, State, Work, handing_words

CLASSES = {State.NOT_OPENED: "is-not-opened", State.OPENED: "is-opened", State.ANSWERED: "is-answered"}
HANDING_CLASSES = {
    Handing.NOT_YET: "is-not-opened",
    Handing.HANDED_IN: "is-handed-in",
    Handing.RETURNED: "is-returned",
    Handing.AGAIN: "is-handed-in",
}


@lru_cache(maxsize=512)
def cell_html(cell: Cell) -> str:
    """A cell: its shape is made by its class, its word stands in it."""
    words = f"{cell.filled} of {cell.asked}" if cell.state == State.OPENED and cell.filled else str(cell.state)
    late = " is-late" if cell.is_late else ""
    return f'<td class="{CLASSES[cell.state]}{late}">{words}{", late" if cell.is_late else ""}</td>'


def handing_class(work: Work) -> str:
    return f"{HANDING_CLASSES[work.handing]}{' is-late' if work.is_late else ''}"


def rows_html(found: ClassProgress, classroom: Classroom) -> SafeString:
    """A row for each pupil: the cells of each assignment, then whether it was handed in, which leads to the answers."""
    addresses = [pupil_address(classroom, group) for group in found.groups]
    lines = []
    for (pupil, nickname), works in zip(found.pupils, found.rows, strict=True):
        parts = [f'<tr><th scope="row">{escape(nickname)}</th>']
        for group, address, work in zip(found.groups, addresses, works, strict=True):
            parts += map(cell_html, work.cells)
            link = f'<a id="work-{group.assignment.pk}-{pupil}" href="{address}{pupil}/">{handing_words(work)}</a>'
            parts.append(f'<td class="progress__handing {handing_class(work)}">{link}</td>')
        lines.append("".join([*parts, "</tr>"]))
    return SafeString("\n".join(lines))


def pupil_address(classroom: Classroom, group: Group) -> str:
    """What stands before a pupil's key in the address of their answers."""
    return reverse("teach_pupil", args=[classroom.pk, group.assignment.pk, 0]).removesuffix("0/")
