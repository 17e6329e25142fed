"""The fixed list of marks: a school is always colour, shape and name. No Django."""

# In this order schools take them. The first four are those of the style sheet's first palette.
MARKS = ("square", "triangle", "circle", "diamond", "pentagon", "cross", "star", "hexagon")
LABELS = {
    "square": "■ square",
    "triangle": "▲ triangle",
    "circle": "● circle",
    "diamond": "◆ diamond",
    "pentagon": "⬟ pentagon",
    "cross": "✚ cross",
    "star": "★ star",
    "hexagon": "⬢ hexagon",
}


def next_mark(taken: set[str]) -> str:
    """The first mark that no school has; once all are taken, they are used again from the first.

    >>> next_mark({"square", "circle"})
    'triangle'
    """
    return next((mark for mark in MARKS if mark not in taken), MARKS[0])
