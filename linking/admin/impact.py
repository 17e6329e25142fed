"""“What this changes”: which links in which texts, before an entry is published, renamed or withdrawn."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from linking.admin.permissions import may_look
from linking.differences import Sentence
from linking.engine import Entry
from linking.impact import Impact, PageImpact, impact_of
from linking.index import current_names
from linking.registry import entry_of_draft, target_kinds
from publishing.admin.editing import may_edit, render_about
from publishing.models import Document, DocumentState
from publishing.publishables import Publishable

PUBLISHED, WITHDRAWN = "published", "withdrawn"
MOST_PAGES = 200  # that are shown one by one


@dataclass(frozen=True)
class Change:
    """One link that comes, goes or leads elsewhere, with the names of the entries."""

    sentence: Sentence
    kind: str
    title: str
    former: str


@dataclass(frozen=True)
class PageChanges:
    """What becomes of the links of one page."""

    page: PageImpact
    changes: tuple[Change, ...]


@require_safe
@may_look
def what_this_changes(request: HttpRequest, document: int) -> HttpResponse:
    """Of an entry as it is drafted, or of its withdrawal."""
    found = get_object_or_404(Document, pk=document, kind__in=target_kinds())
    draft: Publishable = get_object_or_404(apps.get_model(found.kind), document=found)
    if not may_edit(request.user, draft):
        raise PermissionDenied
    becomes = WITHDRAWN if request.GET.get("becomes") == WITHDRAWN else PUBLISHED
    entry = entry_of_draft(draft.get_latest_revision_as_object()) if becomes == PUBLISHED else None
    impact = impact_of(found, entry)
    return render_about(
        request,
        draft,
        "linking/admin/impact.html",
        title="What this changes",
        icon="link",
        document=found,
        is_live=found.state == DocumentState.LIVE,
        becomes=becomes,
        impact=impact,
        pages=[_changes(page, _titles(found, entry)) for page in impact.pages[:MOST_PAGES]],
        left_out=max(0, len(impact.pages) - MOST_PAGES),
        summary=_summary(impact),
    )


def _titles(document: Document, entry: Entry | None) -> Mapping[int, str]:
    """What entries are called; the one that changes by its new name."""
    titles = {int(key): each.headword for key, each in current_names().entries.items()}
    return titles | ({document.pk: entry.headword} if entry is not None else {})


def _summary(impact: Impact) -> str:
    """How many links come, go and lead elsewhere, in words."""
    words = {"gained": "new", "lost": "gone", "changed": "leading elsewhere"}
    counts = {kind: sum(len(getattr(page, kind)) for page in impact.pages) for kind in words}
    return ", ".join(
        f"{count:,} link{'' if count == 1 else 's'} {words[kind]}" for kind, count in counts.items() if count
    )


def _changes(page: PageImpact, titles: Mapping[int, str]) -> PageChanges:
    return PageChanges(page, tuple(_sentences(page, titles)))


def _sentences(page: PageImpact, titles: Mapping[int, str]) -> Iterator[Change]:
    for kind in ("gained", "lost", "changed"):
        for sentence in getattr(page, kind):
            former = titles.get(sentence.was, "") if sentence.was is not None else ""
            yield Change(sentence, kind, titles.get(sentence.target, ""), former)
