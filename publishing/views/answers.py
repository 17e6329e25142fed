"""Stored pages as HTTP answers: compressed bytes, conditional requests, the short copy in each process."""

import gzip
import hashlib
from dataclasses import dataclass

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import http_date


@dataclass(frozen=True)
class StoredPage:
    """A whole page: gzip bytes, the hash of its text, and when it was made (seconds since 1970, None if unknown)."""

    html: bytes
    etag: str
    modified: int | None

    @classmethod
    def of(cls, html: str, modified: int | None = None) -> "StoredPage":
        encoded = html.encode()
        return cls(gzip.compress(encoded, 6, mtime=0), hashlib.sha256(encoded).hexdigest()[:32], modified)


def cached_page(address: str) -> StoredPage | None:
    return cache.get(f"page:{address}") if settings.PAGE_CACHE_SECONDS else None


def keep_page(address: str, page: StoredPage) -> None:
    if settings.PAGE_CACHE_SECONDS:
        cache.set(f"page:{address}", page, settings.PAGE_CACHE_SECONDS)


def answer(request: HttpRequest, page: StoredPage, *, public: bool = True) -> HttpResponse:
    """The page, or 304 where the reader has it. Only public pages may be kept by caches that readers share."""
    etag = f'W/"{page.etag}"'  # weak: the same page goes out compressed and not
    response = get_conditional_response(request, etag=etag, last_modified=page.modified)
    if response is None:
        if "gzip" in request.headers.get("Accept-Encoding", ""):
            response = HttpResponse(page.html, headers={"Content-Encoding": "gzip"})
        else:
            response = HttpResponse(gzip.decompress(page.html))
    response.headers["ETag"] = etag
    if page.modified is not None:
        response.headers["Last-Modified"] = http_date(page.modified)
    if public:
        response.headers["Cache-Control"] = f"public, max-age=0, s-maxage={settings.PAGE_CACHE_SECONDS}"
    else:
        response.headers["Cache-Control"] = "private, no-store"
    patch_vary_headers(response, ["Accept-Encoding"])
    return response
