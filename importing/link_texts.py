"""The text of a page as decisions about links find their places in it, before it is published and after."""

import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from itertools import accumulate

from django.apps import apps

from importing.files import LinkEntry
from linking.engine import Blocks, EditorDecision, Verdict, place
from linking.engine.anchors import SEPARATOR, Anchor
from publishing.compilation.bodies import block_contents, distinct
from publishing.compilation.compiling import compile_page
from publishing.compilation.figures import LEAD
from publishing.compilation.links import without_mentions
from publishing.models import Document
from publishing.publishables import Publishable

Span = tuple[int, int]


class DecidedText:
    """The blocks of one text. Files call those of a body by their numbers, and others by their names."""

    def __init__(self, kind: str, contents: Mapping[str, str]):
        self.blocks = Blocks({key: without_mentions(html) for key, html in contents.items()})
        names = {*apps.get_model(kind).text_fields, LEAD}
        self.names = {key: key if key in names else str(number) for number, key in enumerate(contents, start=1)}
        self.keys = {name: key for key, name in self.names.items()}

    @classmethod
    def of_draft(cls, draft: Publishable) -> "DecidedText":
        """The text as it will be published."""
        blocks = compile_page(draft).blocks
        keys = distinct(block.short_id for block in blocks)
        return cls(draft._meta.label_lower, dict(zip(keys, (block.html for block in blocks), strict=True)))

    @classmethod
    def of_document(cls, document: Document) -> "DecidedText":
        """The text that was published last."""
        return cls(document.kind, block_contents(document.current_version.body))

    @cached_property
    def texts(self) -> dict[str, str]:
        return self.blocks.texts

    @cached_property
    def begins(self) -> dict[str, int]:
        """Where each block begins in the whole text."""
        ends = accumulate(len(text) + len(SEPARATOR) for text in self.texts.values())
        return dict(zip(self.texts, (0, *ends), strict=False))

    def find(self, anchors: Iterable[Anchor]) -> list[Span | None]:
        """Where each is, or None: no two at the same place."""
        asked = [EditorDecision(anchor, Verdict.ACCEPTED, "", str(number)) for number, anchor in enumerate(anchors)]
        found, _ = place(asked, self.texts)
        spans = {one.key: (one.start, one.end) for one in found}
        return [spans.get(one.key) for one in asked]

    def find_entry(self, entry: LinkEntry) -> Span | None:
        """The one place that an entry of the list means; its block may have moved, if what stands around tells it."""
        block = self.keys.get(entry.block)
        own = self.occurrences(entry.quote, [block]) if block is not None else []
        exact = [span for span in own if self.is_around(entry, span)]
        if not exact and (entry.before or entry.after):
            exact = [span for span in self.occurrences(entry.quote, self.texts) if self.is_around(entry, span)]
        if len(exact) == 1 or len(own) == 1:
            return exact[0] if len(exact) == 1 else own[0]
        return None if exact or block is None else self.likeliest(entry, block)

    def occurrences(self, quote: str, blocks: Iterable[str]) -> list[Span]:
        return [
            (begin, begin + len(quote))
            for key in blocks
            for found in re.finditer(re.escape(quote), self.texts[key])
            for begin in [self.begins[key] + found.start()]
        ]

    def is_around(self, entry: LinkEntry, span: Span) -> bool:
        block, start, end = self.blocks.place(*span)
        text = self.texts[block]
        return text[:start].endswith(entry.before) and text.startswith(entry.after, end)

    def likeliest(self, entry: LinkEntry, block: str) -> Span | None:
        """Of several places in a block the one with the likeliest surroundings, which have changed since."""
        if not (entry.before or entry.after):
            return None
        anchor = Anchor(block, entry.quote, entry.before, entry.after)
        found, _ = place([EditorDecision(anchor, Verdict.ACCEPTED, "")], {block: self.texts[block]})
        return (self.begins[block] + found[0].start, self.begins[block] + found[0].end) if found else None

    def anchor_at(self, span: Span) -> Anchor:
        """The place as it is kept with a decision."""
        block, start, end = self.blocks.place(*span)
        return Anchor.at(block, self.texts[block], start, end)

    def fault(self, entry: LinkEntry) -> str:
        """Why an entry of the list has no place, and how to mend it."""
        where = f"block {entry.block} of {entry.page}"
        if entry.block not in self.keys:
            return f"There is no {where}: it has {', '.join(self.keys) or 'no text'}."
        times = len(self.occurrences(entry.quote, [self.keys[entry.block]]))
        if times == 0:
            return (
                f"“{entry.quote}” stands nowhere in {where}. Write the words as they stand there, or remove this entry."
            )
        return (
            f"“{entry.quote}” stands {times} times in {where}. Say in before and after what stands around the words "
            "that are meant."
        )
