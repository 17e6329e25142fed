"""Positions of schools for the gallery, as sections show them; schools and terms as the front page does."""

from typing import Any

from django.utils.safestring import mark_safe

from articles.front import TermLink

Sample = dict[str, Any]

QUESTION = "Why did China enter the war?"
PATH = "/historiography/questions/why-china-entered/"


def position(school: str, mark: str, claim: str, *, is_part: bool = False) -> Sample:
    path = f"{PATH}{school.lower().replace(' ', '-')}/"
    return {
        "school": school,
        "mark": mark,
        "is_part": is_part,
        "claim": claim,
        "question": QUESTION,
        "path": path,
        "argument": "",
    }


POSITIONS = [
    position("Orthodox", "square", "Moscow gave the order, and Beijing carried it out."),
    position("Revisionist", "triangle", "The crossing was the answer to a threat at the border."),
    position("New Chinese", "diamond", "Beijing decided late, divided and for its own safety.", is_part=True),
]


def on_question() -> Sample:
    """The block in a text: the first with its argument, the others as where that stands on the page already."""
    first, *others = POSITIONS
    argument = mark_safe("<p>The alliance of February 1950 made the chain of command plain.</p>")
    return {"title": QUESTION, "path": PATH, "positions": [{**first, "argument": argument}, *others]}


def unanswered() -> Sample:
    return {**on_question(), "positions": []}


def front() -> Sample:
    """Schools and terms."""
    schools = [
        {"title": f"{one['school']} school", "mark": one["mark"], "slug": one["school"].lower(), "thesis": one["claim"]}
        | {"path": f"/historiography/{one['school'].lower()}/", "is_part": False}
        for one in POSITIONS[:2]
    ]
    terms = [TermLink("38th Parallel", "/glossary/38th-parallel/"), TermLink("Yalu River", "/glossary/yalu-river/")]
    return {"schools": schools, "terms": terms}


def components() -> Sample:
    """What the gallery shows beside whole pages."""
    return {"on_question": on_question(), "unanswered": unanswered(), "front": front()}
