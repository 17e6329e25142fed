"""Texts as the engine reads them: their blocks, the names in them, and which entries they name beyond doubt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from django.apps import apps

from linking.engine import Blocks, match
from linking.engine.evidence import named_beyond_doubt
from linking.engine.folding import fold
from linking.engine.mentions import Mention
from linking.index import Names
from publishing.compilation.bodies import block_contents
from publishing.compilation.links import without_mentions
from publishing.models import Version


@dataclass(frozen=True)
class Reading:
    """A text, read with some names. ``own`` are the entries that its title names, ``named`` these and those that the
    text names: evidence for the other parts of the same article."""

    blocks: Blocks
    mentions: tuple[Mention, ...]
    own: frozenset[str]
    named: frozenset[str]
    folded: str


def read_text(title: str, contents: Mapping[str, str], names: Names) -> Reading:
    """Read the HTML of some blocks. Links that the site set are taken out: they are what is to be decided."""
    blocks = Blocks({key: without_mentions(html) for key, html in contents.items()})
    mentions = tuple(blocks.mentions(names.index))
    own = frozenset(named_beyond_doubt(match(title, names.index), names.vocabulary, frozenset()).first)
    named = frozenset(named_beyond_doubt(mentions, names.vocabulary, frozenset()).first)
    return Reading(blocks, mentions, own, own | named, fold(f"{blocks.text}\n\n{title}").text)


def read_version(version: Version, names: Names) -> Reading:
    """Read what was published."""
    contents = block_contents(version.body) if has_text(version.document.kind) else {}
    return read_text(version.title, contents, names)


@cache
def has_text(kind: str) -> bool:
    """Whether documents of a kind have texts of their own in which names are linked."""
    model = apps.get_model(kind)
    return bool(model.text_fields or model.body_field)
