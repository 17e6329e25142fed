"""``/robots.txt``: what is of no use to search engines, and where the list of pages is."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

# Comparisons of versions multiply: ``/articles/a/compare/2/3/``.
CLOSED = (
    "/admin/",
    "/accounts/",
    "/search/",
    "/report/",
    "/teach/",
    "/learn/",
    "/editor-bar/",
    "/_util/",
    "/*/compare/*/*/",
)


@require_safe
@cache_control(public=True, max_age=3600)
def robots(request: HttpRequest) -> HttpResponse:
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in CLOSED), ""]
    lines.append(f"Sitemap: {settings.SITE_ADDRESS}{reverse('sitemap')}")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
