"""Deleting sources: only drafts that nothing cites."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from wagtail.admin import messages

from publishing.admin.editing import display_title
from publishing.admin.records import DeleteRecordView
from sources.drafts import drafts_citing
from sources.models import Source

MOST_NAMED = 10


def cited_by(source: Source) -> str:
    """The drafts that cite a source, by their titles."""
    titles = [f"“{display_title(draft.owner)}”" for draft in drafts_citing(source)]
    more = f" and {len(titles) - MOST_NAMED} more" if len(titles) > MOST_NAMED else ""
    return ", ".join(titles[:MOST_NAMED]) + more


class DeleteSourceView(DeleteRecordView):
    """Says where a source is cited, and what to do instead."""

    def obstacle(self) -> str | None:
        names = "" if self.object.document.current_version_id is not None else cited_by(self.object)
        if names:
            return f"“{self.object}” is cited by {names} and cannot be deleted. Replace it by another source first."
        return super().obstacle()


def keep_cited_sources(request: HttpRequest, instances: Sequence) -> HttpResponse | None:
    """Sources chosen together are deleted only if every one of them may be."""
    sources = sorted((each for each in instances if isinstance(each, Source)), key=lambda source: source.key)
    reasons = []
    for source in sources:
        if source.document.current_version_id is not None:
            reasons.append(f"“{source}” was published and can only be withdrawn.")
        elif names := cited_by(source):
            reasons.append(f"“{source}” is cited by {names}.")
    if not reasons:
        return None
    messages.error(request, f"Nothing was deleted. {' '.join(reasons)}")
    return redirect(reverse("wagtailsnippets_sources_source:list"))
