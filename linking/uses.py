"""Where entries are used, by the mentions that readers see as links now; and which pages show something of that."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import F, Q

from linking.models import Mention
from publishing.models import Document, Version
from publishing.usage import Place, place_in_text


def uses_of(documents: list[int]) -> Iterator[tuple[Version, Place]]:
    """The places of links to some documents. One query."""
    mentions = Mention.objects.current().shown().filter(target__in=documents).select_related("version__document")
    heavy = ("body", "source", "plain_text", "links", "notes", "contents")
    for mention in mentions.in_order().defer(*(f"version__{name}" for name in heavy)):
        yield mention.version, place_in_text(mention.version, mention.block, f"“{mention.quote}”")


def dependants_of(document: Document) -> set[int]:
    """The texts that link to a document, and what it links to itself: the pages of those tell where they are used."""
    mentions = Mention.objects.shown().filter(version__document__current_version=F("version"))
    rows = mentions.filter(Q(target=document) | Q(version__document=document))
    pairs = rows.values_list("version__document", "target")
    return {key for pair in pairs for key in pair} - {document.pk}
