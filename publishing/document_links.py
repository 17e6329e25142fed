"""Links of drafts to documents that stand in fields of their own, not in a text."""

from publishing.actions.publication_sets import arriving_paths
from publishing.compilation.structure import Link
from publishing.models import Document, DocumentState


def link_to(block: str, document: Document, text: str) -> Link:
    """A link of a draft to a document; without an address while readers cannot go there."""
    path = document.path if document.state == DocumentState.LIVE else arriving_paths.get().get(document.pk)
    return Link(text=text, href=path or "", block=block, document=document.pk)
