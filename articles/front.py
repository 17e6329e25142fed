"""What the front page tells of the schools and of the terms."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F

from articles.sentences import first_sentence
from glossary.listing import order_of
from historiography.listing import schools
from linking.models import Mention
from publishing.models import Dependency, DependencyKind, Document
from publishing.restrictions import open_to_everyone, restricted_paths

TERMS_SHOWN = 14
TERM = "glossary.termpage"


@dataclass(frozen=True)
class TermLink:
    """A term as a name that leads to it."""

    title: str
    path: str


def whole_schools() -> list[dict[str, Any]]:
    """The schools that are not part of another, in their order, each with its thesis in one sentence."""
    return [
        {
            "title": school.title,
            "mark": school.mark,
            "is_part": False,
            "path": school.path,
            "slug": school.slug,
            "thesis": first_sentence(school.thesis),
        }
        for school in schools(restricted_paths())
        if not school.is_part
    ]


def most_used_terms() -> list[TermLink]:
    """The terms to which most texts lead, from A to Z; of those used alike, the first. Three queries."""
    linked = Dependency.objects.filter(
        kind=DependencyKind.LINK, document__kind=TERM, version=F("version__document__current_version")
    )
    named = Mention.objects.current().shown().filter(target__kind=TERM)
    uses = Counter(dict(linked.values_list("document").annotate(texts=Count("version", distinct=True)).order_by()))
    uses.update(dict(named.values_list("target").annotate(texts=Count("version", distinct=True)).order_by()))
    documents = open_to_everyone(Document.objects.live().filter(pk__in=uses))
    rows = documents.values_list("pk", "current_version__title", "path")
    by_use = sorted(rows, key=lambda row: (-uses[row[0]], order_of(row[1])))
    shown = sorted(by_use[:TERMS_SHOWN], key=lambda row: order_of(row[1]))
    return [TermLink(title, path) for _, title, path in shown]
