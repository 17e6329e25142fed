"""Passages that pupils mark as evidence: whether they stand in the text."""

from __future__ import annotations

from dataclasses import replace

from publishing.compilation.plain_text import text_of as words_of
from teaching.answering import Written
from teaching.models import Item
from teaching.pinning import text_of
from teaching.quoting import stands_in


def checked(written: Written, item: Item) -> Written:
    """An answer whose passage says by ``found`` whether it stands in the text, as pupils see that.

    One that does not is kept all the same: it may be quoted with a slip, and its writer is told.
    """
    if not written.passage:
        return written
    found = stands_in(written.passage["quote"], words_of(text_of(item).main))
    return replace(written, passage={**written.passage, "found": found})
