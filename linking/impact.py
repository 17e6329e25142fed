"""What publishing, renaming or withdrawing an entry would change in texts, before it is done."""

from __future__ import annotations

from dataclasses import dataclass

from linking.differences import Difference, Sentence
from linking.engine import Entry
from linking.examining import examine
from linking.groups import batches
from linking.index import current_names, with_changes
from linking.searching import texts_linked_to, texts_with
from publishing.models import Document, Version

AT_ONCE = 100  # texts in memory


@dataclass(frozen=True)
class PageImpact:
    """What readers of one page gain, lose or get changed."""

    document: int
    title: str
    path: str
    gained: tuple[Sentence, ...]
    lost: tuple[Sentence, ...]
    changed: tuple[Sentence, ...]


@dataclass(frozen=True)
class Impact:
    """What a change of an entry would do. ``pinned`` counts the versions of these pages, which stay as they are: what
    is assigned or cited by its version changes in nothing."""

    pages: tuple[PageImpact, ...] = ()
    texts_searched: int = 0
    pinned: int = 0

    @property
    def differences(self) -> tuple[Difference, ...]:
        return tuple(Difference(page.document, page.gained, page.lost, page.changed) for page in self.pages)


def impact_of(document: Document | None, entry: Entry | None) -> Impact:
    """What would change if a document had this entry from now on; with no entry, if it were withdrawn.

    For a document that was never saved the entry has any key that is a number and no document's, such as 0.
    """
    names = current_names()
    key = str(document.pk) if document is not None else entry.key if entry is not None else ""
    old = names.entries.get(key)
    changed = with_changes(names, {key: entry})
    if changed is names:
        return Impact()
    own = {document.pk} if document is not None else set()
    texts = (texts_with([one for one in (old, entry) if one is not None]) | texts_linked_to(own)) - own
    found = [one for batch in batches(texts, AT_ONCE) for one in examine(batch, changed)]
    pages = [
        PageImpact(one.document.pk, one.version.title, one.document.path, **_parts(difference))
        for one in found
        if one.document.pk not in own and (difference := one.difference)
    ]
    pinned = Version.objects.filter(document__in=[page.document for page in pages]).count()
    return Impact(tuple(sorted(pages, key=lambda page: page.path)), len(texts), pinned)


def _parts(difference: Difference) -> dict[str, tuple[Sentence, ...]]:
    return {"gained": difference.gained, "lost": difference.lost, "changed": difference.changed}
