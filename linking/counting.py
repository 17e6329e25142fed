"""How often words stand in what readers have."""

import re
from typing import NamedTuple

from django.db.models import F

from publishing.models import DocumentState, Version

AT_ONCE = 200  # texts


class Occurrences(NamedTuple):
    """How many times, and in how many texts."""

    times: int
    texts: int


def occurrences(words: str) -> Occurrences:
    """How often some words stand in the published texts, in whatever capitals. One query."""
    pattern = re.compile(rf"(?<![\w'’-]){re.escape(words.strip())}(?![\w-])", re.IGNORECASE)
    current = Version.objects.filter(document__current_version=F("pk"), document__state=DocumentState.LIVE)
    texts = current.exclude(plain_text="").order_by().values_list("plain_text", flat=True)
    counts = [sum(1 for _ in pattern.finditer(text)) for text in texts.iterator(AT_ONCE)]
    return Occurrences(sum(counts), sum(1 for count in counts if count))
