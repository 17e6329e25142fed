"""Which elements hold what is never linked, and which divide a text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import unescape

from linking.engine.word_lists import words_of
from linking.engine.zones import Reason

BREAKING = words_of("""
    address article aside blockquote body br caption center col colgroup dd details dialog dir div dl dt fieldset
    figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li link main menu
    nav ol optgroup option p pre search section summary table tbody td tfoot th thead title tr ul
    """)
VOID = words_of("area base br col embed hr img input link meta param source track wbr")
RAW = words_of("script style textarea title xmp")  # what they hold is no markup
HIDDEN = RAW | words_of("template noscript iframe object select svg math")  # nor words of the text
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?""")


def attributes_of(source: str) -> dict[str, str]:
    """The attributes of an opening tag; of two with the same name the first counts.

    >>> attributes_of('class="a b" lang=ko hidden')
    {'class': 'a b', 'lang': 'ko', 'hidden': ''}
    """
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(source):
        found.setdefault(name.lower(), unescape(double or single or bare))
    return found


def _protected() -> dict[str, Reason]:
    headings = dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), Reason.HEADING)
    codes = dict.fromkeys(("code", "pre", "kbd", "samp", "var", "math"), Reason.CODE)
    return (
        {"a": Reason.LINK, "cite": Reason.TITLE, "blockquote": Reason.QUOTATION, "button": Reason.LINK}
        | headings
        | codes
    )


@dataclass(frozen=True, slots=True)
class Markup:
    """How HTML is read. ``titles`` are elements that hold titles of works where they hold more than the name itself.

    ``hidden`` are classes of elements that are no part of the text, ``target`` is the attribute of a link that has the
    key of the entry it leads to. An element in another language than ``language`` is foreign.
    """

    language: str = "en"
    elements: Mapping[str, Reason] = field(default_factory=_protected)
    classes: Mapping[str, Reason] = field(
        default_factory=lambda: {
            "block-extract": Reason.QUOTATION,
            "block-quotation": Reason.QUOTATION,
            "extract": Reason.QUOTATION,
            "quotation": Reason.QUOTATION,
            "unlinked": Reason.NEVER,
        }
    )
    titles: frozenset[str] = frozenset({"em", "i"})
    hidden: frozenset[str] = frozenset({"note-reference"})
    target: str = "data-document"

    def reason(self, element: str, attributes: Mapping[str, str]) -> Reason | None:
        """Why nothing is linked in an element, or None."""
        if element in self.elements:
            return self.elements[element]
        for name in attributes.get("class", "").split():
            if name in self.classes:
                return self.classes[name]
        language = attributes.get("lang", "") or attributes.get("xml:lang", "")
        if language and language.lower().split("-")[0] != self.language:
            return Reason.LANGUAGE
        return None

    def is_hidden(self, element: str, attributes: Mapping[str, str]) -> bool:
        """Whether what an element holds is no part of the text: a note's number, a script."""
        return element in HIDDEN or not self.hidden.isdisjoint(attributes.get("class", "").split())
