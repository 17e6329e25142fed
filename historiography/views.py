"""The comparison of schools as a page and as a file; the stored pages do the rest."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_safe
from wagtail.wagtail_hooks import check_view_restrictions

from historiography.comparison import Comparison, compare
from historiography.export import csv_text
from historiography.matrix_html import matrix_rows
from historiography.models import HistoriographyIndexPage
from historiography.models.indexes import SLUG
from publishing.models import DocumentState
from publishing.restrictions import restricted_paths_within
from publishing.site import site_context
from publishing.views.answers import StoredPage, answer
from publishing.views.lookup import Found, find
from publishing.views.reading import serve

BASE = f"/{SLUG}/"
QUICKLY = 4  # of 2 MB of table a tenth more than by the usual compression, in a third of the time


@require_safe
def compare_schools(request: HttpRequest) -> HttpResponse:
    """``/historiography/compare/``, and ``…?question=<slug>&school=<slug>``, each as often as wanted."""
    return _answered(request, _page)


@require_safe
def compare_file(request: HttpRequest) -> HttpResponse:
    """The same as CSV: ``/historiography/compare.csv``."""
    return _answered(request, _file)


def _answered(request: HttpRequest, make: Callable[[HttpRequest, Comparison, bool], HttpResponse]) -> HttpResponse:
    """What is below the page on the debate: as open as that page is, and gone where that is gone."""
    found = find(BASE)
    if found is None or found.state != DocumentState.LIVE:
        return serve(request, BASE.removeprefix("/"))

    def made(*_arguments) -> HttpResponse:
        asked = [request.GET.getlist(name) for name in ("question", "school")]
        return make(request, compare(*asked, closed=restricted_paths_within(BASE)), not found.closed)

    return _if_invited(request, found, made) if found.closed else made()


def _if_invited(request: HttpRequest, found: Found, made: Callable[..., HttpResponse]) -> HttpResponse:
    """The answer for those whom the restriction of the page lets in; for others its form or the login."""
    page = HistoriographyIndexPage.objects.get(document=found.document)
    return check_view_restrictions(made)(page, request, [], {})


def _page(request: HttpRequest, comparison: Comparison, public: bool) -> HttpResponse:
    context = {
        "site": site_context(),
        "comparison": comparison,
        "rows": matrix_rows(comparison),
        "base": BASE,
        "path": reverse("compare_schools"),
        "file_path": f"{reverse('compare_file')}{comparison.query}",
    }
    html = render_to_string("historiography/compare.html", context)
    return answer(request, StoredPage.of(html, compression=QUICKLY), public=public)


def _file(request: HttpRequest, comparison: Comparison, public: bool) -> HttpResponse:
    response = HttpResponse(csv_text(comparison.table()), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="positions.csv"'
    response["Cache-Control"] = "public, max-age=0" if public else "private, no-store"
    response["X-Robots-Tag"] = "noindex"
    return response
