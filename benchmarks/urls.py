"""The site's addresses, and before them the bare view: the same middleware, the same bytes, nothing else."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import path

from korea_intervention import urls as site

FOLDER = settings.DATA_DIR / "bare"
# The bytes that the site's own view sends, by name; written by benchmarks.site.
BYTES = {file.stem: file.read_bytes() for file in FOLDER.glob("*.gz")}


def bare(request: HttpRequest, name: str) -> HttpResponse:
    return HttpResponse(BYTES[name], headers={"Content-Encoding": "gzip"})


urlpatterns = [path("bare/<str:name>/", bare), *site.urlpatterns]
