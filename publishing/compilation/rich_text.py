"""Step: the drafted stream becomes HTML, block by block, with all rich text of the page expanded at once.

Wagtail expands each rich text by itself, with one or two queries for every kind of link in it; here all of them
are joined, expanded in one call and taken apart again.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from wagtail import blocks
from wagtail.blocks.stream_block import StreamValue
from wagtail.contrib.typed_table_block.blocks import TypedTable
from wagtail.images.models import AbstractImage
from wagtail.rich_text import RichText, expand_db_html

from publishing.compilation.structure import Block, Compilation, ImageUse

SEPARATOR = "<!--publishing:next-->"
# A tag, or words that an editor typed into brackets because they are never to be a link.
TAG_OR_UNLINKED = re.compile(r"<[^<>]*>|\[\[!(?P<words>[^][|<>\n]+)\]\]")


def _walk(value: Any) -> Iterator[Any]:
    """Every leaf value below a block's value, in order."""
    if isinstance(value, blocks.StructValue):
        for child in value.values():
            yield from _walk(child)
    elif isinstance(value, StreamValue):
        for child in value:
            yield from _walk(child.value)
    elif isinstance(value, TypedTable):
        for row in value.row_data:
            for cell in row["values"]:
                yield from _walk(cell)
    elif isinstance(value, (list, blocks.list_block.ListValue)):
        for child in value:
            yield from _walk(child)
    else:
        yield value


def _expand(texts: list[RichText]) -> None:
    """Resolve the links of many rich texts in place."""
    sources = [text.source.replace(SEPARATOR, "") for text in texts]
    expanded = expand_db_html(SEPARATOR.join(sources)).split(SEPARATOR)
    if len(expanded) != len(sources):
        # There is no rich text at all, or a tag was left open and took a separator with it.
        expanded = [expand_db_html(source) for source in sources]
    for text, html in zip(texts, expanded, strict=True):
        text.source = TAG_OR_UNLINKED.sub(_unlinked, html)  # no link is left in it that expanding again would change


def _unlinked(found: re.Match[str]) -> str:
    words = found["words"]
    return f'<span class="unlinked">{words}</span>' if words and words.strip() else found[0]


def expand_rich_text(compilation: Compilation) -> Compilation:
    """Render the rich texts and every block of the stream to HTML, and note the images they show."""
    texts = {name: RichText(source) for name, source in compilation.texts.items()}
    children = _children(compilation.stream) if compilation.stream else []
    leaves = [(block_id, leaf) for block_id, _, _, value in children for leaf in _walk(value)]
    _expand([*texts.values(), *(leaf for _, leaf in leaves if isinstance(leaf, RichText))])
    rendered = [Block(id=name, kind=name, html=text.source) for name, text in texts.items() if text.source]
    rendered += [
        Block(id=block_id, kind=kind, html=str(block.render(value, context={"block_id": block_id})).strip())
        for block_id, kind, block, value in children
    ]
    images = tuple(
        dict.fromkeys(
            ImageUse(image=leaf.pk, block=block_id) for block_id, leaf in leaves if isinstance(leaf, AbstractImage)
        )
    )
    return replace(compilation, blocks=compilation.blocks + tuple(rendered), images=images)


def _children(stream: StreamValue) -> list[tuple[str, str, Any, Any]]:
    """Id, kind, block and value of each child of a copy: the draft must not come back with its rich text expanded."""
    copied = stream.stream_block.to_python(stream.get_prep_value())
    return [(child.id or "", child.block_type, child.block, child.value) for child in copied]
