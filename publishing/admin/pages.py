"""Pages as the admin's views need them: loaded, with what was published of them."""

from collections.abc import Iterable

from django.http import Http404
from django.shortcuts import get_object_or_404
from wagtail.models import Page

from publishing.models import Document
from publishing.pages import PublishablePage


def load_page(page_id: int) -> PublishablePage:
    """A page that can have versions. Raises Http404 for any other."""
    page = get_object_or_404(Page, pk=page_id).specific
    if not isinstance(page, PublishablePage):
        raise Http404
    return page


def published_among(pages: Iterable[Page]) -> list[Page]:
    """Those pages that have a version, in the order given."""
    publishable = [page for page in pages if isinstance(page, PublishablePage) and page.document_id]
    keys = {page.document_id for page in publishable}
    published = set(Document.objects.published().filter(pk__in=keys).values_list("pk", flat=True))
    return [page for page in publishable if page.document_id in published]


def published_below(page: Page) -> list[Page]:
    """What has a version of a page and everything below it."""
    return published_among(page.get_descendants(inclusive=True).defer_streamfields().specific())
