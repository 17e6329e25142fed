"""Deciding anew about published texts: readers see the new links, no version is made."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from django.db import transaction

from linking.differences import Difference, Sentence
from linking.examining import Examined, examine
from linking.groups import containers_of
from linking.index import current_names
from linking.models import LinkChange, LinkText, RelinkRun
from linking.recording import record_places, record_texts
from publishing.invalidation import drop_pages
from publishing.models import PublicationLock


@transaction.atomic
def relink(
    documents: Iterable[int], *, run: RelinkRun | None = None, redefined: Collection[int] = ()
) -> list[Difference]:
    """Bring the links of some texts (document keys) in line with the names and decisions that hold now.

    ``redefined`` are entries whose own text changed: the histories of texts that link to them tell it. Returns what
    changed for readers.
    """
    # Nothing is published meanwhile, and no page is stored that was made of what was there before.
    PublicationLock.acquire()
    names = current_names()
    changed = [(one, one.difference) for one in examine(documents, names)]
    record_texts([_text(one) for one, _ in changed])
    for one, _ in changed:
        record_places(one.version, one.places, one.rows)
    told = [_change(one, difference, run, redefined) for one, difference in changed]
    LinkChange.objects.bulk_create([change for change in told if change is not None], batch_size=500)
    differences = [difference for _, difference in changed if difference]
    if differences:
        drop_pages(sorted(_pages(differences)))
    return differences


def _text(one: Examined) -> LinkText:
    reading = one.reading
    return LinkText(document=one.document, version=one.version, folded=reading.folded, named=sorted(reading.named))


def _change(
    examined: Examined, difference: Difference, run: RelinkRun | None, redefined: Collection[int]
) -> LinkChange | None:
    gained = _rows((*difference.gained, *difference.changed))
    lost = _rows((*difference.lost, *(_as_it_was(one) for one in difference.changed)))
    anew = sorted(_links_of(examined).intersection(redefined)) if redefined else []
    if not (gained or lost or anew):
        return None
    return LinkChange(document=examined.document, run=run, gained=gained, lost=lost, redefined=anew)


def _as_it_was(sentence: Sentence) -> Sentence:
    return Sentence(sentence.block, sentence.before, sentence.quote, sentence.after, sentence.was or 0)


def _rows(sentences: Iterable[Sentence]) -> list[dict[str, Any]]:
    return [{"words": sentence.quote, "target": sentence.target} for sentence in sentences]


def _links_of(examined: Examined) -> set[int]:
    """The documents that readers of a text are led to, by the site and by its author."""
    own = {link["document"] for link in examined.version.link_list if not link.get("is_mention")}
    return own | {place.target_id for place in examined.places if place.is_first}


def _pages(differences: Iterable[Difference]) -> set[int]:
    """The pages that show something of these changes: the texts, what contains them, and where use is told."""
    documents = {difference.document for difference in differences}
    sentences = [s for d in differences for s in (*d.gained, *d.lost, *d.changed)]
    targets = {key for sentence in sentences for key in (sentence.target, sentence.was) if key}
    return documents | targets | set(containers_of(documents).values())
