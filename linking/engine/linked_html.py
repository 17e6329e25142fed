"""All steps at once, for one piece of HTML."""

from __future__ import annotations

from typing import NamedTuple

from linking.engine.blocks import Blocks, Opening, opening_tag
from linking.engine.context import Context
from linking.engine.decisions import Decision
from linking.engine.markup import Markup
from linking.engine.names_index import NamesIndex


class Linked(NamedTuple):
    """HTML with its links, and what was decided about every mention in it."""

    html: str
    decisions: list[Decision]


def link_html(
    html: str,
    names: NamesIndex,
    context: Context | None = None,
    *,
    opening: Opening = opening_tag,
    markup: Markup | None = None,
) -> Linked:
    """Link the names in some HTML; doing it again changes nothing."""
    blocks = Blocks({"": html}, markup)
    decisions = blocks.decide(names, context or Context())
    return Linked(blocks.linked(decisions, opening)[""], decisions)
