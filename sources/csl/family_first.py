"""Names whose family name comes first in running text too, as in Chen Jian or Kim Il Sung.

CSL has no way to say so of names in Latin letters. The parts of such a name go through the processor between marks that
sorting does not see, and are put into their order afterwards.
"""

import re
from collections.abc import Mapping
from typing import Any

GIVEN, GIVEN_END, FAMILY, FAMILY_END = "\u2061", "\u2062", "\u2063", "\u2064"  # invisible operators of mathematics
UNMARKED = str.maketrans("", "", GIVEN + GIVEN_END + FAMILY + FAMILY_END)
_OTHER_PARTS = ("non-dropping-particle", "dropping-particle", "suffix")
_GIVEN_PART = f"{GIVEN}(?P<given>[^{GIVEN_END}]*){GIVEN_END}"
_FAMILY_PART = f"{FAMILY}(?P<family>[^{FAMILY_END}]*){FAMILY_END}"
_TURNED = (
    (re.compile(rf"{_FAMILY_PART},\s{_GIVEN_PART},\sand\s"), r"\g<family> \g<given> and "),  # no comma between two
    (re.compile(rf"{_FAMILY_PART},\s{_GIVEN_PART}"), r"\g<family> \g<given>"),
    (re.compile(rf"{_GIVEN_PART}\s{_FAMILY_PART}"), r"\g<family> \g<given>"),
)


def marked(person: Mapping[str, Any]) -> dict[str, Any]:
    """A name ready for the processor, which knows nothing of ``static-ordering`` but takes it for part of the name."""
    name = {part: value for part, value in person.items() if part != "static-ordering"}
    has_others = any(name.get(part) for part in _OTHER_PARTS)
    if person.get("static-ordering") is True and name.get("family") and name.get("given") and not has_others:
        name["family"] = f"{FAMILY}{name['family']}{FAMILY_END}"
        name["given"] = f"{GIVEN}{name['given']}{GIVEN_END}"
    return name


def in_order(html: str) -> str:
    for turned, right in _TURNED:
        html = turned.sub(right, html)
    return html.translate(UNMARKED)
