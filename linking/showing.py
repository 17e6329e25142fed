"""What readers see: in the place of the links that a version was published with, those that hold now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from linking.engine import Blocks
from linking.engine.html_text import Edit, HtmlText
from linking.engine.reading import read_html
from linking.models import Mention
from publishing.compilation.bodies import block_contents, with_block_contents
from publishing.compilation.links import document_link, without_mentions
from publishing.editions import Edition

# Block, start, end, and the key of the document that is linked.
Shown = tuple[str, int, int, int | None]


def with_links(blocks: Blocks, shown: Iterable[Shown], paths: Mapping[int, str]) -> dict[str, str]:
    """The HTML of blocks with links in some places; of those without a place there is nothing."""
    by_block: dict[str, list[Shown]] = defaultdict(list)
    for one in shown:
        by_block[one[0]].append(one)
    return {key: _linked(blocks.html[key], ones, paths) for key, ones in by_block.items() if key in blocks.html}


def _linked(html: HtmlText, shown: Iterable[Shown], paths: Mapping[int, str]) -> str:
    edits: list[Edit] = list(html.edits)
    for _, start, end, target in shown:
        span = html.span(start, end) if end <= len(html.text) else None
        if span is not None and target is not None:
            opening = document_link(target, paths.get(target), is_mention=True)
            edits += [Edit(span[0], span[0], opening), Edit(span[1], span[1], "</a>")]
    pieces, at = [], 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        pieces += [html.source[at : edit.start], edit.replacement]
        at = edit.end
    return "".join([*pieces, html.source[at:]])


def current_links(edition: Edition, bodies: dict[int, str]) -> dict[int, str]:
    """Filter of bodies: with the mentions as they are now. One query; no names are needed."""
    published = {key for key in bodies if key}  # a preview has no version yet: it is linked as of now
    rows = Mention.objects.shown().filter(version__in=published).order_by("version", "position")
    shown: dict[int, dict[str, list[Shown]]] = defaultdict(lambda: defaultdict(list))
    for version, *place in rows.values_list("version", "block", "start", "end", "target"):
        shown[version][place[0]].append(tuple(place))
    return bodies | {key: _with_current(bodies[key], shown[key]) for key in published}


def _with_current(body: str, shown: Mapping[str, list[Shown]]) -> str:
    if not shown and " data-mention" not in body:
        return body
    contents = {
        key: _linked(read_html(without_mentions(html)), shown.get(key, ()), {})
        for key, html in block_contents(body).items()
        if key in shown or " data-mention" in html
    }
    return with_block_contents(body, contents)
