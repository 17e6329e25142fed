"""Writing down what was decided about a text: rows that stayed the same stay, with their keys."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields

from linking.deciding import Place
from linking.models import LinkText, Mention
from publishing.models import Version

FIELDS = tuple(field.name for field in fields(Place))


def record_text(version: Version, *, folded: str, named: Iterable[str]) -> None:
    """Keep a text to be searched for names, and what it names in full."""
    record_texts([LinkText(document_id=version.document_id, version=version, folded=folded, named=sorted(named))])


def record_texts(texts: Sequence[LinkText]) -> None:
    """Keep some texts; those that are known as they are stay. Two queries."""
    documents = [text.document_id for text in texts]
    rows = LinkText.objects.filter(document__in=documents).values_list("document", "version", "named")
    known = {document: (version, named) for document, version, named in rows}
    LinkText.objects.bulk_create(
        [text for text in texts if known.get(text.document_id) != (text.version_id, text.named)],
        update_conflicts=True,
        unique_fields=["document"],
        update_fields=["version", "folded", "named"],
        batch_size=100,
    )


def record_places(version: Version, places: Sequence[Place], rows: Sequence[Mention] = ()) -> bool:
    """Bring the rows of a version in line with what was decided; returns whether anything was to be done."""
    known = {(row.block, row.start): row for row in rows}
    wanted = {(place.block, place.start): place for place in places}
    gone = [row for key, row in known.items() if key not in wanted]
    stale = [row for key, row in known.items() if key in wanted and _differs(row, wanted[key])]
    new = [place for key, place in wanted.items() if key not in known]
    if not (gone or stale or new):
        return False
    Mention.objects.filter(pk__in=[row.pk for row in gone]).delete()
    # No two rows may be the first of an entry, not even for a moment.
    Mention.objects.filter(pk__in=[row.pk for row in stale if row.is_first]).update(is_first=False)
    for row in stale:
        for name in FIELDS:
            setattr(row, name, getattr(wanted[row.block, row.start], name))
    Mention.objects.bulk_update(stale, FIELDS, batch_size=100)
    Mention.objects.bulk_create([Mention(version=version, **vars(place)) for place in new], batch_size=500)
    return True


def _differs(row: Mention, place: Place) -> bool:
    return any(getattr(row, name) != getattr(place, name) for name in FIELDS)
