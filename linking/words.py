"""The words that the collection's texts write with a small letter."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from django.db import transaction
from django.db.models import F

from linking.engine import Vocabulary
from linking.engine.vocabulary import OFTEN
from linking.models import NamesStamp, WordList
from publishing.models import DocumentState, Version

AT_ONCE = 200  # texts in memory


@transaction.atomic
def count_words() -> WordList:
    """Make the list anew of all live texts. What is decided by it is to be decided anew: see the command ``relink``."""
    live = Version.objects.filter(document__current_version=F("pk"), document__state=DocumentState.LIVE)
    texts = live.exclude(plain_text="").order_by().values_list("plain_text", flat=True)
    words = _common(texts.iterator(AT_ONCE))
    made, _ = WordList.objects.update_or_create(pk=1, defaults={"words": words, "texts": texts.count()})
    NamesStamp.change()
    return made


@transaction.atomic
def begin_words(texts: Collection[str]) -> None:
    """Make the list of texts that are about to be published, on a site that has none yet.

    Else a site would judge its first texts by fewer words than all later ones.
    """
    if texts and not WordList.objects.exists():
        WordList.objects.create(pk=1, words=_common(texts), texts=len(texts))
        NamesStamp.change()


def _common(texts: Iterable[str]) -> dict[str, int]:
    counts = Vocabulary.of(texts).counts
    return {word: count for word, count in sorted(counts.items()) if count >= OFTEN}
